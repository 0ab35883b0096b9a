/** A key that does something with Ctrl, or Cmd on a Mac. */
export interface Shortcut {
	readonly key: string;
	readonly shift?: true;
	readonly alt?: true;
}

/** How a shortcut is called on this machine: "Ctrl+Shift+7", "⌘⇧7". */
export function keyName({ key, shift, alt }: Shortcut, mac: boolean): string {
	if (mac) return `⌘${alt ? '⌥' : ''}${shift ? '⇧' : ''}${key}`;
	return `Ctrl+${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys({ key, shift, alt }: Shortcut, mac: boolean): string {
	return `${mac ? 'Meta' : 'Control'}+${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** Whether this machine's keyboard has a Cmd key. */
export function isMac(): boolean {
	return /Mac|iP(?:hone|ad|od)/.test(navigator.userAgent);
}
