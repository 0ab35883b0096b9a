/** What a decision changes beside being an agreement, from the moment it is in force. */
import type { Subject } from '#governance/agenda/subject.ts';
import type { ItemId } from '#governance/ids.ts';
import { adoptPurpose, takeBackPurpose } from '#server/circles/adoptPurpose.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from './happening.ts';

/** A decision with its agreement, and when it came into force or was brought back (UTC milliseconds). */
export interface Settled {
	readonly item: ItemId;
	readonly agreementId: string;
	readonly at: number;
}

type Place = Pick<Happening, 'stored' | 'after'>;

/** CR1, AR2: the decision is in force: what it is about is as it says. */
export async function comeIntoForce(
	tx: Db,
	{ stored, after }: Place,
	{ item, agreementId, at }: Settled
): Promise<void> {
	const subject: Subject | null = after.items[item]?.subject ?? null;
	const decision = after.decisions[item];
	const version = decision === undefined ? undefined : after.versions[decision.version];
	if (subject === null || version === undefined) return;
	const { circleId } = stored;
	switch (subject.kind) {
		case 'purpose':
			return await adoptPurpose(tx, {
				...{ circleId, part: subject.part, text: version.text, agreementId, at }
			});
		case 'agreement':
			// AR2: the agreement that is amended or ended changes here.
			return;
	}
}

/** CD11: an objection brought the decision back: what it changed is as it was. */
export async function goOutOfForce(
	tx: Db,
	{ stored, after }: Place,
	{ item, agreementId, at }: Settled
): Promise<void> {
	const subject: Subject | null = after.items[item]?.subject ?? null;
	if (subject?.kind === 'purpose')
		await takeBackPurpose(tx, { circleId: stored.circleId, part: subject.part, agreementId, at });
}
