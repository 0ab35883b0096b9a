/** Those who attack, with the session that each of them has: none of them may do what they try. */
import { expect } from 'vitest';
import type { Answered } from './asking.ts';
import { shedForm, type House } from './house.ts';
import { answers, decides, openConsent, toAmendStep, toConsentStep, toItems } from './course.ts';

/** Who tries, and as whom their page is signed in. */
export const visitors = {
	member: 'Hanna Vogt',
	guest: 'Ada Gast',
	listener: 'Leo Lauscher',
	atDoor: 'Dora Draussen',
	elsewhere: 'Nora Nebenan',
	stranger: null
} as const;

export type Visitor = keyof typeof visitors;

/** A secret that nobody may read before the reveal. */
export const secret = 'canary-behind-the-hedge';

/** Everybody but Lena sits in the lobby, and a guest. */
export async function inLobby(house: House): Promise<void> {
	await house.plan();
	for (const name of ['Hanna Vogt', 'Jonas Keller', 'Samuel Osei']) await house.join(name);
	await house.join(visitors.guest, 'guest');
}

/** The proposal is before the circle, and its author may change it. */
export async function inAmending(house: House): Promise<void> {
	await inLobby(house);
	await toItems(house);
	await toAmendStep(house);
}

/** Hanna objects, and the answers lie open. */
export async function inObjection(house: House): Promise<void> {
	await inLobby(house);
	await toItems(house);
	await toConsentStep(house);
	const { id: round } = await openConsent(house);
	for (const name of ['Mira Aydın', 'Jonas Keller', 'Samuel Osei'])
		await answers(house, name, 'consent');
	await answers(house, 'Hanna Vogt', 'objection', 'Power tools are open to everybody.');
	await house.give('Mira Aydın', 'reveal', { round });
}

/**
 * Brings a meeting to a sealed consent round on its second version: Samuel and Jonas have answered, Mira and
 * Hanna have not, Lena is not there. A guest sits with them, somebody listens, and somebody waits at the door.
 */
export async function inSealedRound(house: House): Promise<void> {
	const me = visitors.elsewhere;
	await house.plan({ ...shedForm, me, members: me, 'items.0.owner': me });
	await inLobby(house);
	await house.join(visitors.listener, 'listener');
	await toItems(house);
	await house.join(visitors.atDoor, 'guest');
	await toConsentStep(house);
	await openConsent(house);
	await answers(house, 'Samuel Osei', 'consent');
	await answers(house, 'Jonas Keller', 'concern', secret);
}

/** The proposal is adopted, with a concern. */
export async function inDecided(house: House): Promise<void> {
	await inLobby(house);
	await toItems(house);
	await toConsentStep(house);
	await openConsent(house);
	await answers(house, 'Jonas Keller', 'concern', 'Who looks after the key?');
	await decides(house);
}

/** The meeting is over and leaves an action to the next. */
export async function inEnded(house: House): Promise<void> {
	await inDecided(house);
	const action = { what: 'Copy the keys', who: null, due: '2027-02-01', item: null };
	await house.give(house.facilitator, 'addAction', action);
	await house.give(house.facilitator, 'finishItem', { item: (await house.meeting()).current! });
	await house.give(house.facilitator, 'endMeeting', {});
}

/** No page, reply or header tells anything of the inside. */
export function tellsNothing({ words }: Answered): void {
	expect(words).not.toMatch(/node_modules|\.[jt]s:\d+|at \w+ \(|SQLITE|from event|TypeError/);
}
