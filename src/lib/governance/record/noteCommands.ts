/** MT6-MT8, RN9: notes, own words and reflections. */
import { stepOf } from '../agenda/item.ts';
import type { ItemId, NoteId, ParticipantId, RoundId } from '../ids.ts';
import { itemAt } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHiddenFrom, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs, notEnded, said, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { mostNotes } from './commands.ts';
import { newNote } from './newNote.ts';
import type { Note, NoteKind } from './notes.ts';

/** MT7: who sat in the meeting may correct its draft afterwards. */
function attended(meeting: Meeting, actor: ParticipantId): Refusal | null {
	const presence = seatOf(meeting, actor)?.presence;
	return meeting.phase === 'ended'
		? unless(presence === 'here' || presence === 'left', 'notSeated')
		: seated(meeting, actor);
}

const owner = (note: Note | undefined): ParticipantId | undefined => note?.about ?? note?.by;

const readable = (meeting: Meeting, actor: ParticipantId, item: ItemId | null): Refusal | null =>
	unless(!isHiddenFrom(meeting, actor, item), 'confidential');

const itemOf = (meeting: Meeting, note: NoteId): ItemId | null => meeting.notes[note]?.item ?? null;

/** RL3: the words are the person's own; a helper enters the answer of somebody without a device. */
function isTheirs(meeting: Meeting, actor: ParticipantId, id: NoteId): Refusal | null {
	const whose = owner(meeting.notes[id]);
	return unless(whose !== undefined && actsAs(meeting, actor, whose), 'notYours');
}

const hasRoom = (meeting: Meeting): Refusal | null =>
	unless(Object.keys(meeting.notes).length < mostNotes, 'tooMany');

const stands = (meeting: Meeting, note: NoteId): Refusal | null =>
	firstOf(
		() => unless(meeting.notes[note] !== undefined, 'notFound'),
		() => unless(meeting.notes[note]?.struck === false, 'alreadyDone')
	);

function wordsRule(meeting: Meeting, actor: ParticipantId, round: RoundId): Refusal | null {
	const held = meeting.rounds[round];
	return firstOf(
		() => notEnded(meeting),
		() => seated(meeting, actor),
		() => unless(held !== undefined && held.order.includes(actor), 'notOnRoll'),
		() => readable(meeting, actor, held?.item ?? null),
		() => hasRoom(meeting)
	);
}

/** MT8: words of the check-in stay in the room unless the person says otherwise. */
function mayMinute(meeting: Meeting, round: RoundId, alsoCheckIn: boolean): Refusal | null {
	const held = meeting.rounds[round];
	const item = itemAt(meeting, held?.item ?? null);
	const step = item?.method?.steps.find(({ id }) => id === held?.step) ?? stepOf(item);
	return unless(step?.wordsStayHere !== true || alsoCheckIn, 'confidential');
}

const noteOf = (kind: NoteKind, text: string) => ({ kind, text });

export const noteRules: Rules<
	| 'writeNote'
	| 'minuteMyWords'
	| 'reflectBack'
	| 'answerReflection'
	| 'correctNote'
	| 'strikeNote'
	| 'agreeToStrike'
> = {
	writeNote: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => attended(meeting, actor),
				() => unless(item === null || meeting.items[item] !== undefined, 'notFound'),
				() => readable(meeting, actor, item),
				() => hasRoom(meeting)
			),
		then: (_, actor, { item, text }, moment) =>
			said(text) ?? [
				{
					type: 'noteWritten',
					payload: {
						note: newNote(moment, {
							...noteOf('note', text),
							item,
							round: null,
							by: actor,
							about: null
						})
					}
				}
			],
		offers: (meeting) => [{ item: meeting.current, text: '' }]
	},
	minuteMyWords: {
		may: (meeting, actor, { round }) => wordsRule(meeting, actor, round),
		then: (meeting, actor, { round, text, alsoCheckIn }, moment) =>
			said(text) ??
			mayMinute(meeting, round, alsoCheckIn) ?? [
				{
					type: 'noteWritten',
					payload: {
						note: newNote(moment, {
							...noteOf('ownWords', text),
							item: meeting.rounds[round]?.item ?? null,
							round,
							by: actor,
							about: actor
						})
					}
				}
			],
		offers: (meeting) =>
			meeting.roundOrder.slice(-1).map((round) => ({ round, text: '', alsoCheckIn: false }))
	},
	reflectBack: {
		may: (meeting, actor, { round, of }) =>
			firstOf(
				() => wordsRule(meeting, actor, round),
				() => unless(of !== actor, 'notYours'),
				() =>
					unless(
						meeting.rounds[round]?.turns[of]?.state === 'spoken' ||
							meeting.rounds[round]?.current === of,
						'notYourTurn'
					),
				() => mayMinute(meeting, round, false)
			),
		then: (meeting, actor, { round, of, text }, moment) =>
			said(text) ?? [
				{
					type: 'noteWritten',
					payload: {
						note: newNote(moment, {
							...noteOf('reflection', text),
							item: meeting.rounds[round]?.item ?? null,
							round,
							by: actor,
							about: of
						})
					}
				}
			],
		offers: (meeting) =>
			meeting.roundOrder
				.slice(-1)
				.flatMap((round) =>
					(meeting.rounds[round]?.order ?? []).map((of) => ({ round, of, text: '' }))
				)
	},
	answerReflection: {
		may: (meeting, actor, { note }) =>
			firstOf(
				() => attended(meeting, actor),
				() => stands(meeting, note),
				() => unless(meeting.notes[note]?.kind === 'reflection', 'notFound'),
				() => readable(meeting, actor, itemOf(meeting, note)),
				() => isTheirs(meeting, actor, note),
				() => unless(meeting.notes[note]?.confirmed === null, 'alreadyDone')
			),
		then: (_, __, { note, confirmed, text }) =>
			said(text) ?? [{ type: 'noteAnswered', payload: { note, confirmed, text } }],
		offers: (meeting) =>
			Object.values<Note>(meeting.notes).map(({ id, text }) => ({
				note: id,
				confirmed: true,
				text
			}))
	},
	correctNote: {
		may: (meeting, actor, { note }) =>
			firstOf(
				() => attended(meeting, actor),
				() => stands(meeting, note),
				() =>
					unless(
						meeting.notes[note]?.kind === 'note' || owner(meeting.notes[note]) === actor,
						'notYours'
					),
				() => readable(meeting, actor, itemOf(meeting, note))
			),
		then: (meeting, _, { note, text }) =>
			firstOf(
				() => said(text),
				() => unless(meeting.notes[note]?.text !== text, 'alreadyDone')
			) ?? [{ type: 'noteCorrected', payload: { note, text } }],
		offers: (meeting) =>
			Object.values<Note>(meeting.notes).map(({ id, text }) => ({ note: id, text }))
	},
	strikeNote: {
		may: (meeting, actor, { note }) =>
			firstOf(
				() => attended(meeting, actor),
				() => stands(meeting, note),
				() => readable(meeting, actor, itemOf(meeting, note)),
				() =>
					unless(
						owner(meeting.notes[note]) === actor || meeting.notes[note]?.strikeAskedBy === null,
						'alreadyDone'
					)
			),
		then: (meeting, actor, { note }) =>
			owner(meeting.notes[note]) === actor
				? [{ type: 'noteStruck', payload: { note } }]
				: [{ type: 'strikeAsked', payload: { note, by: actor } }],
		offers: (meeting) => Object.values<Note>(meeting.notes).map(({ id }) => ({ note: id }))
	},
	agreeToStrike: {
		may: (meeting, actor, { note }) =>
			firstOf(
				() => attended(meeting, actor),
				() => stands(meeting, note),
				() => unless(meeting.notes[note]?.strikeAskedBy !== null, 'stale'),
				() => readable(meeting, actor, itemOf(meeting, note)),
				() => isTheirs(meeting, actor, note)
			),
		then: (_, __, { note }) => [{ type: 'noteStruck', payload: { note } }],
		offers: (meeting) => Object.values<Note>(meeting.notes).map(({ id }) => ({ note: id }))
	}
};
