/** How a circle decides by consent: every step, with the objections and concerns that the script tells of. */
import type { Answer } from '#governance/consent/answer.ts';
import type { ItemId } from '#governance/ids.ts';
import { latestVersion, openObjections } from '#governance/meeting.ts';
import { wordingOf, type Objection } from '#governance/objection/objection.ts';
import type { ScriptedObjection } from './script.ts';
import type { PlayedRoom } from './room.ts';
import type { PersonKey } from './lindenhof/people.ts';

/** What people bring to a decision. */
export interface Voices {
	readonly concern?: readonly [PersonKey, string] | undefined;
	readonly objection?: ScriptedObjection | undefined;
	readonly said?: readonly [PersonKey, string] | undefined;
	/** Whoever presents it. */
	readonly author: PersonKey;
}

/** From the question whether it is theirs to the announcement. */
export async function decide(room: PlayedRoom, voices: Voices): Promise<void> {
	const { item } = room.at;
	const { author, objection } = voices;
	await toTheTable(room, author);
	await room.speak();
	await room.next();
	await room.speak(voices.said);
	await room.next();
	await room.give(room.seat(author), 'yieldAmend', { item });
	await room.next();
	await askForConsent(room, item, voices, objection);
	if (objection !== undefined) {
		await integrate(room, item, author, objection);
		await askForConsent(room, item, voices);
	}
	await adopt(room);
	await room.finish();
	if (objection !== undefined) await thank(room, objection);
}

/** CD1, CD2: it is theirs to decide, and it is presented. */
export async function toTheTable(room: PlayedRoom, author: PersonKey): Promise<void> {
	const { item } = room.at;
	await room.settle({ about: 'ours', item });
	await room.next();
	const draftHash = await room.draftHash(item);
	await room.give(room.seat(author), 'present', { item, draftHash });
	await room.next();
}

/** CD6, CD7: everybody answers together, and the answers are shown. */
async function askForConsent(
	room: PlayedRoom,
	item: ItemId,
	{ concern }: Voices,
	objection?: ScriptedObjection
): Promise<void> {
	const draftHash = await room.draftHash(item);
	await room.give(room.lead, 'openConsentRound', { item, draftHash, answers: 'together' });
	const { id: round, version, order } = room.round;
	for (const who of order) {
		let answer: Answer = { kind: 'consent', text: '' };
		if (concern !== undefined && who === room.seat(concern[0]))
			answer = { kind: 'concern', text: concern[1] };
		if (objection !== undefined && who === room.seat(objection.by))
			answer = { kind: 'objection', text: objection.argument };
		await room.give(who, 'answer', { round, version, who, answer, readBack: false });
	}
	await room.give(room.lead, 'reveal', { round });
}

const theObjection = (room: PlayedRoom, item: ItemId): Objection => {
	const [objection] = openObjections(room.meeting, item);
	if (objection === undefined) throw new Error('nobody objects');
	return objection;
};

/** OB3-OB6: it is understood and tested, and the next version takes it in. */
async function integrate(
	room: PlayedRoom,
	item: ItemId,
	author: PersonKey,
	{ kind, argument, heard, text, words }: ScriptedObjection
): Promise<void> {
	const { id: objection, holder } = theObjection(room, item);
	const aims = room.meeting.circle.aims.slice(0, 1).map(({ id }) => id);
	const wording = { argument, aims, touchesDriver: aims.length === 0, kind };
	const instead = wordingOf(theObjection(room, item));
	await room.give(holder, 'wordObjection', { objection, ...wording, instead });
	const listener = room.here.find((id) => id !== holder) ?? holder;
	await room.give(listener, 'hearBack', { objection, text: heard });
	const said = { by: listener, text: heard };
	await room.give(holder, 'confirmHeard', { objection, heard: said, yes: true });
	await room.give(room.lead, 'finishTest', { objection });
	await room.give(holder, 'chooseWay', { objection, way: 'amend' });
	await room.write(item, text);
	const draftHash = await room.draftHash(item);
	await room.give(room.seat(author), 'offerVersion', { item, draftHash });
	await room.settled();
	const version = latestVersion(room.meeting, item)?.id;
	if (version === undefined) throw new Error('there is no version');
	await room.give(holder, 'resolveObjection', { objection, version, words });
}

/** CD9: asked once more, and announced. */
async function adopt(room: PlayedRoom): Promise<void> {
	const { id: round, version } = room.round;
	if (version === null) throw new Error('nothing was asked');
	await room.give(room.lead, 'askOnceMore', { round, version });
	await room.give(room.lead, 'announce', { round, version });
}

/** OB8: whoever improved it says whether to be named. */
async function thank(room: PlayedRoom, { by, named }: ScriptedObjection): Promise<void> {
	const raiser = room.seat(by);
	const mine = Object.values<Objection>(room.meeting.objections).find(
		(each) => each.raiser === raiser && each.named === null
	);
	if (mine !== undefined) await room.give(raiser, 'chooseNaming', { objection: mine.id, named });
}
