import { enhance } from '$app/forms';
import { goto } from '$app/navigation';

/**
 * Sends a form of a row of a list. When it leads back to the list, the page stays where it is, and the focus
 * on the button; where that can do no more, on the next one of its row that can.
 */
export function inPlace(form: HTMLFormElement) {
	return enhance(form, ({ submitter }) => async ({ result, update }) => {
		if (result.type !== 'redirect' || pathOf(result.location) !== location.pathname)
			return await update();
		const kept = { invalidateAll: true, noScroll: true, keepFocus: true, replaceState: true };
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the server says where to
		await goto(result.location, kept);
		usable(form, submitter)?.focus();
	});
}

const pathOf = (address: string): string => new URL(address, location.href).pathname;

function usable(form: HTMLFormElement, pressed: HTMLElement | null): HTMLElement | null {
	if (pressed === null || !form.isConnected) return null;
	if (!pressed.matches(':disabled')) return pressed;
	return form.parentElement?.querySelector<HTMLElement>('button:enabled') ?? null;
}
