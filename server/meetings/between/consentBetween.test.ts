import { expect, test } from 'vitest';
import { addBacklogItem, backlogOf } from '#server/circles/backlogStore.ts';
import { changeCircle } from '#server/circles/circleStore.ts';
import { agreementsOfMeeting } from '#server/decisions/agreementStore.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { newId } from '#server/people/token.ts';
import { verify } from '#server/verify/verify.ts';
import { presets } from '#governance/settings.ts';
import { forEachDialect } from '../../../tests/dialects.ts';
import type { Account } from '../../../tests/house.ts';
import { aPatientHouse, proposed } from '../../../tests/patientHouse.ts';

forEachDialect(({ database }) => {
	test('[CR8] everybody answers in their own time, through the same steps, and it is an agreement', async () => {
		const { db } = database();
		const { people, begin, page, answer, goOn, asked, told } = await aPatientHouse(db);
		const id = await begin();
		const first = await page(people.ruth, id);
		expect(first).toMatchObject({
			step: 'clarify',
			version: 1,
			leads: { me: false },
			onward: null
		});
		expect(first.asked).toMatchObject({ in: [], mine: 'answer' });
		expect(await asked(id)).toEqual({ done: true });
		expect(await page(people.ada, id)).toMatchObject({ step: 'consent', version: 1 });
		expect((await page(people.ada, id)).asked?.mine).toBeNull();
		await answer(people.mira, id, 'consent');
		expect(await goOn(id)).toMatchObject({ refused: 'answersMissing' });
		await answer(people.ruth, id, 'concern', 'Who has the key?');
		await goOn(id);
		expect((await page(people.mira, id)).onward?.does).toBe('announce');
		await goOn(id);
		const [agreement] = await agreementsOfMeeting(db, id);
		expect(agreement).toMatchObject({ title: 'The shed', state: 'inForce', meetingId: id });
		const { ended } = await page(people.ruth, id);
		expect(ended).toEqual({ how: 'adopted', agreementId: agreement?.id });
		const signer = createSigner(Buffer.alloc(32, 7));
		expect((await verify(db, { signer })).findings).toEqual([]);
		const kinds = told.map((news) => `${news.kind} ${news.persons.length}`);
		expect(kinds).toEqual([
			...['asked 2', 'over 0', 'asked 2', 'over 0', 'asked 1', 'over 0', 'ended 2']
		]);
	});

	test('[CR8, RN6] who is in shows, what they wrote does not, and nobody is told when', async () => {
		const { people, begin, page, answer, told } = await aPatientHouse(database().db);
		const id = await begin();
		const before = told.length;
		await answer(people.ruth, id, 'words', 'Who pays?');
		const seen = await page(people.mira, id);
		expect(seen.asked).toMatchObject({ in: ['Ruth'] });
		expect([...(seen.asked?.waiting ?? [])].sort()).toEqual(['Ada', 'Mira Adler']);
		expect(JSON.stringify(seen)).not.toContain('Who pays?');
		expect((await page(people.ruth, id)).asked?.given?.text).toBe('Who pays?');
		expect(told).toHaveLength(before);
	});

	test.each(['objection', 'notYet'])(
		'[CR8] one %s moves it to a meeting: it waits in the backlog with its words',
		async (kind) => {
			const { db } = database();
			const { house, people, between, begin, page, answer, goOn, asked, titles } =
				await aPatientHouse(db);
			const id = await begin();
			await asked(id);
			await answer(people.mira, id, 'consent');
			await answer(people.ruth, id, kind, 'Where is the key?');
			expect(await titles()).toEqual([]);
			await goOn(id);
			expect(await page(people.mira, id)).toMatchObject({ ended: { how: 'moved' }, onward: null });
			expect(await agreementsOfMeeting(db, id)).toEqual([]);
			const [item] = await backlogOf(db, house.general);
			expect(item).toMatchObject({
				title: 'The shed',
				came: 'between',
				driver: 'Others ask for it.'
			});
			const again = await between.prepare(people.mira.accountId, house.general, item?.id ?? '');
			expect(again).toMatchObject({ taken: { text: 'We **share** the shed.\n\nDaily.' } });
		}
	);

	test('[CR8] one member takes it to a meeting with a word; who only advises does not', async () => {
		const { house, people, between, begin, page, titles } = await aPatientHouse(database().db);
		const id = await begin();
		const place = { circleId: house.general, meetingId: id };
		const take = async (who: Account, words: string) => {
			const { item } = await page(who, id);
			const payload = { item, words };
			const given = { type: 'takeToMeeting', payload, page: 'one' } as const;
			return await between.give(who.accountId, place, given);
		};
		expect(await take(people.ada, 'Let us talk')).toMatchObject({ refused: 'notOnRoll' });
		expect(await take(people.ruth, ' ')).toMatchObject({ refused: 'empty' });
		expect(await take(people.ruth, 'Let us talk')).toEqual({ done: true });
		expect(await take(people.ruth, 'Let us talk')).toEqual({ done: true });
		expect((await page(people.mira, id)).notes).toEqual([{ name: 'Ruth', text: 'Let us talk' }]);
		expect(await titles()).toEqual(['The shed']);
	});

	test('[CD5] the next version is put forward from the draft that was read, once', async () => {
		const { house, people, between, begin, page, heard, goOn } = await aPatientHouse(database().db);
		const id = await begin();
		await heard(id);
		const place = { circleId: house.general, meetingId: id };
		const { draftHash } = await page(people.mira, id);
		const form = { ...proposed, text: 'We share the shed on Mondays.' };
		const change = (who: Account) => between.change(who.accountId, place, form, draftHash);
		expect(await change(people.ruth)).toMatchObject({ refused: 'textLocked' });
		expect(await change(people.mira)).toEqual({ done: true });
		expect(await change(people.mira)).toEqual({ done: true });
		expect(await page(people.ruth, id)).toMatchObject({ version: 2 });
		const older = { ...form, text: 'We share nothing.' };
		expect(await between.change(people.mira.accountId, place, older, draftHash)).toMatchObject({
			refused: 'draftChanged'
		});
		const bad = await between.change(people.mira.accountId, place, { ...form, text: ' ' }, '');
		expect(bad).toEqual({ misfits: [{ at: 'text', code: 'empty' }] });
		await goOn(id);
		expect((await page(people.mira, id)).step).toBe('react');
	});

	test('[CR8] two taps at once go on by one step, and only who put it forward goes on', async () => {
		const { house, people, between, begin, page, heard, goOn } = await aPatientHouse(database().db);
		const id = await begin();
		await heard(id);
		expect(await goOn(id, people.ruth)).toMatchObject({ refused: 'notFacilitator' });
		const { onward, draftHash } = await page(people.mira, id);
		const place = { circleId: house.general, meetingId: id };
		const tap = () => between.goOn(people.mira.accountId, place, onward?.from ?? '', draftHash);
		expect(await Promise.all([tap(), tap()])).toEqual([{ done: true }, { done: true }]);
		expect((await page(people.mira, id)).asked).toMatchObject({ prompt: 'react', in: [] });
	});

	test('[CR8] only where the circle allowed it, and only by those who consent', async () => {
		const { db } = database();
		const { house, people, between, begin } = await aPatientHouse(db);
		const asked = { key: newId(), backlogItem: '' };
		for (const who of [people.ada, people.noor, undefined]) {
			expect(await between.begin(who?.accountId, house.general, proposed, asked)).toBeUndefined();
			expect(await between.prepare(who?.accountId, house.general, '')).toBeUndefined();
		}
		const id = await begin();
		expect(await between.page(people.noor.accountId, house.general, id)).toBeUndefined();
		expect(await between.page(people.mira.accountId, house.garden, id)).toBeUndefined();
		expect(await between.openIn(people.noor.accountId, house.general)).toEqual([]);
		await changeCircle(db, house.general, { settings: presets.sofa });
		const { accountId } = people.mira;
		expect(await between.ways(accountId, house.general)).toEqual({ allowed: false, may: true });
		expect(await between.prepare(accountId, house.general, '')).toBe('notAllowed');
		expect(await between.begin(accountId, house.general, proposed, asked)).toEqual({
			refused: 'notAllowed'
		});
	});

	test('the same form sent twice begins one; what it takes from the backlog is taken once', async () => {
		const { db } = database();
		const { house, people, between, begin, titles } = await aPatientHouse(db);
		const roof = newId();
		await addBacklogItem(db, {
			...{ id: roof, circleId: house.general, kind: 'decide', title: 'Roof', driver: 'Rain' },
			...{ nextStep: '', minutes: 20, ownerName: '', due: null, orderKey: 'a', source: 'person' },
			...{ meetingId: null, createdAt: 1, doneAt: null, words: 'We mend it.' }
		});
		const { accountId } = people.mira;
		expect(await between.prepare(accountId, house.general, roof)).toMatchObject({
			taken: { title: 'Roof', text: 'We mend it.' }
		});
		const key = newId();
		const made = await Promise.all([begin({}, roof, key), begin({}, roof, key)]);
		expect(made).toEqual([key, key]);
		expect(await titles()).toEqual([]);
		expect(await between.openIn(accountId, house.general)).toEqual([
			{ id: key, title: 'The shed', waits: 'answer' }
		]);
		const again = { key: newId(), backlogItem: roof };
		expect(await between.begin(accountId, house.general, proposed, again)).toEqual({
			refused: 'gone'
		});
	});

	test('[CD2] what does not fit comes back by its field, and nothing has begun', async () => {
		const { house, people, between } = await aPatientHouse(database().db);
		const wrong = async (change: object) => {
			const asked = { key: newId(), backlogItem: '' };
			const form = { ...proposed, ...change };
			return await between.begin(people.mira.accountId, house.general, form, asked);
		};
		expect(await wrong({ title: ' ', driver: '', text: '#' })).toEqual({
			misfits: ['title', 'driver', 'text'].map((at) => ({ at, code: 'empty' }))
		});
		expect(await wrong({ reviewOn: '' })).toEqual({
			misfits: [{ at: 'reviewOn', code: 'noReviewDate' }]
		});
		expect(await wrong({ reviewOn: '2020-01-01' })).toEqual({
			misfits: [{ at: 'reviewOn', code: 'dateInPast' }]
		});
		expect(await between.openIn(people.mira.accountId, house.general)).toEqual([]);
	});
});
