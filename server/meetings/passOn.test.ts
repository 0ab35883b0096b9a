import { expect, test } from 'vitest';
import type { Meeting } from '#governance/meeting.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { openActions } from '#server/circles/actionStore.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';
import { createMeeting } from './meetingStore.ts';
import { passOn } from './passOn.ts';

/** A meeting whose tool shed left the table. */
function left(as: 'handedOver' | 'delegated', to: string): Meeting {
	const { meeting } = aMeeting().inStep('react');
	const proposal = { ...meeting.proposals[shed]!, state: as, exit: { to, until: null } };
	return { ...meeting, proposals: { [shed]: proposal } };
}

forEachDialect(({ database }) => {
	async function aGarden() {
		const { db } = database();
		const house = await aHouse(db);
		const stored = await createMeeting(db, {
			...{ id: newId(), circleId: house.garden, title: 'Garden', timezone: 'UTC' },
			...{ practice: false, previousMeetingId: null, state: 'open', createdAt: 1 },
			...{ startsAt: null, deleteAfter: null }
		});
		return { db, house, stored };
	}

	test('[CR4] what is handed to the broader circle stands on its backlog, with driver and where it came from', async () => {
		const { db, house, stored } = await aGarden();
		await passOn(db, { stored, after: left('handedOver', 'General') }, house.clock.now);
		expect(await backlogOf(db, house.general)).toMatchObject([
			{
				...{ title: 'Share the tool shed', kind: 'decide', meetingId: stored.id, source: shed },
				...{ nextStep: 'House & Garden', came: 'handedOver' },
				driver: 'The storm in October took the shed of the Mühlbach allotment.'
			}
		]);
		expect(await backlogOf(db, house.garden)).toEqual([]);
	});

	test('[MT5] what is delegated to a role is an action of whoever holds it', async () => {
		const { db, house, stored } = await aGarden();
		const elif = await house.join(house.garden, 'Elif Demir');
		await house.give(house.garden, 'leader', elif);
		await passOn(db, { stored, after: left('delegated', ' leader ') }, house.clock.now);
		await passOn(db, { stored, after: left('delegated', 'Nobody’s role') }, house.clock.now);
		const actions = await openActions(db, house.garden);
		expect(actions.map(({ whoName, personId }) => [whoName, personId])).toEqual(
			expect.arrayContaining([
				['Elif Demir', await house.personOf(elif)],
				['Nobody’s role', null]
			])
		);
	});
});
