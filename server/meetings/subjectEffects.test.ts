import { expect, test } from 'vitest';
import type { Meeting } from '#governance/meeting.ts';
import { paragraph } from '#testing/plans.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import { addAgreement } from '#server/decisions/agreementStore.ts';
import { addPurpose, purposesOf } from '#server/circles/purposeStore.ts';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { findMeeting } from './meetingStore.ts';
import { comeIntoForce, goOutOfForce } from './subjectEffects.ts';

/** A meeting that adopted these words about the aims of its circle. */
function adopted(words: string): Meeting {
	const { meeting } = aMeeting().decided();
	const item = meeting.items[shed]!;
	const version = meeting.versions[meeting.decisions[shed]!.version]!;
	return {
		...meeting,
		items: { ...meeting.items, [shed]: { ...item, subject: { kind: 'purpose', part: 'aim' } } },
		versions: { [version.id]: { ...version, text: paragraph(words) } }
	};
}

forEachDialect(({ database }) => {
	async function aHouse() {
		const { db } = database();
		const { circle, organisation, meeting } = await storeLindenhof(db);
		const begun = { vision: 'Shared', mission: '', domain: 'The garden', agreementId: null };
		const aims = [{ id: 'safe', text: 'It is safe' }];
		await addPurpose(db, {
			...{ ...begun, id: newId(), circleId: circle, version: 1, aims, createdAt: evening }
		});
		const agreementId = newId();
		await addAgreement(db, {
			...{ id: agreementId, organisationId: organisation, circleId: circle, meetingId: meeting },
			...{ itemId: shed, title: 'Aims', state: 'inForce', reviewOn: null, doneBy: null },
			createdAt: evening
		});
		const stored = (await findMeeting(db, meeting))!;
		return {
			db,
			circle,
			organisation,
			stored,
			settled: { item: shed, agreementId, at: evening + 1 }
		};
	}

	test('[CR1] an aim that was adopted is the next version of the purpose; nothing else of it changes', async () => {
		const { db, circle, stored, settled } = await aHouse();
		await comeIntoForce(db, { stored, after: adopted('It is open') }, settled);
		expect(await purposesOf(db, circle)).toMatchObject([
			{
				...{ version: 2, vision: 'Shared', domain: 'The garden', aims: [{ text: 'It is open' }] },
				...{ agreementId: settled.agreementId, createdAt: evening + 1 }
			},
			{ version: 1, aims: [{ id: 'safe', text: 'It is safe' }] }
		]);
	});

	test('[CR1] an objection that brings the decision back brings the aims back that held before', async () => {
		const { db, circle, stored, settled } = await aHouse();
		const place = { stored, after: adopted('It is open') };
		await comeIntoForce(db, place, settled);
		await goOutOfForce(db, place, settled);
		const [now, ...earlier] = await purposesOf(db, circle);
		expect(now).toMatchObject({ version: 3, aims: [{ id: 'safe' }], agreementId: null });
		expect(earlier).toHaveLength(2);
	});

	test('[CR1] what the circle adopted since stays when an earlier decision is brought back', async () => {
		const { db, circle, organisation, stored, settled } = await aHouse();
		const place = { stored, after: adopted('It is open') };
		await comeIntoForce(db, place, settled);
		const agreementId = newId();
		await addAgreement(db, {
			...{ id: agreementId, organisationId: organisation, circleId: circle, meetingId: null },
			...{ itemId: null, title: 'Aims', state: 'inForce', reviewOn: null, doneBy: null },
			createdAt: evening
		});
		const later = { stored, after: adopted('It is warm') };
		await comeIntoForce(db, later, { ...settled, agreementId, at: evening + 2 });
		await goOutOfForce(db, place, settled);
		expect((await purposesOf(db, circle))[0]).toMatchObject({
			...{ version: 3, aims: [{ text: 'It is warm' }], agreementId }
		});
		await goOutOfForce(db, later, { ...settled, agreementId });
		expect((await purposesOf(db, circle))[0]).toMatchObject({ aims: [{ text: 'It is open' }] });
	});

	test('a decision about nothing that is there changes no purpose', async () => {
		const { db, circle, stored, settled } = await aHouse();
		const after = aMeeting().decided().meeting;
		await comeIntoForce(db, { stored, after }, settled);
		await goOutOfForce(db, { stored, after }, settled);
		expect(await purposesOf(db, circle)).toHaveLength(1);
	});
});
