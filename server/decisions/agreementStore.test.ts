import { expect, test } from 'vitest';
import { agreementsOf } from '../../tests/logbook.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import { newId } from '#server/people/token.ts';
import { storageProblem } from '#server/storage/problem.ts';
import {
	addAgreement,
	agreementsOfMeeting,
	changeAgreement,
	findAgreement,
	type Agreement
} from './agreementStore.ts';
import { addAgreementVersion, versionsOf } from './agreementVersions.ts';

const anAgreement = (stored: Lindenhof, reviewOn: string | null = null): Agreement => ({
	id: newId(),
	organisationId: stored.organisation,
	circleId: stored.circle,
	meetingId: stored.meeting,
	itemId: 'item',
	title: 'Lime trees along the wall',
	state: 'inForce',
	reviewOn,
	doneBy: null,
	createdAt: evening,
	kind: 'consent',
	roleId: null,
	confidential: false,
	ownerName: 'Samuel',
	ownerPersonId: null,
	termUntil: null,
	endedOn: null,
	reviewAskedAt: null,
	pausedAt: null,
	pausedWhy: null
});

forEachDialect(({ database }) => {
	test('[CR5] an agreement keeps all its versions as they were consented to', async () => {
		const { db } = database();
		const agreement = anAgreement(await storeLindenhof(db), '2027-05-01');
		await addAgreement(db, agreement);
		const version = (number: number) => ({
			agreementId: agreement.id,
			version: number,
			content: { text: [{ kind: 'paragraph', runs: [{ text: `Form ${number}` }] }] },
			hash: String(number).repeat(64),
			state: 'inForce' as const,
			meetingId: agreement.meetingId,
			itemId: 'item',
			createdAt: evening + number
		});
		await addAgreementVersion(db, version(1));
		await addAgreementVersion(db, version(2));
		expect(await findAgreement(db, agreement.id)).toEqual(agreement);
		expect(await versionsOf(db, agreement.id)).toEqual([version(1), version(2)]);
		const again = await addAgreementVersion(db, version(2)).catch(storageProblem);
		expect(again).toMatchObject({ code: 'conflict' });
	});

	test('[CR5] a logbook lists its circle’s agreements, the latest first', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		const first = anAgreement(stored);
		const second = { ...anAgreement(stored), createdAt: evening + 1 };
		await addAgreement(db, first);
		await addAgreement(db, second);
		expect(await agreementsOf(db, stored.circle)).toEqual([second, first]);
		expect(await agreementsOfMeeting(db, stored.meeting)).toEqual([first, second]);
		await changeAgreement(db, first.id, { state: 'returned', reviewOn: null });
		await changeAgreement(db, first.id, {});
		expect(await findAgreement(db, first.id)).toEqual({ ...first, state: 'returned' });
	});
});
