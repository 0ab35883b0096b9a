import { expect, test } from 'vitest';
import { aHouse } from '../../tests/house.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { readText } from '#document/readText.ts';
import { replaceText } from '#document/seed.ts';
import { textRoot } from '#document/roots.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { purposeParts } from '#governance/agenda/subject.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { circleDocument } from '#server/meetings/documentNames.ts';
import { fromUpdates, storedUpdates } from '#server/meetings/storedDocuments.ts';
import type { Db } from '#server/storage/schema.ts';
import { backlogOf } from './backlogStore.ts';

/** Writes into a part as somebody at the page would. */
async function write(db: Db, circleId: string, part: string, words: string): Promise<void> {
	const document = circleDocument(circleId);
	const doc = fromUpdates(await storedUpdates(db, document));
	const bytes = writeAsServer(doc, () =>
		replaceText(doc, `purpose-${part}`, markdownToRichText(words))
	);
	if (bytes === null) throw new Error('nothing was written');
	await db
		.insertInto('doc_update')
		.values({ document, origin: 'server', update_bytes: bytes, at: 1 })
		.execute();
}

forEachDialect(({ database }) => {
	test('[CR1] the parts of a purpose are begun once, also by two who open the page at once', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		const drafts = await Promise.all([
			house.purposes.drafts(accountId, house.garden),
			house.purposes.drafts(accountId, house.garden)
		]);
		expect(drafts[0]?.map(({ part }) => part)).toEqual(purposeParts);
		const doc = fromUpdates(await storedUpdates(db, circleDocument(house.garden)));
		expect(readText(textRoot(doc, 'purpose-aim'))).toEqual(
			readText(textRoot(doc, 'purpose-domain'))
		);
		expect(textRoot(doc, 'purpose-aim').length).toBe(1);
	});

	test('[CR1] a part goes onto the backlog as it is written now, and changes nothing yet', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		await house.purposes.drafts(accountId, house.garden);
		const nothing = { part: 'aim', driver: '' };
		expect(await house.purposes.propose(accountId, house.garden, nothing)).toBe('empty');
		await write(db, house.garden, 'aim', 'House and garden are safe.\n\nEverybody may use them.');
		const wanted = { part: 'aim', driver: 'We never wrote it down.' };
		expect(await house.purposes.propose(accountId, house.garden, wanted)).toBe('done');
		const [item] = await backlogOf(db, house.garden);
		expect(item).toMatchObject({
			kind: 'decide',
			title: 'Our aim',
			driver: 'We never wrote it down.',
			words: 'House and garden are safe.\n\nEverybody may use them.',
			subject: { kind: 'purpose', part: 'aim' },
			ownerName: 'Mira Adler'
		});
		const [purpose] = (await house.circles.purposes(accountId, house.garden))?.versions ?? [];
		expect(purpose).toMatchObject({ version: 1, aims: [] });
	});

	test('[CR1] members alone write the purpose of their circle', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const hanna = await house.join(house.garden, 'Hanna');
		expect(await house.purposes.drafts(hanna.accountId, house.garden)).toBeDefined();
		expect(await house.purposes.drafts(hanna.accountId, house.general)).toBeUndefined();
		const elsewhere = await aHouse(db);
		expect(await elsewhere.purposes.drafts(hanna.accountId, elsewhere.general)).toBeUndefined();
		const wanted = { part: 'aim', driver: '' };
		expect(await house.purposes.propose(hanna.accountId, house.general, wanted)).toBeUndefined();
		const odd = { part: 'settings', driver: '' };
		expect(await house.purposes.propose(hanna.accountId, house.garden, odd)).toBeUndefined();
	});
});
