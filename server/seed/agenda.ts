/** What a circle plans for an evening: items out of the script, and what waits on its backlog. */
import type { Subject } from '#governance/agenda/subject.ts';
import { addToBacklog } from '#server/circles/backlogOrder.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { newId } from '#server/people/token.ts';
import { transaction } from '#server/storage/transaction.ts';
import { zone } from './calendar.ts';
import { done, found, type House } from './house.ts';
import type { PersonKey } from './lindenhof/people.ts';
import type { Day } from './day.ts';
import type { Amend, Decide, End, ScriptedCircle, ScriptItem } from './script.ts';

/** Minutes for what the script gives none. */
const usualMinutes = 20;

/** Its title on the agenda. */
export function titleOf({ known }: House, item: ScriptItem): string {
	if ('decide' in item || 'talk' in item) return item.title;
	if ('defer' in item) return item.defer;
	return found(known.titles, 'amend' in item ? item.amend : item.end);
}

/** Plans a meeting, in the name of whoever facilitates. @returns its id. */
export async function planEvening(
	house: House,
	circle: ScriptedCircle,
	by: PersonKey,
	evening: { readonly day: Day; readonly items: readonly ScriptItem[]; readonly picks?: number }
): Promise<string> {
	const { calendar, known, planned, database } = house;
	const circleId = found(known.circles, circle.key);
	const { accountId } = found(known.people, by);
	const picked: { backlog: string; minutes: number }[] = [];
	for (const item of evening.items)
		if ('amend' in item || 'end' in item || ('decide' in item && item.purpose !== undefined))
			picked.push({ backlog: await waiting(house, circleId, accountId, item), minutes: 15 });
	const others = (await backlogOf(database.db, circleId)).filter(
		({ id }) => !picked.some(({ backlog }) => backlog === id)
	);
	for (const { id, minutes } of others.slice(0, evening.picks ?? 0))
		picked.push({ backlog: id, minutes });
	const date = calendar.date(evening.day);
	const form = {
		...{ title: titleOfEvening(circle.name, date), date, time: '19:00', zone, minutes: 105 },
		...{ place: circle.place, facilitator: found(known.people, by).personId, picked },
		items: evening.items.flatMap((item) => newItem(house, item))
	};
	return done('plan', await planned.plan(accountId, circleId, form, newId())).meetingId;
}

function titleOfEvening(circle: string, date: string): string {
	const day = new Date(`${date}T12:00:00Z`);
	const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(day);
	return `${circle}, ${words}`;
}

/** An item that begins in this meeting; what is picked from the backlog is none. */
function newItem(house: House, item: ScriptItem): readonly object[] {
	if ('amend' in item || 'end' in item) return [];
	if ('decide' in item && item.purpose !== undefined) return [];
	const owner = found(house.known.people, item.owner).personId;
	const minutes = ('minutes' in item ? item.minutes : undefined) ?? usualMinutes;
	const said = { title: titleOf(house, item), minutes, owner, driver: item.driver ?? '' };
	return 'talk' in item
		? [{ ...said, kind: item.talk, outcome: item.outcome ?? '', minutes: item.minutes ?? 10 }]
		: [{ ...said, kind: 'decide', outcome: 'An agreement', text: item.text.join('\n') }];
}

/** The item of the backlog by which an agreement or a purpose comes to the meeting. */
async function waiting(
	house: House,
	circleId: string,
	accountId: string,
	item: Amend | End | Decide
): Promise<string> {
	const { db } = house.database;
	if ('decide' in item) return await bringPurpose(house, circleId, item);
	const agreementId = found(house.known.agreements, 'amend' in item ? item.amend : item.end);
	const change = 'amend' in item ? 'amend' : 'end';
	const isIt = ({ subject }: { readonly subject: Subject | null }) =>
		subject?.kind === 'agreement' && subject.agreement === agreementId && subject.change === change;
	const known = (await backlogOf(db, circleId)).find(isIt);
	if (known !== undefined) return known.id;
	const place = { circleId, agreementId };
	done('bring to a meeting', await house.agreementDeeds.bring(accountId, place, change));
	const brought = (await backlogOf(db, circleId)).find(isIt);
	if (brought === undefined) throw new Error('nothing was brought to the meeting');
	return brought.id;
}

/** CR1: a part of the purpose waits on the backlog with its words. */
async function bringPurpose(
	{ database, calendar, known }: House,
	circleId: string,
	{ title, driver, owner, text, purpose = 'aim' }: Decide
): Promise<string> {
	const { personId, name } = found(known.people, owner);
	const id = newId();
	await transaction(database.db, (tx) =>
		addToBacklog(tx, {
			...{ id, circleId, kind: 'decide', title, driver, nextStep: '', minutes: usualMinutes },
			...{ ownerName: name, ownerPersonId: personId, due: null, source: '', doneAt: null },
			...{ createdAt: calendar.now(), addedBy: personId, words: text.join('\n') },
			subject: { kind: 'purpose', part: purpose }
		})
	);
	return id;
}
