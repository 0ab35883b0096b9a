/** OB9: what a meeting says of an agreement that it made reaches the logbook at once. */
import type { EventOf } from '#governance/events.ts';
import { findAgreement } from '#server/decisions/agreementStore.ts';
import { versionMadeIn } from '#server/decisions/agreementVersions.ts';
import { noteObjection, notePause, type Said } from '#server/decisions/objecting.ts';
import { findParticipant } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from './happening.ts';

/** What the ledger tells of a change: ids alone, no words. */
export interface LogbookChange {
	readonly agreement: string;
	/** The entry of its history. */
	readonly entry: string;
	readonly what: 'objected' | 'paused' | 'resumed';
}

/** Notes an objection or a pause. @returns undefined where the item made no agreement. */
export async function tellLogbook(
	tx: Db,
	{ stored }: Pick<Happening, 'stored'>,
	event: EventOf<'agreementQuestioned'> | EventOf<'agreementPaused'>
): Promise<LogbookChange | undefined> {
	const { item } = event.payload;
	const form = await versionMadeIn(tx, stored.id, item);
	const agreement = form && (await findAgreement(tx, form.agreementId));
	if (agreement === undefined) return undefined;
	const place = { meetingId: stored.id, itemId: item, at: event.at };
	if (event.type === 'agreementPaused') {
		const { ownerName: whoName, ownerPersonId: personId } = agreement;
		const said: Said = { ...place, personId, whoName, words: event.payload.reason };
		const entry = await notePause(tx, agreement, said);
		return { agreement: agreement.id, entry, what: 'paused' };
	}
	const { who, words } = event.payload;
	const personId = (await findParticipant(tx, stored.id, who))?.personId ?? null;
	// OB8: in the room the objector was not asked whether to be named.
	const said: Said = { ...place, personId, whoName: '', words };
	const entry = await noteObjection(tx, agreement, said);
	return { agreement: agreement.id, entry, what: 'objected' };
}
