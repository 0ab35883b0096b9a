/** Agreements put straight into a logbook, for tests and benchmarks of reading it. */
import { hashOf } from '#document/canonical.ts';
import {
	addAgreement,
	type Agreement,
	type NewAgreement
} from '#server/decisions/agreementStore.ts';
import { addAgreementVersion } from '#server/decisions/agreementVersions.ts';
import { allRows } from '#server/decisions/logbookPage.ts';
import { indexAgreement } from '#server/decisions/search/searchIndex.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { paragraph } from '#testing/meetings.ts';
import { openLogbooks } from '#server/decisions/openLogbooks.ts';
import { aHouse, type Account } from './house.ts';
import { evening } from './lindenhof.ts';
import { testSigner } from './recorded.ts';

/** An agreement with its one form. */
export interface Kept extends Partial<Omit<NewAgreement, 'organisationId' | 'circleId'>> {
	readonly text?: string;
	readonly criteria?: readonly string[];
}

/** Stores an agreement, and makes it found. @returns its id. */
export async function keepAgreement(
	db: Db,
	{ organisation, circle }: { readonly organisation: string; readonly circle: string },
	{ text = '', criteria = [], ...rest }: Kept = {}
): Promise<string> {
	const agreement: NewAgreement = {
		...{ id: newId(), organisationId: organisation, circleId: circle },
		...{ meetingId: null, itemId: null, title: 'Lime trees', state: 'inForce' },
		...{ reviewOn: null, doneBy: null, createdAt: evening, ...rest }
	};
	const { id, title, reviewOn, doneBy, state, createdAt, termUntil = null } = agreement;
	const details = { title, driver: '', owner: null, criteria, reviewOn, termUntil, doneBy };
	const content = { text: paragraph(text), details };
	await addAgreement(db, agreement);
	await addAgreementVersion(db, {
		...{ agreementId: id, version: 1, content, hash: hashOf(content), state },
		...{ meetingId: null, itemId: null, createdAt }
	});
	await indexAgreement(db, id);
	return id;
}

/** Everything in the logbook of a circle, the latest first. */
export async function agreementsOf(db: Db, circleId: string): Promise<readonly Agreement[]> {
	return await allRows(db, { circleId, shown: 'all', day: '', confidential: true });
}

/** House & Garden with Hanna, who owns what is agreed, and Ruth, who is a member and does not consent. */
export async function aLogbookHouse(db: Db) {
	const house = await aHouse(db);
	const { garden, organisation, clock } = house;
	const services = openLogbooks(db, testSigner, () => clock.now);
	const hanna = await house.join(garden, 'Hanna Vogt');
	const samuel = await house.join(garden, 'Samuel Weiß');
	const ruth = await house.join(garden, 'Ruth', false);
	const outside = await house.join(house.general, 'Jonas');
	const place = { organisation, circle: garden };
	const owner = { ownerName: 'Hanna Vogt', ownerPersonId: await house.personOf(hanna) };
	const keep = async (kept: Kept = {}) =>
		await keepAgreement(db, place, { ...owner, createdAt: clock.now, ...kept });
	const at = (agreementId: string, circleId = garden) => ({ circleId, agreementId });
	const read = async (id: string, who: Account = hanna) =>
		await services.logbook.read(who.accountId, garden, id);
	const list = async (who: Account, asked = {}) =>
		await services.logbook.list(who.accountId, garden, {
			...{ shown: 'inForce', words: '', page: 0, ...asked }
		});
	return { ...house, ...services, hanna, samuel, ruth, outside, keep, at, read, list };
}
