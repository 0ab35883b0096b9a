import type { Projection } from '#document/projection.ts';

/** The number of the last event that the projection shows. */
export function seqOf(projection: Projection): number {
	const seq = projection.meta['seq'];
	return typeof seq === 'number' ? seq : 0;
}

/** The id of the current item where it is confidential, as everybody may know (MT9). */
export function confidentialAtHand(projection: Projection): string | null {
	const current = projection.meta['current'];
	if (typeof current !== 'string') return null;
	const item = projection.agenda[`items:${current}`];
	const hidden =
		typeof item === 'object' && item !== null && 'confidential' in item && item.confidential;
	return hidden === true ? current : null;
}
