/** Who may find an agreement, as words of the index that nobody can type. */
import type { Agreement } from '../agreementStore.ts';

/** Letters of the index alone: ids tell small letters from capitals, and the index does not. */
const hex = (id: string): string => Buffer.from(id).toString('hex');

/** Everything of an organisation. */
export function inOrganisation(organisationId: string): string {
	return `a${hex(organisationId)}`;
}

/** MT9: what a circle decided in confidence is found by its members alone, and by no other reader of its logbook. */
export function readersOf({
	circleId,
	confidential
}: Pick<Agreement, 'circleId' | 'confidential'>): string {
	return `${confidential ? 'm' : 'o'}${hex(circleId)}`;
}
