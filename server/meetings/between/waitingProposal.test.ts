import { expect, test } from 'vitest';
import { addBacklogItem } from '#server/circles/backlogStore.ts';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../../tests/dialects.ts';
import { aHouse } from '../../../tests/house.ts';
import { keepAgreement } from '../../../tests/logbook.ts';
import { openHouse } from '../../../tests/openHouse.ts';
import { waitingProposal } from './beginBetween.ts';

forEachDialect(({ database }) => {
	test('[AR1] a review begins with the title, the why and the criteria of its agreement', async () => {
		const { db } = database();
		const { organisation, general, clock } = await aHouse(db);
		const kept = { title: 'Lime trees', criteria: ['They live', 'They bloom'] };
		const agreement = await keepAgreement(db, { organisation, circle: general }, kept);
		const review = newId();
		await addBacklogItem(db, {
			...{ id: review, circleId: general, kind: 'decide', title: 'Review: Lime trees' },
			...{ driver: 'The circle agreed to look at this again.', nextStep: '', minutes: 20 },
			...{ ownerName: '', due: null, orderKey: 'a', source: `review:${agreement}`, came: 'review' },
			...{ meetingId: null, createdAt: 1, doneAt: null, words: 'Two of them.' },
			...{ agreementId: agreement, subject: { kind: 'agreement', agreement, change: 'amend' } }
		});
		const house = openHouse(db, () => clock.now);
		expect(await waitingProposal(house, general, review)).toMatchObject({
			...{ ...kept, driver: '', text: 'Two of them.' }
		});
	});
});
