import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import type { Answer, AnswerKind } from '#governance/consent/answer.ts';
import type { CommandPayloads } from '#governance/commands.ts';
import type { AimId } from '#governance/ids.ts';
import { m } from '#i18n/paraglide/messages.js';
import { wordsOf } from '../meeting/act.ts';
import { heldAnswer, holdAnswer } from './heldAnswer.ts';

/** What is asked of whom: the offer of the rule book, whose words are still empty. */
export type Asked = CommandPayloads['answer'];

/** These answers say nothing without words (CD7). */
const wordy: readonly AnswerKind[] = ['concern', 'notYet'];

/** One answer that is being given. Nothing is preselected, and nothing typed is lost before it has arrived. */
export class AnswerForm {
	readonly #live: LiveMeeting;
	readonly asked: Asked;
	/** RL3: it is entered for somebody without a device. */
	readonly helping: boolean;
	kind = $state<AnswerKind>();
	text = $state('');
	aims = $state<readonly AimId[]>([]);
	/** RL3: read back and confirmed aloud. */
	readBack = $state(false);
	/** An answer that is in is being changed. */
	changing = $state(false);
	/** Why it was not sent; the words are still here. */
	problem = $state('');
	busy = $state(false);
	/** What this person handed in, as far as this device knows. */
	sent = $state.raw<Answer | null>(null);

	constructor(live: LiveMeeting, asked: Asked) {
		this.#live = live;
		this.asked = asked;
		this.helping = asked.who !== live.me;
		if (asked.answer.kind === 'words') this.kind = 'words';
	}

	/** The answer as it stands here; `null` until one is chosen. */
	get answer(): Answer | null {
		const { kind, aims } = this;
		if (kind === undefined) return null;
		const text = kind === 'consent' ? '' : this.text.trim();
		return kind === 'objection' && aims.length > 0 ? { kind, text, aims } : { kind, text };
	}

	/** A field of words belongs to the chosen answer. */
	get hasWords(): boolean {
		return this.kind !== undefined && this.kind !== 'consent';
	}

	/** What still has to be written; the field says so once somebody tries to go on. */
	get lacksWords(): boolean {
		return this.kind !== undefined && wordy.includes(this.kind) && this.text.trim() === '';
	}

	setAim(aim: AimId, touched: boolean): void {
		const others = this.aims.filter((id) => id !== aim);
		this.aims = touched ? [...others, aim] : others;
	}

	/** Takes up what was begun in this tab before a reload, unless something was begun since. */
	takeUp(): void {
		const held = heldAnswer(this.#live, this.asked);
		if (held === null || this.text !== '') return;
		this.kind ??= held.kind;
		this.text = held.text;
		this.aims = held.aims;
		this.changing ||= held.changing;
	}

	/** Keeps what is begun through a reload, or nothing of it. */
	keep(isChoosing: boolean): void {
		const { kind, text, aims, changing } = this;
		const begun = isChoosing && (text !== '' || (kind !== undefined && kind !== 'words'));
		holdAnswer(this.#live, this.asked, begun ? { kind, text, aims, changing } : null);
	}

	/** Fetches what was handed in from another device of the same person (RN6). */
	async remember(): Promise<void> {
		if (this.helping || this.sent !== null) return;
		this.sent = await this.#live.myAnswer(this.asked.round);
	}

	/** Hands it in. True when it has arrived; otherwise `problem` says why, and everything stays. */
	async handIn(answer = this.answer): Promise<boolean> {
		if (answer === null || this.busy) return false;
		if (this.lacksWords) {
			this.problem = m.refusal_empty();
			return false;
		}
		this.busy = true;
		const readBack = this.helping && this.readBack;
		const outcome = await this.#live.give('answer', { ...this.asked, answer, readBack });
		this.busy = false;
		this.problem = outcome.done ? '' : await wordsOf(this.#live, outcome);
		if (outcome.done) this.#arrived(answer);
		return outcome.done;
	}

	/** RL3: who helps cannot read the answer again; it is gone from this device too. */
	#arrived(answer: Answer): void {
		this.changing = false;
		this.readBack = false;
		this.sent = this.helping ? null : answer;
		if (answer.kind !== 'words') this.kind = undefined;
		this.text = '';
		this.aims = [];
		this.keep(false);
	}
}
