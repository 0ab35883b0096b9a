import { m } from '#i18n/paraglide/messages.js';

const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bEdg/, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/Firefox\/|FxiOS/, 'Firefox'],
	[/Chrome\/|CriOS/, 'Chrome'],
	[/Safari\//, 'Safari']
];

const systems: readonly (readonly [RegExp, string])[] = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux/, 'Linux']
];

/** A device as people know it, from what its browser says of itself: "Firefox, Android". */
export function deviceWords(said: string): string {
	const find = (known: readonly (readonly [RegExp, string])[]) =>
		known.find(([sign]) => sign.test(said))?.[1];
	const words = [find(browsers), find(systems)].filter((each) => each !== undefined);
	return words.length === 0 ? m.account_device_unknown() : words.join(', ');
}
