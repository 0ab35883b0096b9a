import { inSentence } from '#client/calledName.ts';

/** The same record, for a page: a name written from right to left does not turn the words around it. */
export function withNamesApart<Written>(written: Written): Written {
	const apart: Written = JSON.parse(JSON.stringify(written), (key, value: unknown) =>
		key === 'name' && typeof value === 'string' ? inSentence(value) : value
	);
	return apart;
}
