/** What was typed into the fields of a form, by name; files are none. */
export function typedIn(form: FormData): Readonly<Record<string, string>> {
	const typed: [string, string][] = [];
	for (const [name, value] of form) if (typeof value === 'string') typed.push([name, value]);
	return Object.fromEntries(typed);
}

/** A new name for what a form makes: sent twice, it makes one thing. */
export function formKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
