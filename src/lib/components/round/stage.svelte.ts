import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { progressOf, type Round } from '#governance/round/round.ts';
import type { RingSeat } from '../ring/index.ts';
import { isClosed, nextIn, ringSeats, turnSeats, type Sight } from './ringSeats.ts';
import { sceneOf, shownRound, type Scene } from './scene.ts';

/** What everybody in the room looks at: the scene, the round it shows, the places of the ring. */
export class Stage {
	readonly live: LiveMeeting;

	constructor(live: LiveMeeting) {
		this.live = live;
	}

	readonly scene: Scene = $derived.by(() => sceneOf(this.live.meeting));
	readonly round: Round | undefined = $derived.by(() => shownRound(this.live.meeting, this.scene));
	readonly #sight: Sight = $derived.by(() => ({
		meeting: this.live.meeting,
		round: this.round,
		decision: this.scene.at === 'decided' ? this.scene.decision : undefined,
		speaker: this.scene.at === 'asked' ? this.scene.who : null,
		me: this.live.me,
		away: this.live.surroundings.away,
		now: this.live.clock.coarse
	}));
	/** As the circle sits. */
	readonly sitting: readonly RingSeat[] = $derived.by(() => ringSeats(this.#sight));
	/** In the order of turns. */
	readonly turns: readonly RingSeat[] = $derived.by(() => turnSeats(this.#sight));
	readonly closed: boolean = $derived.by(() => isClosed(this.#sight));
	/** "3 of 8": how many turns are taken, or answers in. */
	readonly progress = $derived.by(() => (this.round === undefined ? null : progressOf(this.round)));
	readonly next = $derived.by(() => (this.round === undefined ? null : nextIn(this.round)));

	/** My own turn in the round that holds the floor. */
	readonly myTurn = $derived.by(() => this.live.round?.turns[this.live.me]);
	/** Whether the word is mine now. */
	readonly isMine: boolean = $derived.by(
		() => this.live.round?.current === this.live.me && this.live.round.state === 'open'
	);

	/** Seconds that remain of the current turn; below zero when it is over (RN7: it goes on all the same). */
	get secondsLeft(): number | undefined {
		const round = this.round;
		if (round?.state !== 'open' || round.current === null) return undefined;
		if (round.turnStartedAt === null) return undefined;
		// This device's idea of the server's clock may be a little behind.
		const spent = Math.max(0, this.live.clock.now - round.turnStartedAt) / 1_000;
		return round.seconds + round.extraSeconds - spent;
	}
}
