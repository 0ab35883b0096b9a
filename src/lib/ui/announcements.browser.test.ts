import './tokens.css';
import './base.css';
import { toast } from 'svelte-sonner';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import DateField from './DateField.svelte';
import LiveRegion from './LiveRegion.svelte';
import Toaster from './Toaster.svelte';

afterEach(() => {
	document.documentElement.style.fontSize = '';
});

test('your turn may interrupt, all else waits', async () => {
	const { container, rerender } = await render(LiveRegion, { text: '' });
	const region = container.querySelector('[aria-live]');
	expect(region?.getAttribute('aria-live')).toBe('polite');
	await rerender({ text: 'It is your turn, Elif', urgency: 'assertive' });
	expect(region?.getAttribute('aria-live')).toBe('assertive');
	expect(region?.textContent).toBe('It is your turn, Elif');
});

test('a message in passing is read out, fits a phone, and its action is a button', async () => {
	await page.viewport(320, 640);
	await render(Toaster);
	let triedAgain = false;
	toast.error('The line was not sent', {
		description: 'It is kept here.',
		duration: Infinity,
		action: { label: 'Try again', onClick: () => (triedAgain = true) }
	});
	const message = page.getByText('The line was not sent');
	await expect.element(message).toBeVisible();
	expect(message.element().closest('[aria-live="polite"]')).not.toBeNull();
	const box = message.element().closest('[data-sonner-toast]')?.getBoundingClientRect();
	expect(box?.left).toBeGreaterThanOrEqual(0);
	expect(box?.right).toBeLessThanOrEqual(320);
	// While it fades in, it is too pale.
	await expect.poll(() => accessibilityFindings(document.body)).toEqual([]);
	await userEvent.click(page.getByRole('button', { name: 'Try again' }));
	expect(triedAgain).toBe(true);
});

test('a part that cannot be fetched is told, with a way to load it again', async () => {
	await page.viewport(320, 640);
	await render(Toaster);
	window.dispatchEvent(new Event('vite:preloadError'));
	const told = page.getByText(/A part of this page could not be loaded/);
	await expect.element(told).toBeVisible();
	expect(told.element().closest('[role="alert"]')).not.toBeNull();
	await expect.element(page.getByRole('button', { name: 'Load again' })).toBeVisible();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	expect(await accessibilityFindings(document.body)).toEqual([]);
	await page.getByRole('button', { name: 'Close' }).click();
	await expect.element(told).not.toBeInTheDocument();
});

test('a field fits the phone when letters are twice as large', async () => {
	await page.viewport(320, 640);
	document.documentElement.style.fontSize = '200%';
	const { container } = await render(DateField, { label: 'Review', value: '2027-05-31' });
	container.style.inlineSize = '200px';
	const field = container.querySelector('input')?.getBoundingClientRect();
	expect(field?.width).toBeLessThanOrEqual(200);
});
