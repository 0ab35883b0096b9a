/** Anything that JSON can say. */
export type Json =
	null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reads a JSON column. What the value means is checked by whoever uses it. */
export function readJson(text: string): Json {
	const value: Json = JSON.parse(text);
	return value;
}

/** Whether a value is an object with named members, not a list. */
export function isJsonObject(value: Json | undefined): value is { readonly [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
