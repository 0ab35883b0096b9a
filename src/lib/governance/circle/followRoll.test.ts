import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import { placeEvents } from '../decide.ts';
import { asId } from '../ids.ts';
import type { ParticipantId } from '../ids.ts';
import { consentRoll } from '../people/seat.ts';
import { followRoll } from './followRoll.ts';
import { rollOf } from './roll.ts';
import type { LinkTerm, MemberOfCircle } from './roll.ts';

const members = (...names: readonly string[]): readonly MemberOfCircle[] =>
	names.map((name) => ({ personId: `p-${person(name)}`, name, consents: true }));

/** The meeting after its roll was brought up to the circle's. */
function followed(table: Table, roll: readonly MemberOfCircle[]): Table {
	const persons = Object.fromEntries(table.meeting.seatOrder.map((id) => [id, `p-${id}`]));
	const seatFor = (who: string) => asId<ParticipantId>(who.slice(2));
	const bodies = followRoll(table.meeting, roll, persons, seatFor);
	return table.accept(placeEvents(table.meeting, null, bodies, table.now));
}

const planned = (): Table =>
	aMeeting().with('Mira', 'Samuel', 'Ruth').without('Mira', 'Samuel', 'Ruth').inLobby();

describe('the roll of a planned meeting', () => {
	it('[CR2] has the delegate of a narrower circle on it who was selected after the planning', () => {
		const term: LinkTerm = {
			...{ kind: 'delegate', circleId: 'garden', circleName: 'Garden' },
			...{ personId: 'p-elif', name: 'Elif' },
			...{ from: '2026-11-23', until: '2027-11-22', interim: true }
		};
		const day = (date: string) => rollOf('circle', members('Mira', 'Samuel', 'Ruth'), [term], date);
		const table = followed(planned(), day('2026-11-22'));
		expect(consentRoll(table.meeting, shed)).not.toContain('elif');
		followed(table, day('2026-11-23'));
		expect(consentRoll(table.meeting, shed)).toContain('elif');
		expect(table.seat('Elif')).toMatchObject({ presence: 'expected', kind: 'member' });
		followed(table, day('2028-02-01'));
		expect(consentRoll(table.meeting, shed)).not.toContain('elif');
	});

	it('[CR2] loses whoever left the circle, and what they owned waits for a new owner', () => {
		const { meeting } = followed(planned(), members('Mira', 'Ruth'));
		expect(meeting.seatOrder).toEqual(['Mira', 'Ruth'].map(person));
		expect(meeting.items[shed]?.owner).toBeNull();
		expect(meeting.proposals[shed]).toMatchObject({ author: null, details: { owner: null } });
	});

	it('[CR2] gives the facilitation to somebody who is still there', () => {
		const { meeting } = followed(planned(), members('Samuel', 'Ruth'));
		expect(meeting.facilitation.facilitator).toBe(person('Samuel'));
	});

	it('[CR2] gives everybody the right to consent that the circle gives them', () => {
		const [mira, samuel, ruth] = members('Mira', 'Samuel', 'Ruth');
		const without = { ...ruth!, consents: false };
		const table = followed(planned(), [mira!, samuel!, without]);
		expect(consentRoll(table.meeting, shed)).not.toContain('ruth');
		followed(table, [mira!, samuel!, ruth!]);
		expect(consentRoll(table.meeting, shed)).toContain('ruth');
	});

	it('[CR2] stays as it is where nothing changed, once the meeting has begun, and never empties', () => {
		const table = planned();
		const before = table.events.length;
		followed(table, members('Ruth', 'Mira', 'Samuel'));
		followed(table, []);
		expect(table.events).toHaveLength(before);
		const begun = aMeeting().started();
		expect(followed(begun, members('Mira')).meeting.seatOrder).toHaveLength(8);
	});

	it('a guest and somebody added by name keep their seats', () => {
		const table = planned();
		const persons = { [person('Mira')]: 'p-mira' };
		expect(followRoll(table.meeting, members('Mira'), persons, asId<ParticipantId>)).toEqual([]);
	});
});
