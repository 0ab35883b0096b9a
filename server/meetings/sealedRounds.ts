import * as v from 'valibot';
import { answerKinds, type Answer } from '#governance/consent/answer.ts';
import type { Command } from '#governance/commands.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { asId } from '#governance/ids.ts';
import type { AimId, ParticipantId, RoundId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Db } from '#server/storage/schema.ts';
import { id } from './door/fields.ts';
import type { Seal } from './seal.ts';
import { mySealed, putSealed, removeRound, removeSealed, sealedOfRound } from './sealedStore.ts';

const storedAnswer = v.strictObject({
	kind: v.picklist(answerKinds),
	text: v.string(),
	aims: v.optional(v.array(id<AimId>()))
});

/** Answers that nobody may read yet (RN6): kept encrypted and apart, opened once, at the reveal. */
export class SealedRounds {
	readonly #seal: Seal;
	readonly #db: Db;

	constructor(db: Db, seal: Seal) {
		this.#db = db;
		this.#seal = seal;
	}

	/** Keeps what an accepted answer to a sealed round says, over an earlier one. */
	async keep(tx: Db, meeting: Meeting, actor: ParticipantId, command: Command): Promise<void> {
		if (command.type !== 'answer') return;
		const { round: roundId, who, answer } = command.payload;
		const round = meeting.rounds[roundId];
		if (round?.mode !== 'sealed' || round.state !== 'open') return;
		const sealed = this.#seal.close({ meetingId: meeting.id, roundId, participantId: who }, answer);
		const helperId = actor === who ? null : actor;
		await putSealed(tx, meeting.id, roundId, { participantId: who, sealed, helperId });
	}

	/** Removes what is revealed now, or goes back to waiting because the seat went to another device (RL2). */
	async forget(
		tx: Db,
		before: Meeting,
		after: Meeting,
		events: readonly MeetingEvent[]
	): Promise<void> {
		for (const event of events) {
			if (event.type === 'answersRevealed') await removeRound(tx, after.id, event.payload.round);
			if (event.type === 'seatReopened') await this.#takeBack(tx, before, event.payload.seat);
		}
	}

	/** All answers of a round, for its reveal. */
	async open(meeting: Meeting, roundId: RoundId): Promise<Readonly<Record<ParticipantId, Answer>>> {
		const answers: Record<ParticipantId, Answer> = {};
		for (const { participantId, sealed } of await sealedOfRound(this.#db, meeting.id, roundId)) {
			const who = asId<ParticipantId>(participantId);
			const inRound = meeting.rounds[roundId]?.turns[who]?.state === 'spoken';
			if (inRound) answers[who] = this.#read(meeting.id, roundId, participantId, sealed);
		}
		return answers;
	}

	/** One's own answer, as long as it is sealed; a helper does not read it again (RL3). */
	async mine(meetingId: string, roundId: string, participantId: string): Promise<Answer | null> {
		const held = await mySealed(this.#db, meetingId, roundId, participantId);
		return held === undefined ? null : this.#read(meetingId, roundId, participantId, held.sealed);
	}

	#read(meetingId: string, roundId: string, participantId: string, sealed: Uint8Array): Answer {
		return v.parse(storedAnswer, this.#seal.open({ meetingId, roundId, participantId }, sealed));
	}

	async #takeBack(tx: Db, before: Meeting, who: ParticipantId): Promise<void> {
		for (const roundId of before.roundOrder) {
			if (before.rounds[roundId]?.mode === 'sealed')
				await removeSealed(tx, before.id, roundId, who);
		}
	}
}
