/** A circle that plans its meetings, for tests. */
import { backlogOf, type NewBacklogItem } from '#server/circles/backlogStore.ts';
import { PlannedMeetings } from '#server/meetings/planning/plannedMeetings.ts';
import type { News } from '#server/meetings/told.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { aHouse, type Account } from './house.ts';
import { openHouse } from './openHouse.ts';

/** A meeting as its form comes in. */
export const planForm = {
	...{ title: 'November', date: '2027-01-20', time: '19:00', zone: 'Europe/Berlin' },
	...{ minutes: 90, place: 'The long table', callLink: 'https://call.example/garden' },
	...{ facilitator: '', deputy: '', secretary: '', picked: [], items: [] }
};

/** A decision that waits. */
export const inBacklog = (circleId: string, title: string): NewBacklogItem => ({
	...{ id: newId(), circleId, kind: 'decide', title, driver: 'It rains in', nextStep: '' },
	...{ minutes: 20, ownerName: '', due: null, orderKey: title, source: 'person' },
	...{ meetingId: null, createdAt: 1, doneAt: null, words: 'We **mend** it.' }
});

/** A house whose General Circle plans its meetings; Mira's account is signed in by the cookie `mira`. */
export async function aPlanningHouse(db: Db) {
	const house = await aHouse(db);
	const accounts = new Map<string, Account>([['mira', house.mira]]);
	const told: News[] = [];
	const open = openHouse(
		db,
		() => house.clock.now,
		(cookies) => {
			const account = accounts.get(cookies ?? '');
			return Promise.resolve(account && { accountId: account.accountId, sessionId: 'one' });
		}
	);
	const { circles } = house;
	const tell = (_: Db, news: News) => Promise.resolve(void told.push(news));
	const planned = new PlannedMeetings({ ...open, circles, tell });
	const mira = house.mira.accountId;
	const plan = async (change: object = {}, key = newId()) => {
		const made = await planned.plan(mira, house.general, { ...planForm, ...change }, key);
		if (made === undefined || 'misfits' in made) throw new Error(JSON.stringify(made));
		return made.meetingId;
	};
	const titles = async () => (await backlogOf(db, house.general)).map(({ title }) => title);
	return { house, open, planned, mira, plan, told, titles, accounts };
}
