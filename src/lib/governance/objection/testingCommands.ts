/** OB4: testing by reasoning. */
import { settingsOf } from '../consent/settingsOf.ts';
import type { ObjectionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, said } from '../rule.ts';
import type { Rules } from '../rule.ts';
import type { ObjectionTest } from '../settings.ts';
import { each, holds, inHand, stateIs, takesPart } from './hand.ts';

function testOf(meeting: Meeting, id: ObjectionId): ObjectionTest {
	const item = meeting.objections[id]?.item;
	return item === undefined ? 'none' : settingsOf(meeting, item).objectionTest;
}

/** OB4: what has to be true before the objection counts as tested. */
function testDone(meeting: Meeting, id: ObjectionId): Refusal | null {
	const objection = meeting.objections[id];
	if (objection === undefined) return refuse('notFound');
	switch (testOf(meeting, id)) {
		case 'none':
			return refuse('testNotUsed');
		case 'argued':
			return unless(
				objection.counters.every((counter) => counter.raiserAgrees === false),
				'notTested'
			);
		case 'paramount':
			return unless(objection.paramount?.is === true, 'notTested');
	}
}

/** The raiser may change their mind about an argument as long as the test goes on. */
function canAnswer(meeting: Meeting, id: ObjectionId, index: number, agrees: boolean) {
	const counter = meeting.objections[id]?.counters[index];
	return firstOf(
		() => unless(counter !== undefined, 'notFound'),
		() => unless(counter?.raiserAgrees !== agrees, 'alreadyDone')
	);
}

export const testingRules: Rules<
	'argueAgainst' | 'answerCounter' | 'declareParamount' | 'finishTest'
> = {
	argueAgainst: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => takesPart(meeting, actor, objection),
				() => inHand(meeting, objection),
				() => unless(testOf(meeting, objection) === 'argued', 'testNotUsed'),
				() => stateIs(meeting, objection, 'understood')
			),
		then: (_, actor, { objection, text }) =>
			said(text) ?? [{ type: 'counterArgued', payload: { objection, by: actor, text } }],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id, text: '' }))
	},
	answerCounter: {
		may: (meeting, actor, { objection, index, agrees }) =>
			firstOf(
				() => inHand(meeting, objection),
				() => holds(meeting, actor, objection),
				() => stateIs(meeting, objection, 'understood'),
				() => canAnswer(meeting, objection, index, agrees)
			),
		then: (_, __, { objection, index, agrees }) => [
			{ type: 'counterAnswered', payload: { objection, index, agrees } }
		],
		offers: (meeting) =>
			each(meeting, ({ id, counters }) =>
				counters.flatMap((_, index) =>
					[true, false].map((agrees) => ({ objection: id, index, agrees }))
				)
			).flat()
	},
	declareParamount: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => inHand(meeting, objection),
				() => holds(meeting, actor, objection),
				() => unless(testOf(meeting, objection) === 'paramount', 'testNotUsed'),
				() => stateIs(meeting, objection, 'understood')
			),
		then: (_, __, command) =>
			unless(command.why.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'paramountDeclared', payload: command }
			],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id, is: true, why: '' }))
	},
	finishTest: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => inHand(meeting, objection),
				() => unless(meeting.objections[objection]?.state !== 'raised', 'notUnderstood'),
				() => stateIs(meeting, objection, 'understood'),
				() => testDone(meeting, objection)
			),
		then: (_, __, { objection }) => [{ type: 'objectionTested', payload: { objection } }],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id }))
	}
};
