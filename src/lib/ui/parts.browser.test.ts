import './tokens.css';
import './base.css';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import { words } from '#testing/words.ts';
import Button from './Button.svelte';
import CheckCard from './CheckCard.svelte';
import CodeField from './CodeField.svelte';
import Connection from './Connection.svelte';
import Dialog from './Dialog.svelte';
import Disc from './Disc.svelte';
import Dock from './Dock.svelte';
import MenuSpecimen from './MenuSpecimen.test.svelte';
import RadioCard from './RadioCard.svelte';
import Segmented from './Segmented.svelte';
import StepBar from './StepBar.svelte';
import TextArea from './TextArea.svelte';
import Timer from './Timer.svelte';

test('a locked button says why, takes the focus, and does nothing', async () => {
	const act = vi.fn();
	const { container } = await render(Button, {
		children: words('Consent round'),
		locked: 'Opens when the objection is resolved.',
		onclick: act
	});
	const button = page.getByRole('button', { name: 'Consent round' });
	await expect.element(button).toHaveAccessibleDescription('Opens when the objection is resolved.');
	await userEvent.tab();
	await expect.element(button).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await button.click({ force: true });
	expect(act).not.toHaveBeenCalled();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('a locked submit button hands in no form', async () => {
	const form = document.createElement('form');
	const handIn = vi.fn((event: Event) => event.preventDefault());
	form.addEventListener('submit', handIn);
	document.body.append(form);
	const { unmount } = await render(
		Button,
		{
			target: form,
			props: { children: words('Hand in'), type: 'submit', locked: 'Choose first.' }
		},
		{}
	);
	await page.getByRole('button', { name: 'Hand in' }).click({ force: true });
	expect(handIn).not.toHaveBeenCalled();
	await unmount();
	form.remove();
});

test('a button keeps its focus when its lock opens', async () => {
	const { rerender } = await render(Button, { children: words('Next'), locked: 'Elif speaks.' });
	await userEvent.tab();
	await rerender({ locked: undefined });
	await expect.element(page.getByRole('button', { name: 'Next' })).toHaveFocus();
});

test('a code can be pasted, and is complete with its sixth sign', async () => {
	const complete = vi.fn();
	const { container } = await render(CodeField, {
		label: 'Code from the screen',
		found: 'This is the right meeting',
		oncomplete: complete
	});
	const field = page.getByRole('textbox', { name: 'Code from the screen' });
	await field.fill('https://rondo.lindenhof.example/join/tk7m4w');
	await expect.element(field).toHaveValue('TK7M4W');
	expect(complete).toHaveBeenCalledExactlyOnceWith('TK7M4W');
	const boxes = [...container.querySelectorAll('.box')].map((box) => box.textContent.trim());
	expect(boxes).toEqual(['T', 'K', '7', 'M', '4', 'W']);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('what is typed into a code goes on at the end and leaves look-alikes out', async () => {
	await render(CodeField, { label: 'Code from the screen' });
	const field = page.getByRole('textbox', { name: 'Code from the screen' });
	await field.click();
	await userEvent.keyboard('tk0o7');
	await expect.element(field).toHaveValue('TK7');
});

test('one of two views is chosen with the arrow keys', async () => {
	const { container } = await render(Segmented, {
		label: 'View',
		options: [
			{ value: 'ring', label: 'Ring' },
			{ value: 'list', label: 'List' }
		],
		value: 'ring'
	});
	await userEvent.tab();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(page.getByRole('radio', { name: 'List' })).toBeChecked();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('an answer row is a radio that says what it means; nothing is preselected', async () => {
	const choose = vi.fn();
	const { container } = await render(RadioCard, {
		name: 'answer',
		value: 'consent',
		group: undefined,
		title: 'Consent',
		meaning: 'Good enough for now, safe to try.',
		tone: 'consent',
		onchange: choose
	});
	const radio = page.getByRole('radio', { name: 'Consent' });
	await expect.element(radio).not.toBeChecked();
	await expect.element(radio).toHaveAccessibleDescription('Good enough for now, safe to try.');
	await page.getByText('Good enough for now, safe to try.').click();
	await expect.element(radio).toBeChecked();
	expect(choose).toHaveBeenCalledExactlyOnceWith('consent');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('an aim is ticked with the space key', async () => {
	const { container } = await render(CheckCard, { title: 'They are cared for' });
	await userEvent.tab();
	await userEvent.keyboard(' ');
	await expect.element(page.getByRole('checkbox', { name: 'They are cared for' })).toBeChecked();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('too long a text is kept whole and says by how much it is over', async () => {
	const { container } = await render(TextArea, { label: 'Reason', limit: 20, value: '' });
	const field = page.getByRole('textbox', { name: 'Reason' });
	await field.fill('x'.repeat(17));
	await expect.element(page.getByText('3 left')).toBeVisible();
	await field.fill('x'.repeat(25));
	await expect.element(field).toHaveValue('x'.repeat(25));
	await expect.element(field).toBeInvalid();
	await expect.element(field).toHaveAccessibleDescription('5 too many');
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('the steps say which is done and which is current, on a narrow phone too', async () => {
	await page.viewport(320, 640);
	const { container } = await render(StepBar, {
		label: 'Decide by consent',
		steps: [
			{ id: 'present', label: 'Present', state: 'done' },
			{ id: 'clarify', label: 'Clarify', state: 'done' },
			{ id: 'react', label: 'React', state: 'current' },
			{ id: 'amend', label: 'Amend', state: 'later' },
			{ id: 'consent', label: 'Consent', state: 'later' },
			{ id: 'record', label: 'Record', state: 'later' }
		]
	});
	const current = container.querySelector('[aria-current="step"]');
	expect(current?.textContent.trim()).toBe('React');
	expect(page.getByRole('listitem').elements()[0]?.textContent).toMatch(/Present\s*done/);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('a clock runs past zero in words, without alarm', async () => {
	const { container, rerender } = await render(Timer, { seconds: 38, manner: 'worded' });
	expect(container.textContent.trim()).toBe('0:38 left');
	await rerender({ seconds: -12 });
	expect(container.textContent.trim()).toBe('0:12 over');
});

test('a dialog holds the focus, closes with Escape and gives the focus back', async () => {
	const close = vi.fn();
	await render(Button, { children: words('Close early') });
	await userEvent.tab();
	const { rerender } = await render(Dialog, {
		open: false,
		title: 'Close the round early?',
		description: 'Three people have not spoken.',
		onclose: close
	});
	await rerender({ open: true });
	const dialog = page.getByRole('dialog', { name: 'Close the round early?' });
	await expect.element(dialog).toHaveAccessibleDescription('Three people have not spoken.');
	await expect.element(page.getByRole('button', { name: 'Close', exact: true })).toHaveFocus();
	expect(await accessibilityFindings(dialog.element())).toEqual([]);
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => close.mock.calls.length).toBe(1);
	await expect.element(page.getByRole('button', { name: 'Close early' })).toHaveFocus();
});

test('a menu opens and acts by keyboard, and says why an item is closed', async () => {
	const pass = vi.fn();
	await render(MenuSpecimen, { onpass: pass });
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	const menu = page.getByRole('menu', { name: 'More' });
	await expect.element(menu).toBeVisible();
	const closed = page.getByRole('menuitem', { name: 'Close early Three people have not spoken.' });
	await expect.element(closed).toHaveAttribute('aria-disabled', 'true');
	expect(await accessibilityFindings(menu.element())).toEqual([]);
	await expect.element(page.getByRole('menuitem', { name: 'Pass the facilitation' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => pass.mock.calls.length).toBe(1);
	await expect.element(page.getByRole('button', { name: 'More' })).toHaveFocus();
});

test('a dock lies at the end of the window and says how high it is', async () => {
	await page.viewport(390, 844);
	const { container, unmount } = await render(Dock, {
		label: 'Your turn',
		children: words('I have spoken')
	});
	const root = document.documentElement;
	await expect.poll(() => root.style.getPropertyValue('--dock-height')).toMatch(/^[1-9]\d*px$/);
	await expect.element(page.getByRole('region', { name: 'Your turn' })).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
	await unmount();
	expect(root.style.getPropertyValue('--dock-height')).toBe('');
});

test('small signs carry their words', async () => {
	await render(Connection, { state: 'offline' });
	await expect.element(page.getByText('Offline, kept here')).toBeVisible();
	await render(Disc, { initials: 'ED', name: 'Elif Demir' });
	await expect.element(page.getByRole('img', { name: 'Elif Demir' })).toBeVisible();
	expect(await accessibilityFindings(document.body)).toEqual([]);
});
