import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';

/** Where a note lies on this device; by meeting and person, as one device may be lent on. */
export function noteKey({ id, me }: Pick<LiveMeeting, 'id' | 'me'>): string {
	return `rondo-note-${id}-${me}`;
}

/** A note for oneself: it stays on this device and is never sent. */
export class PrivateNote {
	readonly #key: string;
	#text = $state('');
	/** Whether this device kept it; some browsers keep nothing. */
	kept = $state(true);

	constructor(live: Pick<LiveMeeting, 'id' | 'me'>) {
		this.#key = noteKey(live);
		this.#text = read(this.#key);
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.kept = write(this.#key, text);
	}
}

/** Removes the note from this device, when its person leaves. */
export function forgetNote(live: Pick<LiveMeeting, 'id' | 'me'>): void {
	write(noteKey(live), '');
}

function read(key: string): string {
	try {
		return localStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

function write(key: string, text: string): boolean {
	try {
		if (text === '') localStorage.removeItem(key);
		else localStorage.setItem(key, text);
		return true;
	} catch {
		return false;
	}
}
