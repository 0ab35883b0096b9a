import { expect, test } from 'vitest';
import { aMeeting, paragraph, shed } from '#testing/meetings.ts';
import { wishesIn } from './wishes.ts';

const before = [...paragraph('From 7:00 to 20:00.'), ...paragraph('Two days a year.')];
const after = [...paragraph('From 8:00 to 20:00.'), ...paragraph('Two days a year.')];
const more = [...after, ...paragraph('A calendar hangs on the door.')];

test.each(['clarify', 'react'] as const)('[CD4] in %s each changed point is a wish', (step) => {
	const item = aMeeting().inStep(step).meeting.items[shed];
	expect([before, after, more].map((draft) => wishesIn(item, before, draft))).toEqual([0, 1, 2]);
});

test('[CD5] what the author writes when asked is the draft itself', () => {
	expect(wishesIn(aMeeting().inStep('amend').meeting.items[shed], before, more)).toBe(0);
});
