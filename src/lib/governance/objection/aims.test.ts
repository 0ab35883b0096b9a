import { expect, test } from 'vitest';
import { asId } from '../ids.ts';
import type { AimId } from '../ids.ts';
import { aMeeting, person } from '#testing/meetings.ts';

const safe = asId<AimId>('safe');

function answering(aims: readonly AimId[], kind: 'objection' | 'consent' = 'objection') {
	const table = aMeeting().inConsentRound('turns');
	const who = table.round.current ?? person('Mira');
	const { id, version } = table.round;
	const answer = { kind, text: 'It is not safe.', aims };
	const refusal = table.try(who, 'answer', { round: id, version, who, answer, readBack: false });
	return { table, refusal };
}

test('[OB3] an objection brings the aims along that it would harm', () => {
	const { table, refusal } = answering([safe]);
	expect(refusal).toBeNull();
	expect(Object.values(table.meeting.objections)).toMatchObject([
		{ aims: [safe], state: 'raised' }
	]);
});

test('[OB3] an aim that is not the circle’s is refused', () => {
	expect(answering([asId<AimId>('unknown')]).refusal).toMatchObject({ refused: 'notFound' });
});

test('[CD7] only an objection touches aims', () => {
	expect(answering([safe], 'consent').refusal).toMatchObject({ refused: 'wrongAnswer' });
});
