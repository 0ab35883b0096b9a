/**
 * What somebody sent when they turned out to be signed out. It waits in this tab until the same person
 * is back on the page from signing in; anything else they do lets it go.
 */
const place = 'rondo.typed';

interface Typed {
	readonly path: string;
	readonly who: string;
	readonly form: string;
	/** By place in the form; null where there is nothing to give back. */
	readonly fields: readonly (string | boolean | null)[];
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Passwords are not kept, and what the page itself put into the form is there again. */
const notKept = ['hidden', 'password', 'file', 'submit', 'button'];

function fieldsOf(form: HTMLFormElement): readonly Field[] {
	return Array.from(form.elements).filter(
		(each): each is Field =>
			each instanceof HTMLInputElement ||
			each instanceof HTMLTextAreaElement ||
			each instanceof HTMLSelectElement
	);
}

/** Which form of a page it is: what it does, and to what. */
function nameOf(form: HTMLFormElement): string {
	const about = fieldsOf(form)
		.filter(({ type, name }) => type === 'hidden' && name !== 'key' && name !== 'draftHash')
		.map(({ name, value }) => `${name}=${value}`);
	return [form.getAttribute('action') ?? '', ...about].join('&');
}

const isTicked = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

/** Remembers a form that is sent. */
export function keepTyped(form: HTMLFormElement, path: string, who: string): void {
	const fields = fieldsOf(form).map((field) => {
		if (notKept.includes(field.type)) return null;
		return isTicked(field) ? field.checked : field.value;
	});
	const typed: Typed = { path, who, form: nameOf(form), fields };
	try {
		sessionStorage.setItem(place, JSON.stringify(typed));
	} catch {
		// A full or closed storage keeps nobody from sending.
	}
}

/** Forgets it, and gives it back first where somebody is back from signing in. */
export function giveTypedBack(path: string, who: string, isBack: boolean): void {
	const kept = taken();
	if (!isBack || kept?.path !== path || kept.who !== who) return;
	const form = Array.from(document.forms).find((each) => nameOf(each) === kept.form);
	if (form === undefined) return;
	fieldsOf(form).forEach((field, at) => {
		const value = kept.fields[at];
		if (typeof value === 'boolean' && isTicked(field)) field.checked = value;
		else if (typeof value === 'string') field.value = value;
		else return;
		field.dispatchEvent(new Event('input', { bubbles: true }));
		field.dispatchEvent(new Event('change', { bubbles: true }));
	});
	for (let around = form.closest('details'); around !== null;) {
		around.open = true;
		around = around.parentElement?.closest('details') ?? null;
	}
	form.scrollIntoView({ block: 'center' });
}

function taken(): Typed | undefined {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
		sessionStorage.removeItem(place);
		return isTyped(kept) ? kept : undefined;
	} catch {
		return undefined;
	}
}

function isTyped(kept: unknown): kept is Typed {
	if (typeof kept !== 'object' || kept === null) return false;
	const { path, who, form, fields } = { path: 0, who: 0, form: 0, fields: 0, ...kept };
	const isNamed = [path, who, form].every((each: unknown) => typeof each === 'string');
	return isNamed && Array.isArray(fields);
}
