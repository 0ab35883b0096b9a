/** How a meeting gets to where it is attacked: the people in it do what people do, each over HTTP. */
import { frozenContent } from '#governance/consent/proposal.ts';
import type { ItemId } from '#governance/ids.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import type { ItemKind } from '#governance/method.ts';
import type { Subject } from '#governance/question/question.ts';
import { openQuestion } from '#governance/question/question.ts';
import type { Round } from '#governance/round/round.ts';
import type { AnswerMode } from '#governance/settings.ts';
import { hashOf } from '#document/canonical.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { documentOf } from '#server/meetings/places.ts';
import { fromUpdates, storedUpdates } from '#server/meetings/storedDocuments.ts';
import type { House } from './house.ts';

/** The item that is to be decided. */
export function itemIn(meeting: Meeting, kind: ItemKind = 'decide'): ItemId {
	const found = meeting.itemOrder.find((id) => meeting.items[id]?.kind === kind);
	if (found === undefined) throw new Error(`there is no item of the kind ${kind}`);
	return found;
}

/** The round that holds the floor. */
export function roundIn(meeting: Meeting): Round {
	const round = roundUnderWay(meeting);
	if (round === undefined) throw new Error('no round is under way');
	return round;
}

/** Who of the people sits there under this id. */
function nameOf(meeting: Meeting, id: string): string {
	return Object.values(meeting.seats).find((seat) => seat.id === id)?.name ?? id;
}

/** The hash that a page sends with a version: of the words and details as they stand now. */
export async function draftHash(house: House, item: ItemId): Promise<string> {
	const meeting = await house.meeting();
	const proposal = meeting.proposals[item]!;
	const document = documentOf(meeting, item);
	const doc = fromUpdates(await storedUpdates(house.db, document));
	return hashOf(frozenContent(readText(textRoot(doc, proposal.textId)), proposal.details));
}

/** Asks a question that nobody minds. */
export async function settles(house: House, subject: Subject): Promise<void> {
	await house.give(house.facilitator, 'ask', { subject, text: '' });
	const question = openQuestion((await house.meeting()).questions)!.id;
	await house.give(house.facilitator, 'settle', { question });
}

/** Opens a round in the step at hand. */
export async function openRound(house: House, mode: Round['mode'] = 'turns'): Promise<Round> {
	const { current, items } = await house.meeting();
	const step = items[current!]!.step!;
	await house.give(house.facilitator, 'openRound', { item: current!, step, mode, seconds: 60 });
	return roundIn(await house.meeting());
}

/** Everybody takes their turn, one after the other, and the round is closed. */
export async function everybodySpeaks(house: House): Promise<void> {
	for (;;) {
		const meeting = await house.meeting();
		const { id: round, current: who } = roundIn(meeting);
		if (who === null) return void (await house.give(house.facilitator, 'closeRound', { round }));
		await house.give(nameOf(meeting, who), 'takeTurn', { round, who, as: 'spoken' });
	}
}

/** On to the step that follows. */
export async function nextStep(house: House): Promise<void> {
	const { current, items } = await house.meeting();
	const from = items[current!]!.step!;
	await house.give(house.facilitator, 'nextStep', { item: current!, from });
}

/** From the lobby to an agenda that has consent, with nothing current. */
export async function toItems(house: House): Promise<void> {
	await house.give(house.facilitator, 'startMeeting', {});
	await openRound(house);
	await everybodySpeaks(house);
	await house.give(house.facilitator, 'finishItem', { item: (await house.meeting()).current! });
	const agenda = itemIn(await house.meeting(), 'agenda');
	await house.give(house.facilitator, 'startItem', { item: agenda });
	await settles(house, { about: 'agenda' });
	await house.give(house.facilitator, 'finishItem', { item: agenda });
}

/** The author changes a word, and the second version is before the circle. */
async function amend(house: House, item: ItemId): Promise<void> {
	const { details } = (await house.meeting()).proposals[item]!;
	const changed = { ...details, title: `${details.title} for a year` };
	await house.give('Samuel Osei', 'changeDetails', { item, details: changed });
	const sent = { item, draftHash: await draftHash(house, item) };
	await house.give('Samuel Osei', 'offerVersion', sent);
}

/** From there to the step in which the proposal is amended. */
export async function toAmendStep(house: House): Promise<ItemId> {
	const item = itemIn(await house.meeting());
	await house.give(house.facilitator, 'startItem', { item });
	await settles(house, { about: 'ours', item });
	await nextStep(house);
	await house.give('Samuel Osei', 'present', { item, draftHash: await draftHash(house, item) });
	await nextStep(house);
	for (let rounds = 2; rounds > 0; rounds -= 1) {
		await openRound(house);
		await everybodySpeaks(house);
		await nextStep(house);
	}
	return item;
}

/** From the beginning of the items to the step in which the second version of the proposal is decided. */
export async function toConsentStep(house: House): Promise<void> {
	await amend(house, await toAmendStep(house));
	await nextStep(house);
}

/** Everybody is asked, together, and nobody has answered yet. */
export async function openConsent(house: House, answers: AnswerMode = 'together'): Promise<Round> {
	const item = itemIn(await house.meeting());
	const sent = { item, draftHash: await draftHash(house, item), answers };
	await house.give(house.facilitator, 'openConsentRound', sent);
	return roundIn(await house.meeting());
}

/** Answers for oneself. */
export async function answers(
	house: House,
	name: string,
	kind: 'consent' | 'concern' | 'objection' | 'notYet' | 'words',
	text = ''
): Promise<void> {
	const { id: round, version } = roundIn(await house.meeting());
	const who = await house.seat(name);
	const answer = { kind, text };
	await house.give(name, 'answer', { round, version, who, answer, readBack: false });
}

/** Everybody who sits there consents, and the decision is announced. */
export async function decides(house: House): Promise<void> {
	const { order, turns } = roundIn(await house.meeting());
	const meeting = await house.meeting();
	for (const who of order.filter((each) => turns[each]?.state !== 'spoken'))
		await answers(house, nameOf(meeting, who), 'consent');
	const { id: round, version } = roundIn(await house.meeting());
	await house.give(house.facilitator, 'reveal', { round });
	await house.give(house.facilitator, 'askOnceMore', { round, version: version! });
	await house.give(house.facilitator, 'announce', { round, version: version! });
}
