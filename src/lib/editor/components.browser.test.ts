import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import * as Y from 'yjs';
import type { RichText } from '#governance/richText.ts';
import { diffTexts } from '#document/diff.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { accessibilityFindings } from '#testing/accessible.ts';
import { Relay, type Peer } from '#testing/relay.ts';
import DiffView from './DiffView.svelte';
import { toMarkdown } from './renderMarkdown.ts';
import TextEditor from './TextEditor.svelte';
import TextView from './TextView.svelte';

const shed: RichText = [
	{ kind: 'heading', level: 2, runs: [{ text: 'Tool shed' }] },
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Daily from 7:00 to 20:00.' }] },
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents go first.' }] }
];

let relay: Relay;
let hanna: Peer;

const toolbar = page.getByRole('toolbar');
const text = page.getByRole('textbox', { name: 'Draft of version 4' });

function begin(words?: RichText): void {
	relay = new Relay((doc) => seedText(doc, 'a', words));
	hanna = relay.join('Hanna', 'p1');
}

async function open(
	props: { placeholder?: string; readOnly?: boolean; longest?: number; before?: RichText } = {}
) {
	const { doc, awareness } = hanna;
	const label = 'Draft of version 4';
	const view = await render(TextEditor, { doc, awareness, textId: 'a', label, ...props });
	await expect.element(text).toBeVisible();
	return view;
}

function markdown(): string {
	return toMarkdown(readText(textRoot(hanna.doc, 'a')));
}

beforeEach(() => begin());

afterEach(() => {
	expect(relay.refusals).toEqual([]);
	relay.close();
});

describe('the writing place', () => {
	it('shows the text to read at once, and to write when the editor has loaded', async () => {
		begin(shed);
		const { container } = await open();
		await expect.poll(() => text.element().textContent).toContain('Daily from 7:00 to 20:00.');
		await expect.element(toolbar).toBeVisible();
		expect(await accessibilityFindings(container)).toEqual([]);
	});

	it('waits for the server to begin the text', async () => {
		const doc = new Y.Doc();
		await render(TextEditor, { doc, textId: 'late', label: 'Notes' });
		const notes = page.getByRole('textbox', { name: 'Notes' });
		expect(notes.query()).toBeNull();
		seedText(doc, 'late', [{ kind: 'paragraph', runs: [{ text: 'Here.' }] }]);
		await expect.element(notes).toHaveTextContent('Here.');
	});

	it('says what belongs there until somebody writes', async () => {
		const { container } = await open({ placeholder: 'What do you propose?' });
		await expect.element(page.getByText('What do you propose?')).toBeVisible();
		expect(await accessibilityFindings(container)).toEqual([]);
		await text.click();
		await userEvent.keyboard('We share it.');
		await expect.element(page.getByText('What do you propose?')).not.toBeInTheDocument();
	});

	it('has no tools where the text is only to be read', async () => {
		begin(shed);
		const { container } = await open({ readOnly: true });
		expect(toolbar.query()).toBeNull();
		await expect.element(text).toHaveAttribute('aria-readonly', 'true');
		expect(await accessibilityFindings(container)).toEqual([]);
	});

	it('says how much room is left, and when there is none', async () => {
		const { container } = await open({ longest: 30 });
		await text.click();
		await userEvent.keyboard('We share the tool shed, all');
		await expect.element(page.getByText('3 left')).toBeVisible();
		await userEvent.keyboard(' year long');
		const refusal = 'The text is full: it holds 30 characters at most. Nothing more was added.';
		await expect.element(page.getByRole('alert')).toHaveTextContent(refusal);
		await expect.element(text).toHaveAccessibleDescription(refusal);
		expect(await accessibilityFindings(container)).toEqual([]);
		await userEvent.keyboard('{Backspace}');
		await expect.element(page.getByRole('alert')).toHaveTextContent('');
	});
});

describe('what came since the last version', () => {
	const tinted = () =>
		[...(CSS.highlights.get('text-inserted') ?? [])].map((range) => `${range}`.trim());
	const daily: RichText = [
		{ kind: 'heading', level: 2, runs: [{ text: 'Tool shed' }] },
		{ kind: 'paragraph', runs: [] },
		{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Daily from 8:00 to 20:00.' }] },
		{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents' }, { text: ' first.' }] },
		{
			kind: 'item',
			ordered: true,
			depth: 0,
			runs: [{ text: 'Power tools ' }, { text: 'stay', bold: true }, { text: '\ninside.' }]
		}
	];

	it('is tinted while one writes, and follows the words of everybody', async () => {
		begin(daily);
		const view = await open({ before: shed });
		await expect.poll(tinted).toEqual(['8:00', 'Power tools stayinside.']);
		expect(await accessibilityFindings(view.container)).toEqual([]);
		await text.click();
		await userEvent.keyboard('{Control>}{End}{/Control} Truly.');
		await expect.poll(tinted).toEqual(['8:00', 'Power tools stayinside. Truly.']);
		await view.rerender({ before: daily });
		await expect.poll(tinted).toEqual(['Truly.']);
		await view.unmount();
		expect(tinted()).toEqual([]);
	});

	it('is left untinted where there is no version before', async () => {
		begin(daily);
		await open();
		await expect.poll(() => text.element().textContent).toContain('Daily');
		expect(tinted()).toEqual([]);
	});
});

describe('the toolbar', () => {
	it('is one stop of the Tab key, with arrows inside, and gives the cursor back', async () => {
		await open();
		await text.click();
		await userEvent.keyboard('We share it.{Control>}a{/Control}');
		await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
		await expect.element(toolbar.getByRole('button', { name: 'Bold' })).toHaveFocus();
		await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
		await expect.element(toolbar.getByRole('button', { name: 'Numbered list' })).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		expect(markdown()).toBe('1. We share it.');
		await expect.element(text).toHaveFocus();
		await userEvent.keyboard('{Shift>}{Tab}{/Shift}{End}');
		await expect.element(toolbar.getByRole('button', { name: 'Do again' })).toHaveFocus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(toolbar.getByRole('button', { name: 'Bold' })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(text).toHaveFocus();
	});

	it('is reached by Alt and F10 from within the text', async () => {
		await open();
		await text.click();
		await userEvent.keyboard('{Alt>}{F10}{/Alt}');
		await expect.element(toolbar.getByRole('button', { name: 'Bold' })).toHaveFocus();
	});

	it('shows the look under the cursor, and changes it without taking the cursor away', async () => {
		await open();
		await text.click();
		const bold = toolbar.getByRole('button', { name: 'Bold' });
		await expect.element(bold).toHaveAttribute('aria-pressed', 'false');
		await bold.click();
		await expect.element(bold).toHaveAttribute('aria-pressed', 'true');
		await expect.element(text).toHaveFocus();
		await userEvent.keyboard('We');
		await toolbar.getByRole('button', { name: 'Heading' }).click();
		expect(markdown()).toBe('## **We**');
	});

	it('takes back and does again, and says when there is nothing to', async () => {
		await open();
		const undo = toolbar.getByRole('button', { name: 'Take back' });
		const redo = toolbar.getByRole('button', { name: 'Do again' });
		await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
		await text.click();
		await userEvent.keyboard('We share it.');
		await undo.click();
		expect(markdown()).toBe('');
		await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
		await redo.click();
		expect(markdown()).toBe('We share it.');
	});
});

describe('the link dialog', () => {
	const dialog = page.getByRole('dialog', { name: 'Link' });
	const address = dialog.getByRole('textbox', { name: 'Address' });

	it('links the selected words and takes the link off again', async () => {
		await open();
		await text.click();
		await userEvent.keyboard('the plan{Control>}a{/Control}{Control>}k{/Control}');
		await expect.element(address).toHaveFocus();
		expect(await accessibilityFindings(dialog.element())).toEqual([]);
		await userEvent.keyboard('lindenhof.example/plan{Enter}');
		await expect.element(dialog).not.toBeInTheDocument();
		expect(markdown()).toBe('[the plan](https://lindenhof.example/plan)');
		await expect.element(text).toHaveFocus();
		await toolbar.getByRole('button', { name: 'Link' }).click();
		await expect.element(address).toHaveValue('https://lindenhof.example/plan');
		await dialog.getByRole('button', { name: 'Take the link off' }).click();
		await expect.element(dialog).not.toBeInTheDocument();
		expect(markdown()).toBe('the plan');
	});

	it('writes the words too where none are selected', async () => {
		await open();
		await text.click();
		await userEvent.keyboard('See {Control>}k{/Control}');
		await address.fill('ruth@lindenhof.example');
		await dialog.getByRole('textbox', { name: /^Words that lead there/ }).fill('Ruth');
		await dialog.getByRole('button', { name: 'Set the link' }).click();
		await expect.element(dialog).not.toBeInTheDocument();
		expect(markdown()).toBe('See [Ruth](mailto:ruth@lindenhof.example)');
	});

	it('refuses an address that is none, and changes nothing', async () => {
		await open();
		await text.click();
		await userEvent.keyboard('the plan{Control>}a{/Control}{Control>}k{/Control}');
		await address.fill('javascript:alert(1)');
		await dialog.getByRole('button', { name: 'Set the link' }).click();
		const refusal = 'That is not an address of a web page or a mailbox.';
		await expect.element(address).toHaveAccessibleDescription(refusal);
		await dialog.getByRole('button', { name: 'Cancel' }).click();
		await expect.element(dialog).not.toBeInTheDocument();
		expect(markdown()).toBe('the plan');
	});
});

describe('a text to read', () => {
	it('stands below the heading of its place', async () => {
		const { container } = await render(TextView, { text: shed, headingShift: 1 });
		await expect.element(page.getByRole('heading', { level: 3 })).toHaveTextContent('Tool shed');
		expect(await accessibilityFindings(container)).toEqual([]);
	});
});

describe('the change from the last version', () => {
	const next: RichText = [
		{ kind: 'heading', level: 2, runs: [{ text: 'Tool shed' }] },
		{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Daily from 8:00 to 20:00.' }] },
		{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Power tools stay inside.' }] }
	];

	it('is seen and heard: what came, what went, and where', async () => {
		const { container } = await render(DiffView, { diff: diffTexts(shed, next) });
		const words = (tag: string) =>
			[...container.querySelectorAll(tag)].map((node) => node.textContent);
		expect(words('ins')).toEqual(['new words: 8:00 end of new words ', 'Power tools stay inside.']);
		expect(words('del')).toEqual([
			'deleted words: 7:00 end of deleted words ',
			'Residents go first.'
		]);
		const items = page.getByRole('listitem');
		const first = items.nth(0).element().textContent;
		expect(first.replace(/\s+/g, ' ').trim()).toMatch(/^Changed: 1\. Daily from/);
		await expect.element(items.nth(1)).toHaveTextContent('Deleted: 2. Residents go first.');
		await expect.element(items.nth(2)).toHaveTextContent('New: 2. Power tools stay inside.');
		expect(await accessibilityFindings(container)).toEqual([]);
	});
});

it('a card that shows the first lines of a list shows none of the marks of the others', () => {
	const { scrollHeight } = document.documentElement;
	const card = document.createElement('div');
	card.style.cssText = 'block-size: 2rem; overflow: hidden';
	card.innerHTML = `<div class="text"><ul>${'<li>point</li>'.repeat(200)}</ul></div>`;
	document.body.append(card);
	expect(document.documentElement.scrollHeight).toBeLessThan(scrollHeight + 200);
	card.remove();
});
