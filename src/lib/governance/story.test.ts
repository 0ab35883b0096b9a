import { aMeeting, person, shed } from '#testing/meetings.ts';
import { confirmation } from '#testing/objections.ts';
import { assert, describe, expect, it } from 'vitest';
import { replay } from './evolve.ts';
import { latestVersion, openObjections } from './meeting.ts';
import { wordingOf } from './objection/objection.ts';
import { openQuestion } from './question/question.ts';

describe('a whole consent decision', () => {
	it('goes from the question to the announcement, with an objection that improves the text', () => {
		const table = aMeeting().withObjection();
		const [objection] = openObjections(table.meeting, shed);
		assert(objection);
		table
			.give('Tomasz', 'wordObjection', {
				objection: objection.id,
				argument: objection.argument,
				aims: table.meeting.circle.aims.slice(0, 1).map(({ id }) => id),
				touchesDriver: false,
				kind: 'sideEffects',
				instead: wordingOf(objection)
			})
			.give('Hanna', 'hearBack', {
				objection: objection.id,
				text: 'Untrained people could get hurt.'
			});
		table
			.give('Tomasz', 'confirmHeard', confirmation(table.objection))
			.give('Mira', 'finishTest', { objection: objection.id })
			.give('Tomasz', 'chooseWay', { objection: objection.id, way: 'amend' })
			.write('Power tools stay in the locked cabinet.')
			.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash });
		const version = latestVersion(table.meeting, shed);
		assert(version);
		expect(version.number).toBe(2);
		const question = openQuestion(table.meeting.questions);
		assert(question);
		table
			.give('Tomasz', 'resolveObjection', {
				objection: objection.id,
				version: version.id,
				words: 'Thank you.'
			})
			.give('Mira', 'settle', { question: question.id })
			.give('Mira', 'openConsentRound', {
				item: shed,
				draftHash: table.draftHash,
				answers: 'together'
			})
			.everybodyConsents(['Hanna'])
			.answers('Hanna', 'concern', 'noise before eight')
			.reveal()
			.adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('inForce');
		expect(
			table.meeting.decisions[shed]?.roll.find(({ who }) => who === person('Hanna'))?.answer?.kind
		).toBe('concern');
		expect(replay(table.events)).toEqual(table.meeting);
	});
});
