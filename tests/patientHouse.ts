/** A circle that consents between its meetings, and its people, each in their own time. */
import { changeCircle } from '#server/circles/circleStore.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { ConsentBetween } from '#server/meetings/between/consentBetween.ts';
import type { NewsBetween } from '#server/meetings/between/toldBetween.ts';
import { PlannedMeetings } from '#server/meetings/planning/plannedMeetings.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { presets } from '#governance/settings.ts';
import { aHouse, type Account } from './house.ts';
import { openHouse } from './openHouse.ts';

/** A proposal as its form brings it. */
export const proposed = {
	...{ title: 'The shed', driver: 'Others ask for it.', text: 'We **share** the shed.\n\nDaily.' },
	...{ owner: '', reviewOn: '2027-05-31', doneBy: '', criteria: 'Nobody waits\n', aims: [] }
};

/** Mira and Ruth, who consent, and Ada, who advises, decide between their meetings. */
export async function aPatientHouse(db: Db) {
	const house = await aHouse(db);
	const people = {
		mira: house.mira,
		ruth: await house.join(house.general, 'Ruth'),
		ada: await house.join(house.general, 'Ada', false),
		noor: await house.join(house.garden, 'Noor')
	};
	const open = openHouse(db, () => house.clock.now);
	const { circles, general } = house;
	const planned = new PlannedMeetings({ ...open, circles, tell: () => Promise.resolve() });
	const told: NewsBetween[] = [];
	const tell = (_: Db, news: NewsBetween) => Promise.resolve(void told.push(news));
	const between = new ConsentBetween({ ...open, circles, planned, tell });
	await changeCircle(db, general, { settings: presets.s3 });
	const begin = async (change: object = {}, backlogItem = '', key = newId()) => {
		const form = { ...proposed, ...change };
		const made = await between.begin(people.mira.accountId, general, form, { key, backlogItem });
		if (made === undefined || !('meetingId' in made)) throw new Error(JSON.stringify(made));
		return made.meetingId;
	};
	const page = async (who: Account, meetingId: string) =>
		(await between.page(who.accountId, general, meetingId))!;
	const answer = async (who: Account, meetingId: string, kind: string, text = '') => {
		const { asked } = await page(who, meetingId);
		const held = await planned.roomOf(who.accountId, general, meetingId);
		const payload = {
			...{ round: asked?.round, version: asked?.version, who: held?.seat, readBack: false },
			answer: { kind, text }
		};
		const place = { circleId: general, meetingId };
		return await between.give(who.accountId, place, { type: 'answer', payload, page: newId() });
	};
	const goOn = async (meetingId: string, who: Account = people.mira) => {
		const { onward, draftHash } = await page(people.mira, meetingId);
		const place = { circleId: general, meetingId };
		return await between.goOn(who.accountId, place, onward?.from ?? '', draftHash);
	};
	/** Everybody writes, and the answers are opened. */
	const heard = async (meetingId: string) => {
		for (const who of [people.mira, people.ruth, people.ada])
			await answer(who, meetingId, 'words', `${who.name} asks`);
		await goOn(meetingId);
	};
	/** Everybody is asked for their consent. */
	const asked = async (meetingId: string) => {
		await heard(meetingId);
		await goOn(meetingId);
		await heard(meetingId);
		await goOn(meetingId);
		return await goOn(meetingId);
	};
	const titles = async () => (await backlogOf(db, general)).map(({ title }) => title);
	return { house, people, open, between, told, begin, page, answer, goOn, heard, asked, titles };
}
