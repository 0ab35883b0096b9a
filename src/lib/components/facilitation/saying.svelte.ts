import { looking } from '#governance/actions.ts';
import { Draft } from '#client/draft.svelte.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { say } from '#ui/toast.ts';
import { m } from '#i18n/paraglide/messages.js';
import { act, carryOut } from '../meeting/act.ts';
import { nextVersionNumber } from './consentOpening.ts';
import { nextActs } from './nextActs.ts';
import type { Act, SayNow, Standpoint } from './sayNow.ts';

type Reasoned = 'closeEarly' | 'reopenRound';

/** What the facilitator's dock shows, and what its buttons do. */
export class Saying {
	readonly #live: LiveMeeting;
	readonly #draft: Draft;
	/** The acts that are on their way, as the server will read them. */
	#underWay: readonly string[] = [];
	/** The act that waits for a reason in words, or for a second yes. */
	asking = $state.raw<Act | null>(null);

	constructor(live: LiveMeeting) {
		this.#live = live;
		this.#draft = new Draft(live, () => live.meeting.current);
	}

	readonly #at: Standpoint = $derived.by(() => {
		const { meeting, me, surroundings, clock } = this.#live;
		const moment = looking(clock.coarse, surroundings.away);
		return { meeting, me, moment, draftHash: this.#draft.hash };
	});
	/** What to say and do now; `null` for everybody but the facilitator. */
	readonly now: SayNow | null = $derived.by(() => nextActs(this.#at));
	/** The version that the next consent round would be about. */
	readonly version: number = $derived.by(() => {
		const { current } = this.#live.meeting;
		return current === null ? 1 : nextVersionNumber(this.#at, current);
	});

	/**
	 * Does it, or asks first for what is missing. A second tap on the same while it is under way does
	 * nothing; the next act counts at once, though the reply to the one before may still be on its way.
	 */
	async press(pressed: Act): Promise<void> {
		if (pressed.needs === 'reason' || pressed.needs === 'yes') {
			this.asking = pressed;
			return;
		}
		if (pressed.needs === 'draft' && this.#at.draftHash === null) {
			say(m.facilitation_opens_connected());
			return;
		}
		await this.#once(pressed.command, () => carryOut(this.#live, pressed.command));
	}

	/** Closes early, or opens again, with the reason. True when it was done. */
	async because(reason: string): Promise<boolean> {
		const command = this.asking?.command;
		if (command === undefined || !isReasoned(command)) return false;
		const { type, payload } = command;
		const done = await this.#once(command, () => act(this.#live, type, { ...payload, reason }));
		if (done) this.asking = null;
		return done;
	}

	/** What was pressed is really meant. True when it was done. */
	async really(): Promise<boolean> {
		const command = this.asking?.command;
		return (
			command !== undefined && (await this.#once(command, () => carryOut(this.#live, command)))
		);
	}

	async #once(command: Act['command'], give: () => Promise<boolean>): Promise<boolean> {
		const key = JSON.stringify(command);
		if (this.#underWay.includes(key)) return false;
		this.#underWay = [...this.#underWay, key];
		try {
			return await give();
		} finally {
			this.#underWay = this.#underWay.filter((other) => other !== key);
		}
	}
}

function isReasoned(
	command: Act['command']
): command is Extract<Act['command'], { readonly type: Reasoned }> {
	return command.type === 'closeEarly' || command.type === 'reopenRound';
}
