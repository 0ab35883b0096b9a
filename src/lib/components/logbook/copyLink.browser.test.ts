import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CopyLink from './CopyLink.svelte';

const href = '/c/circle/logbook/agreement';
const whole = () => `${location.origin}${href}`;
const link = page.getByRole('link', { name: 'Copy link' });

afterEach(() => vi.restoreAllMocks());

test('the link of an agreement is put on the clipboard, with its whole address', async () => {
	const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	await render(CopyLink, { href });
	await link.click();
	expect(written).toHaveBeenCalledWith(whole());
});

test('where the clipboard is closed the address stands there, marked, to be copied by hand', async () => {
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('closed'));
	await render(CopyLink, { href });
	await link.click();
	const field = page.getByRole('textbox', { name: 'Address of this agreement' });
	await expect.element(field).toHaveValue(whole());
	await expect.poll(() => document.getSelection()?.toString()).toBe(whole());
});
