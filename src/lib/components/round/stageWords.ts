/** The words beneath the ring: what is asked, and what it means for me. */
import { questionToAll, questionToOne } from './promptWords.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ParticipantId } from '#governance/ids.ts';
import { openObjections, type Meeting } from '#governance/meeting.ts';
import { unfinishedTurns, type Round } from '#governance/round/round.ts';
import { nameList } from '#i18n/times.ts';
import type { Scene } from './scene.ts';

export interface StageSight {
	readonly meeting: Meeting;
	readonly scene: Scene;
	readonly me: ParticipantId;
	/** Who comes after the one who speaks. */
	readonly next: ParticipantId | null;
	/** Whether I sit in the circle; a listener does not. */
	readonly seated: boolean;
	readonly nameOf: (id: ParticipantId | null) => string;
}

export interface StageWords {
	/** The question, or where we are; a heading. */
	readonly title: string;
	/** One quiet line beneath. */
	readonly sub: string;
}

/** What stands beneath the ring, for this person. */
export function stageWords(sight: StageSight): StageWords {
	const { scene, nameOf } = sight;
	switch (scene.at) {
		case 'lobby':
			return { title: m.round_lobby_title(), sub: m.round_lobby_sub() };
		case 'ended':
			return { title: m.round_ended_title(), sub: m.round_ended_sub() };
		case 'quiet':
			return { title: m.round_quiet_title(), sub: m.round_quiet_sub() };
		case 'question':
			return { title: '', sub: '' };
		case 'between':
			return { title: m.round_between_title(), sub: '' };
		case 'before':
			return { title: questionToAll(scene.prompt), sub: m.round_before_sub() };
		case 'asked':
			return asked(sight, scene.prompt, scene.who);
		case 'again':
			return {
				title: m.round_again_title({ number: scene.number }),
				sub: m.round_again_sub({ number: scene.voided })
			};
		case 'left':
			return { title: m.round_left_title(), sub: '' };
		case 'decided':
			return decided(sight);
		case 'over':
			return { title: questionToAll(scene.round.prompt), sub: m.round_over_sub() };
		case 'round':
			return scene.round.state === 'paused'
				? { title: m.round_paused_title(), sub: m.round_paused_sub() }
				: inRound({ ...sight, nameOf }, scene.round);
	}
}

type Prompt = Parameters<typeof questionToAll>[0];

function asked({ me, nameOf }: StageSight, prompt: Prompt, who: ParticipantId | null): StageWords {
	if (who === null) return { title: questionToAll(prompt), sub: '' };
	if (who === me) return { title: questionToOne(prompt, nameOf(who)), sub: '' };
	return { title: questionToAll(prompt), sub: m.round_asked_sub({ name: nameOf(who) }) };
}

function decided({ meeting, scene }: StageSight): StageWords {
	if (scene.at !== 'decided') return { title: '', sub: '' };
	const { decision } = scene;
	const title = meeting.versions[decision.version]?.details.title ?? '';
	return {
		title,
		sub: decision.state === 'pending' ? m.round_pending_sub() : m.round_decided_sub()
	};
}

function inRound(sight: StageSight, round: Round): StageWords {
	const { me, next, nameOf, seated } = sight;
	const question = questionToAll(round.prompt);
	const turn = round.turns[me];
	const speaker = nameOf(round.current);
	if (round.state === 'revealed' && round.purpose === 'consent') return revealed(sight, round);
	if (round.mode === 'sealed') return { title: question, sub: sealedSub(round, turn?.state) };
	if (round.current === me) return { title: questionToOne(round.prompt, nameOf(me)), sub: '' };
	if (!seated)
		return { title: question, sub: speaker === '' ? '' : m.round_speaks({ name: speaker }) };
	if (next === me && speaker !== '')
		return {
			title: m.round_you_are_next({ name: nameOf(me) }),
			sub: m.round_just_listen({ name: speaker })
		};
	return { title: question, sub: waitingSub(round, turn?.state, speaker) };
}

/** CD9: what the open answers mean for the circle, before anything is announced. */
function revealed({ meeting, nameOf }: StageSight, round: Round): StageWords {
	const objecting = openObjections(meeting, round.item).map(({ holder }) => nameOf(holder));
	const lacking = round.order.filter((id) => {
		const turn = round.turns[id];
		return turn?.state !== 'left' && turn?.answer?.kind === 'notYet';
	});
	if (objecting.length > 0)
		return {
			title: m.round_revealed_objection({ names: nameList(objecting) }),
			sub: m.round_revealed_objection_sub()
		};
	if (unfinishedTurns(round).length > 0) return { title: questionToAll('consent'), sub: '' };
	if (lacking.length > 0)
		return {
			title: m.round_revealed_not_yet({ names: nameList(lacking.map((id) => nameOf(id))) }),
			sub: ''
		};
	return round.askedOnceMore
		? { title: m.round_once_more_title(), sub: m.round_once_more_sub() }
		: { title: m.round_revealed_all(), sub: m.round_revealed_all_sub() };
}

function waitingSub(round: Round, state: string | undefined, speaker: string): string {
	if (state === 'deferred') return m.round_we_come_back();
	if (round.mode === 'open' && speaker === '') return m.round_open_sub();
	if (speaker === '') return '';
	if (state === 'spoken' || state === 'passed') return m.round_thanks_speaks({ name: speaker });
	return m.round_just_listen({ name: speaker });
}

function sealedSub(round: Round, state: string | undefined): string {
	if (round.state === 'revealed') return '';
	return state === 'spoken' ? m.round_sealed_in() : m.round_sealed_sub();
}
