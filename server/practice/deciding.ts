/** How simulated people present, amend, answer and integrate. */
import { m } from '#i18n/paraglide/messages.js';
import type { Answer } from '#governance/consent/answer.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import { latestVersion, openObjections } from '#governance/meeting.ts';
import type { Objection } from '#governance/objection/objection.ts';
import { isWorded, wordingOf } from '#governance/objection/objection.ts';
import type { Round } from '#governance/round/round.ts';
import { doing, type Move, type Scene } from './scene.ts';

/** Samuel presents, and is asked first what he heard that he wants to change. */
export function authoring(scene: Scene): Move | undefined {
	const samuel = scene.seat('samuel');
	const item = scene.meeting.current;
	if (samuel?.presence !== 'here' || item === null) return undefined;
	const [present] = scene.offers('present', samuel.id);
	if (present !== undefined) return doing(samuel.id, 3_000, present);
	const amending = scene.offers('yieldAmend', samuel.id).length > 0;
	return amending ? writeOrOffer(scene, samuel.id, m.practice_amendment(), 1_800) : undefined;
}

/** First the words go into the shared text, then the text becomes the next version. */
function writeOrOffer(
	scene: Scene,
	who: ParticipantId,
	words: string,
	after: number
): Move | undefined {
	const item = scene.meeting.current;
	if (item === null) return undefined;
	if (!scene.draft.includes(words)) return { who, after, act: { kind: 'write', item, words } };
	const [offer] = scene.offers('offerVersion', who);
	return offer && doing(who, after, offer);
}

function answerOf(scene: Scene, round: Round, who: ParticipantId): Answer {
	const before = scene.meeting.roundOrder.filter((id) => {
		const other = scene.meeting.rounds[id];
		return other?.purpose === 'consent' && other.item === round.item && other.id !== round.id;
	});
	if (scene.is(who, 'tomasz') && before.length === 0)
		return { kind: 'objection', text: m.practice_objection() };
	const { concerns } = settingsOf(scene.meeting, round.item);
	if (scene.is(who, 'hanna') && concerns) return { kind: 'concern', text: m.practice_concern() };
	return { kind: 'consent', text: '' };
}

/** They answer one after the other; in turn only when it is their turn. */
export function answering(scene: Scene): Move | undefined {
	const round = scene.round;
	if (round?.purpose !== 'consent') return undefined;
	for (const who of round.order) {
		const turn = round.turns[who]?.state;
		const [hear] =
			turn === 'hearing' && scene.isSimulated(who) ? scene.offers('hearText', who) : [];
		if (hear !== undefined) return doing(who, 900, hear);
		if (!scene.isSimulated(who) || (turn !== 'waiting' && turn !== 'current')) continue;
		const [offer] = scene.offers('answer', who).filter(({ payload }) => payload.who === who);
		if (offer === undefined) continue;
		const answer = answerOf(scene, round, who);
		return doing(who, 900, { type: 'answer', payload: { ...offer.payload, answer } });
	}
	return undefined;
}

/** An objection is worded, heard back and confirmed, and integrated by whoever raised it and the author. */
export function integrating(scene: Scene): Move | undefined {
	const item = scene.meeting.current;
	const objection = item === null ? undefined : openObjections(scene.meeting, item)[0];
	if (objection === undefined) return undefined;
	return understanding(scene, objection) ?? improving(scene, objection);
}

function understanding(scene: Scene, objection: Objection): Move | undefined {
	const { holder, id } = objection;
	const own = scene.isSimulated(holder);
	if (own && !isWorded(objection) && scene.offers('wordObjection', holder).length > 0) {
		const argument = objection.argument === '' ? m.practice_objection() : objection.argument;
		const aims = scene.meeting.circle.aims.slice(0, 1).map((aim) => aim.id);
		const payload = {
			objection: id,
			argument,
			aims,
			touchesDriver: false,
			kind: 'sideEffects',
			instead: wordingOf(objection)
		} as const;
		return doing(holder, 1_600, { type: 'wordObjection', payload });
	}
	const hearer = scene.seat('hanna');
	if (hearer !== undefined && isWorded(objection) && objection.paraphrase === null) {
		const text = own ? m.practice_heard() : objection.argument;
		const may = scene.offers('hearBack', hearer.id).length > 0;
		return may
			? doing(hearer.id, 2_600, { type: 'hearBack', payload: { objection: id, text } })
			: undefined;
	}
	if (!own || objection.paraphrase?.confirmed !== null) return undefined;
	const confirms = scene
		.offers('confirmHeard', holder)
		.find(({ payload }) => payload.objection === id && payload.yes);
	return confirms === undefined ? undefined : doing(holder, 1_600, confirms);
}

function improving(scene: Scene, objection: Objection): Move | undefined {
	const { holder, id, item } = objection;
	const own = scene.isSimulated(holder);
	const ways = own && objection.way === null ? scene.offers('chooseWay', holder) : [];
	if (ways.length > 0)
		return doing(holder, 1_600, { type: 'chooseWay', payload: { objection: id, way: 'amend' } });
	if (objection.state !== 'integrating') return undefined;
	const version = latestVersion(scene.meeting, item);
	const samuel = scene.seat('samuel');
	const words = own
		? m.practice_integration()
		: m.practice_integration_of({ words: objection.argument });
	const answered = version?.answers.includes(id) === true;
	if (!answered) return samuel && writeOrOffer(scene, samuel.id, words, 2_200);
	const resolves = own && scene.offers('resolveObjection', holder).length > 0;
	if (!resolves || version === undefined) return undefined;
	const payload = { objection: id, version: version.id, words: m.practice_resolved() };
	return doing(holder, 1_800, { type: 'resolveObjection', payload });
}

/** Whoever improved the proposal lets the circle say so. */
export function beingThanked(scene: Scene): Move | undefined {
	const objection = Object.values<Objection>(scene.meeting.objections).find(
		({ state, named, raiser }) =>
			state === 'resolved' && named === null && scene.isSimulated(raiser)
	);
	if (objection === undefined) return undefined;
	const payload = { objection: objection.id, named: true };
	return doing(objection.raiser, 700, { type: 'chooseNaming', payload });
}
