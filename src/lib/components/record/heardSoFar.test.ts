import { expect, test } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import { heardSoFar } from './heardSoFar.ts';

test('[RN9] what was said back is heard once the speaker confirmed it', () => {
	const table = aMeeting().inStep('react').openRound();
	const of = table.round.current!;
	const listener = table.round.order.find((id) => id !== of)!;
	table.give(listener, 'reflectBack', { round: table.round.id, of, text: 'Glad of hands.' });
	table.give('Mira', 'writeNote', { item: null, text: 'Snacks are in the kitchen.' });
	expect(heardSoFar(table.meeting, shed)).toEqual([]);
	const note = Object.values(table.meeting.notes)[0]!;
	table.give(of, 'answerReflection', { note: note.id, confirmed: true, text: 'Glad of help.' });
	expect(heardSoFar(table.meeting, shed)).toMatchObject([{ about: of, text: 'Glad of help.' }]);
});
