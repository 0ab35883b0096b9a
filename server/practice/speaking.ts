/** How simulated people arrive, speak, and answer questions of process. */
import { m } from '#i18n/paraglide/messages.js';
import type { Question } from '#governance/question/question.ts';
import type { DoorRequest } from '#governance/people/seat.ts';
import { doing, type Move, type Scene } from './scene.ts';

/** They come in one after the other; whoever comes after the beginning rings once and waits. */
export function arriving(scene: Scene): Move | undefined {
	const rung = Object.values<DoorRequest>(scene.meeting.door).map(({ seat }) => seat);
	const next = scene.players.find(
		({ id, presence }) => presence === 'expected' && !rung.includes(id)
	);
	return next && { who: next.id, after: 250, act: { kind: 'arrive', name: next.name } };
}

/** RL2: those who sit nod in those who practise too; anybody else waits for the visitor or the facilitator. */
export function nodding(scene: Scene): Move | undefined {
	const own = Object.values<DoorRequest>(scene.meeting.door).find(({ seat }) =>
		scene.isSimulated(seat)
	);
	const nods = scene.players.find(({ presence }) => presence === 'here');
	if (own === undefined || nods === undefined) return undefined;
	return doing(nods.id, 800, { type: 'letIn', payload: { request: own.id } });
}

/** Milliseconds somebody speaks: long enough to see whose turn it is, short enough for three minutes in all. */
const speaks = { checkIn: 1_400, clarify: 1_100, react: 2_000, checkOut: 1_300 } as const;

function pace(prompt: string): number {
	return Object.entries(speaks).find(([key]) => key === prompt)?.[1] ?? 1_400;
}

/** What they have written down for the minutes while they reacted. */
const reactions = [
	['hanna', m.practice_reaction_hanna],
	['elif', m.practice_reaction_elif]
] as const;

/** Whoever has the turn speaks and hands it on. */
export function speaking(scene: Scene): Move | undefined {
	const round = scene.round;
	const who = round?.current;
	if (round?.purpose !== 'speak' || who === null || who === undefined || !scene.isSimulated(who))
		return undefined;
	const reaction = reactions.find(([member]) => scene.is(who, member));
	const written = Object.values(scene.meeting.notes).some(
		(note) => note.about === who && note.round === round.id
	);
	if (round.prompt === 'react' && reaction !== undefined && !written) {
		const payload = { round: round.id, text: reaction[1](), alsoCheckIn: false };
		return doing(who, 900, { type: 'minuteMyWords', payload });
	}
	return doing(who, pace(round.prompt), {
		type: 'takeTurn',
		payload: { round: round.id, who, as: 'spoken' }
	});
}

/** How many simulated people show by hand that a question is fine; the others say nothing, as people do. */
const handsShown = 3;

/** Some show that they do not mind. */
export function minding(scene: Scene): Move | undefined {
	const question = Object.values<Question>(scene.meeting.questions).find(
		({ state }) => state === 'open'
	);
	if (question === undefined || question.fine.length >= handsShown) return undefined;
	const next = scene.players.find(
		({ id }) => !question.fine.includes(id) && scene.offers('sayFine', id).length > 0
	);
	return next && doing(next.id, 600, { type: 'sayFine', payload: { question: question.id } });
}

/** In the closing Elif suggests something; after the decision Jonas takes an action. */
export function contributing(scene: Scene): Move | undefined {
	const { meeting } = scene;
	const elif = scene.seat('elif');
	const closing = meeting.current !== null && meeting.items[meeting.current]?.kind === 'closing';
	if (elif?.presence === 'here' && closing && meeting.suggestions.length === 0) {
		return doing(elif.id, 900, { type: 'suggest', payload: { text: m.practice_suggestion() } });
	}
	const jonas = scene.seat('jonas');
	const decided = Object.values(meeting.decisions)[0];
	const free = meeting.phase === 'open' && Object.keys(meeting.actions).length === 0;
	if (jonas?.presence !== 'here' || decided === undefined || !free) return undefined;
	const payload = { what: m.practice_action(), who: jonas.id, due: null, item: decided.item };
	return doing(jonas.id, 1_500, { type: 'addAction', payload });
}
