import { expect, test } from 'vitest';
import { forEachDialect } from '../../../tests/dialects.ts';
import type { Account } from '../../../tests/house.ts';
import { aPatientHouse } from '../../../tests/patientHouse.ts';

forEachDialect(({ database }) => {
	test('[CR2, CR8] who comes into the circle meanwhile reads the text first and is asked too', async () => {
		const { house, people, between, begin, page, answer, goOn, asked, told } = await aPatientHouse(
			database().db
		);
		const id = await begin();
		await asked(id);
		const elif = await house.join(house.general, 'Elif');
		expect((await page(elif, id)).asked?.mine).toBe('hear');
		expect(told.at(-1)).toMatchObject({ kind: 'asked', persons: [await house.personOf(elif)] });
		await answer(people.mira, id, 'consent');
		await answer(people.ruth, id, 'consent');
		expect(await goOn(id)).toMatchObject({ refused: 'answersMissing' });
		const { asked: now } = await page(elif, id);
		const seat = (await between.page(elif.accountId, house.general, id))?.me ?? '';
		const payload = { round: now?.round, who: seat, readBack: false };
		const place = { circleId: house.general, meetingId: id };
		await between.give(elif.accountId, place, { type: 'hearText', payload, page: '' });
		expect(await answer(elif, id, 'consent')).toEqual({ done: true });
		await goOn(id);
		expect([...((await page(elif, id)).asked?.in ?? [])].sort()).toEqual([
			...['Elif', 'Mira Adler', 'Ruth']
		]);
	});

	test('[CR8, RL1] who is given the right to consent meanwhile is asked, and it goes on', async () => {
		const { house, people, between, begin, page, answer, goOn, asked, told } = await aPatientHouse(
			database().db
		);
		const id = await begin();
		await asked(id);
		for (const who of [people.mira, people.ruth]) await answer(who, id, 'consent');
		const personId = await house.personOf(people.ada);
		await house.memberships.add(people.mira.accountId, house.general, { personId, consents: true });
		expect((await page(people.ada, id)).asked?.mine).toBe('hear');
		expect(told.at(-1)).toMatchObject({ kind: 'asked', persons: [personId] });
		expect(await goOn(id)).toMatchObject({ refused: 'answersMissing' });
		const { asked: now, me } = await page(people.ada, id);
		const payload = { round: now?.round, who: me, readBack: false };
		const place = { circleId: house.general, meetingId: id };
		await between.give(people.ada.accountId, place, { type: 'hearText', payload, page: '' });
		expect(await answer(people.ada, id, 'consent')).toEqual({ done: true });
		await goOn(id);
		await goOn(id);
		expect((await page(people.ada, id)).ended?.how).toBe('adopted');
	});

	test('[CR8, CD5] its author withdraws it, and everybody hears that', async () => {
		const { house, people, between, begin, page, told, titles } = await aPatientHouse(
			database().db
		);
		const id = await begin();
		const place = { circleId: house.general, meetingId: id };
		const withdraw = async (who: Account) => {
			const payload = { item: (await page(who, id)).item };
			const given = { type: 'withdrawProposal', payload, page: 'one' } as const;
			return await between.give(who.accountId, place, given);
		};
		expect((await page(people.ruth, id)).mayWithdraw).toBe(false);
		expect(await withdraw(people.ruth)).toMatchObject({ refused: 'notYours' });
		expect((await page(people.mira, id)).mayWithdraw).toBe(true);
		expect(await withdraw(people.mira)).toEqual({ done: true });
		expect(await withdraw(people.mira)).toEqual({ done: true });
		expect(await page(people.ruth, id)).toMatchObject({
			...{ ended: { how: 'withdrawn' }, asked: null, mayWithdraw: false }
		});
		expect(told.at(-1)).toMatchObject({ kind: 'ended', how: 'withdrawn' });
		expect(await titles()).toEqual([]);
	});
});
