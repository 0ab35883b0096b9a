/** What people of Lindenhof do between their meetings, each in their own name. */
import { openActions } from '#server/circles/actionStore.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { rolesOf } from '#server/circles/roleStore.ts';
import { openSuggestions } from '#server/circles/suggestionStore.ts';
import { asId, type ItemId } from '#governance/ids.ts';
import type { Decision } from '#governance/consent/proposal.ts';
import { newId } from '#server/people/token.ts';
import type { Afterwards } from './evening.ts';
import { done, found, type House } from './house.ts';
import type { Between, RoleWords, ScriptedAction, ScriptedCircle } from './script.ts';

/** Does what the script tells of a day. */
export async function doBetween(
	house: House,
	circle: ScriptedCircle,
	deed: Between
): Promise<void> {
	const { known, agreementDeeds, backlog, database } = house;
	const circleId = found(known.circles, circle.key);
	const { accountId } = found(known.people, deed.by);
	const of = (key: string) => ({ circleId, agreementId: found(known.agreements, key) });
	if ('object' in deed)
		done('object', await agreementDeeds.object(accountId, of(deed.object), deed));
	else if ('pause' in deed)
		done('pause', await agreementDeeds.pause(accountId, of(deed.pause), deed.reason));
	else if ('decideAs' in deed) await decideAlone(house, circleId, deed);
	else if ('done' in deed) {
		const agreement = of(deed.done).agreementId;
		const item = (await backlogOf(database.db, circleId)).find(
			({ agreementId, came }) => agreementId === agreement && came === 'doneBy'
		);
		done('say that it is done', await backlog.sayDone(accountId, circleId, item?.id ?? ''));
	} else if ('add' in deed) {
		const owner = deed.owner === undefined ? '' : found(known.people, deed.owner).personId;
		const { kind, driver, nextStep, minutes } = deed;
		const due = deed.due === undefined ? '' : house.calendar.date(deed.due);
		const typed = { title: deed.add, kind, driver, nextStep, minutes: String(minutes), owner, due };
		done('add to the backlog', await backlog.add(accountId, circleId, typed));
	} else if ('takeOff' in deed) {
		const item = (await backlogOf(database.db, circleId)).find(
			({ title }) => title === deed.takeOff
		);
		const why = { why: deed.why };
		done('take off', await backlog.takeOff(accountId, circleId, item?.id ?? '', why));
	} else {
		const all = await openSuggestions(database.db, circleId);
		const id = all.find(({ words }) => words === deed.takeSuggestion)?.id;
		done('take a suggestion', await backlog.takeSuggestion(accountId, circleId, id ?? ''));
	}
}

/** CR7: a role decides alone. */
async function decideAlone(
	{ database, known, calendar, roleDecisions }: House,
	circleId: string,
	{
		by,
		decideAs,
		key,
		decision
	}: { readonly decision: RoleWords } & Extract<Between, { decideAs: string }>
): Promise<void> {
	const role = (await rolesOf(database.db, circleId)).find(
		({ kind, name }) => kind === decideAs || name === decideAs
	);
	const { accountId } = found(known.people, by);
	const { title, driver, text, review } = decision;
	const recorded = await roleDecisions.record(accountId, circleId, {
		...{ key: newId(), role: role?.id ?? '', title, driver, text: text.join('\n') },
		...{ reviewOn: calendar.date(review), beyond: false }
	});
	known.agreements.set(key, done('decide in a role', recorded).id);
	known.titles.set(key, title);
}

/** CD11: those who were away say what they have to say, all but the silent ones. */
export async function answerAfterwards(house: House, { room, meeting }: Afterwards): Promise<void> {
	const { away = [], silent = [] } = meeting;
	for (const who of away) {
		if (silent.includes(who)) continue;
		for (const { item, version, roll } of Object.values<Decision>(room.meeting.decisions)) {
			if (roll.every((entry) => entry.who !== room.seat(who))) continue;
			const answer = { kind: 'consent', text: '' } as const;
			const given = { item: asId<ItemId>(item), version, answer };
			await room.give(room.seat(who), 'answerAfterwards', given);
		}
	}
}

/** MT5: somebody says that their action is done. */
export async function finishAction(
	{ database, known, actions }: House,
	circle: ScriptedCircle,
	{ what, who }: ScriptedAction
): Promise<void> {
	const circleId = found(known.circles, circle.key);
	const action = (await openActions(database.db, circleId)).find((each) => each.what === what);
	const { accountId } = found(known.people, who);
	done('finish an action', await actions.finish(accountId, circleId, action?.id ?? '', true));
}
