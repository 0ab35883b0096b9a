/** CR8: the draft of a decision between meetings, who changes it now, and what leads on. */
import { looking, mayGive } from '#governance/actions.ts';
import { onward } from '#governance/between/onward.ts';
import type { Command } from '#governance/commands.ts';
import { frozenContent } from '#governance/consent/proposal.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import { hashOf } from '#document/canonical.ts';
import { documentOf } from '../places.ts';
import type { RoomNeeds } from '../roomNeeds.ts';

/** The name of what leads on from here: another one once it has happened. */
export function nameOf(next: Command | null): string {
	if (next === null) return '';
	const { type, payload } = next;
	const on = 'round' in payload ? payload.round : 'from' in payload ? payload.from : '';
	return `${type}:${String(on)}`;
}

/** The words of the draft as they are now. */
export async function draftOf(
	{ documents }: Pick<RoomNeeds, 'documents'>,
	meeting: Meeting,
	item: ItemId
): Promise<{ readonly text: RichText; readonly hash: string }> {
	const proposal = meeting.proposals[item];
	if (proposal === undefined) return { text: [], hash: '' };
	const text = await documents.readText(documentOf(meeting, item), proposal.textId);
	return { text, hash: hashOf(frozenContent(text, proposal.details)) };
}

/** CD5: the next version, offered; or, before everybody is asked, what is still to be completed. */
export function mayChangeNow(
	meeting: Meeting,
	item: ItemId,
	me: ParticipantId,
	now: number
): boolean {
	const moment = looking(now, {});
	const version: Command = { type: 'offerVersion', payload: { item, draftHash: '' } };
	if (mayGive(meeting, me, version, moment)) return true;
	const next = onward(meeting, '');
	const leads = meeting.facilitation.facilitator === me;
	return leads && next?.type === 'openConsentRound' && meeting.current === item;
}
