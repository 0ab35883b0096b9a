/** MT5, EV1: actions and suggestions. */
import type { ActionId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { fresh, notEnded, said, seated, seatedAt } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { mostNotes } from './commands.ts';

const actionStands = (meeting: Meeting, actor: ParticipantId, action: ActionId): Refusal | null =>
	firstOf(
		() => notEnded(meeting),
		() => seatedAt(meeting, actor, meeting.actions[action]?.item ?? null),
		() => unless(meeting.actions[action] !== undefined, 'notFound'),
		() => unless(meeting.actions[action]?.dropped === false, 'alreadyDone')
	);

const someone = (meeting: Meeting, who: ParticipantId | null): Refusal | null =>
	unless(who === null || seatOf(meeting, who) !== undefined, 'notFound');

export const actionRules: Rules<'addAction' | 'changeAction' | 'dropAction' | 'suggest'> = {
	addAction: {
		may: (meeting, actor, { item }) =>
			firstOf(
				() => notEnded(meeting),
				() => seatedAt(meeting, actor, item),
				() => unless(Object.keys(meeting.actions).length < mostNotes, 'tooMany')
			),
		then: (meeting, actor, { what, who, due, item }, moment) =>
			firstOf(
				() => said(what),
				() => someone(meeting, who),
				() => unless(item === null || meeting.items[item] !== undefined, 'notFound')
			) ?? [
				{
					type: 'actionAgreed',
					payload: {
						action: { id: fresh<ActionId>(moment), item, what, who, due, dropped: false, by: actor }
					}
				}
			],
		offers: (meeting) => [{ what: '', who: null, due: null, item: meeting.current }]
	},
	changeAction: {
		may: (meeting, actor, { action }) => actionStands(meeting, actor, action),
		then: (meeting, _, command) =>
			firstOf(
				() => said(command.what),
				() => someone(meeting, command.who)
			) ?? [{ type: 'actionChanged', payload: command }],
		offers: (meeting) =>
			Object.values(meeting.actions).map(({ id, what, who, due }) => ({
				action: id,
				what,
				who,
				due
			}))
	},
	dropAction: {
		may: (meeting, actor, { action }) => actionStands(meeting, actor, action),
		then: (_, __, { action }) => [{ type: 'actionDropped', payload: { action } }],
		offers: (meeting) => Object.values(meeting.actions).map(({ id }) => ({ action: id }))
	},
	suggest: {
		may: (meeting, actor) =>
			firstOf(
				() => notEnded(meeting),
				() => seated(meeting, actor),
				() =>
					unless(
						meeting.current !== null && meeting.items[meeting.current]?.kind === 'closing',
						'wrongStep'
					),
				() => unless(meeting.suggestions.length < mostNotes, 'tooMany')
			),
		then: (_, actor, { text }) =>
			said(text) ?? [{ type: 'suggestionMade', payload: { who: actor, text } }],
		offers: () => [{ text: '' }]
	}
};
