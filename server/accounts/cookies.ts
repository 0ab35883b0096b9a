/** A cookie for the page to set; whether it is secure, the page's address says. */
export interface CookieToSet {
	readonly name: string;
	readonly value: string;
	/** Seconds; 0 takes the cookie away, undefined keeps it as long as the browser runs. */
	readonly lasts: number | undefined;
}

/** The cookies that a reply of better-auth sets, without its attributes: ours are the same for all. */
export function cookiesOf(headers: Headers): readonly CookieToSet[] {
	return headers.getSetCookie().flatMap((line) => {
		const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
		const at = pair.indexOf('=');
		if (at < 1) return [];
		const age = attributes.find((each) => /^max-age=/i.test(each))?.slice('max-age='.length);
		const lasts = age === undefined ? undefined : Math.max(0, Number(age));
		return [{ name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), lasts }];
	});
}
