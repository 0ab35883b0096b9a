/** What the shared screen says beside the ring. Whoever raised an objection is not named here (OB8). */
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { Version } from '#governance/consent/proposal.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import { isWorded, type Objection } from '#governance/objection/objection.ts';
import { openQuestion } from '#governance/question/question.ts';
import type { Round } from '#governance/round/round.ts';
import { m } from '#i18n/paraglide/messages.js';
import { titleOf } from '../agenda/index.ts';
import { questionSentence } from '../facilitation/questionSentence.ts';
import { isAmended } from '../objection/objectionTask.ts';
import { questionToAll, questionToOne, roundName } from '../round/promptWords.ts';
import type { Scene } from '../round/scene.ts';

export interface ScreenWords {
	/** Small, above: "Reaction round". */
	readonly label: string;
	/** The question to all, or where we are; the heading. */
	readonly question: string;
	/** One quiet line beneath. */
	readonly note?: string;
}

/** Who is in the meeting, and how they are called. */
export type Room = Pick<LiveMeeting, 'meeting' | 'nameOf'>;

/** The words beside the ring while no objection is in hand. */
export function screenWords(room: Room, scene: Scene): ScreenWords {
	switch (scene.at) {
		case 'lobby':
			return { label: room.meeting.circle.organisation, question: room.meeting.title };
		case 'ended':
			return { label: room.meeting.title, question: m.screen_ended() };
		case 'quiet':
			return { label: '', question: m.round_quiet_title(), note: m.round_quiet_sub() };
		case 'between':
			return between(room, scene);
		case 'question':
			return asking(room, scene);
		case 'before':
			return {
				label: roundName(scene.prompt),
				question: questionToAll(scene.prompt),
				note: takes(scene.seconds)
			};
		case 'asked':
			return { label: roundName(scene.prompt), question: asked(room, scene) };
		case 'again':
			return {
				label: roundName('consent'),
				question: m.round_again_title({ number: scene.number }),
				note: m.round_again_sub({ number: scene.voided })
			};
		case 'left':
			return { label: '', question: m.screen_left_proposal() };
		case 'decided':
			return { label: '', question: '' };
		case 'over':
			return inRound(room, scene.round, m.round_over_sub());
		case 'round':
			return inRound(room, scene.round, roundNote(scene.round));
	}
}

type At<Name extends Scene['at']> = Extract<Scene, { readonly at: Name }>;

function between(room: Room, { next }: At<'between'>): ScreenWords {
	const item = next === null ? undefined : room.meeting.items[next];
	if (item === undefined) return { label: '', question: m.screen_over_agenda() };
	const { minutes, owner } = item;
	const note =
		owner === null
			? m.screen_next_minutes({ minutes })
			: m.screen_next_owner({ name: room.nameOf(owner), minutes });
	return { label: m.screen_next(), question: titleOf(item), note };
}

function asking(room: Room, { question }: At<'question'>): ScreenWords {
	const objected = Object.keys(question.objecting).length > 0;
	return {
		label: m.screen_question(),
		question: questionSentence(room, question),
		note: objected ? m.screen_question_objected() : m.screen_question_hint()
	};
}

function asked(room: Room, { prompt, who }: At<'asked'>): string {
	return who === null ? questionToAll(prompt) : questionToOne(prompt, room.nameOf(who));
}

function takes(seconds: number): string {
	const minutes = Math.max(1, Math.round(seconds / 60));
	return minutes === 1 ? m.screen_takes_one() : m.screen_takes({ minutes });
}

function inRound(room: Room, round: Round, note: string | undefined): ScreenWords {
	const { id, prompt, askedOnceMore } = round;
	const talkedAbout = openQuestion(room.meeting.questions);
	const toAll = askedOnceMore ? m.round_once_more_title() : questionToAll(prompt);
	const question = talkedAbout?.round === id ? questionSentence(room, talkedAbout) : toAll;
	const words = { label: roundName(prompt), question };
	return note === undefined ? words : { ...words, note };
}

function roundNote({ state, mode, order, turns }: Round): string | undefined {
	if (state === 'paused') return m.round_paused_title();
	if (mode === 'sealed' && state === 'open') return m.screen_sealed();
	const notYet = order.some((id) => turns[id]?.answer?.kind === 'notYet');
	return state === 'revealed' && notYet ? m.screen_not_yet() : undefined;
}

/** CD6: while a consent round is open it is said which version it is about, and that nothing changes it. */
export function lockedWords(
	words: ScreenWords,
	scene: Scene,
	version: Pick<Version, 'number'> | undefined
): ScreenWords {
	const isLocked = scene.at === 'round' && scene.round.purpose === 'consent';
	if (!isLocked || version === undefined) return words;
	const { label } = words;
	return { ...words, label: m.screen_label_locked({ label, number: version.number }) };
}

/** The words beside the ring while an objection is in hand, in the order in which it is taken up (OB3 to OB7). */
export function objectionWords({ meeting }: Room, objection: Objection): ScreenWords {
	return { label: m.screen_objection(), question: objectionQuestion(objection, meeting) };
}

function objectionQuestion(objection: Objection, meeting: Room['meeting']): string {
	if (objection.stuck) return m.screen_objection_stuck();
	if (objection.state === 'integrating' || objection.state === 'tested') {
		return isAmended(meeting, objection)
			? m.screen_objection_resolved()
			: m.screen_objection_integrating();
	}
	if (objection.state === 'understood') return testQuestion(objection, meeting);
	if (objection.paraphrase?.confirmed === null) return m.screen_objection_heard();
	return isWorded(objection) ? m.screen_objection_worded() : m.screen_objection_raised();
}

function testQuestion({ item, counters }: Objection, meeting: Room['meeting']): string {
	if (settingsOf(meeting, item).objectionTest === 'paramount')
		return m.screen_objection_paramount();
	const isArgued = counters.some(({ raiserAgrees }) => raiserAgrees === null);
	return isArgued ? m.objection_counter_title() : m.screen_objection_understood();
}
