import type { Command } from '#governance/commands.ts';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { seatsInOrder, type Seat } from '#governance/people/seat.ts';
import type { RichText } from '#governance/richText.ts';
import { meetingOf } from '#document/projection.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import type { Meetings } from '#server/meetings/meetings.ts';
import type { StoredMeeting } from '#server/meetings/meetingStore.ts';
import { newId } from '#server/people/token.ts';
import type { Visitor } from '#server/people/whoIs.ts';
import { plainOf, seen } from '#server/practice/draft.ts';
import { nextMove } from '#server/practice/nextMove.ts';
import {
	openDocument,
	writeWords,
	type FrontDoor,
	type OpenDocument
} from '#server/practice/pen.ts';
import { Scene, type Move } from '#server/practice/scene.ts';

/** A meeting in which everybody is played. */
class Company extends Scene {
	override get players(): readonly Seat[] {
		return seatsInOrder(this.meeting);
	}

	override isSimulated(id: ParticipantId | null | undefined): boolean {
		return this.players.some((seat) => seat.id === id);
	}
}

/** Who asks the server, for somebody with a seat. */
function visitorOf(meetingId: string, { id, name }: Pick<Seat, 'id' | 'name'>): Visitor {
	return { meetingId, participantId: id, sessionId: '', name, kind: 'member' };
}

/** Opens a stored meeting to be played out; `leave` it in the end. */
export async function openRehearsal(
	meetings: Meetings,
	door: FrontDoor,
	stored: StoredMeeting,
	now: () => number
): Promise<Rehearsal> {
	const anybody = visitorOf(stored.id, { id: asId<ParticipantId>(newId()), name: '' });
	const { facilitator } = (await lookAt(meetings, anybody)).facilitation;
	const visitor = visitorOf(stored.id, { id: facilitator, name: '' });
	const token = await sessionOf(meetings, visitor);
	const opened = await openDocument(door, stored.id, token);
	return new Rehearsal(meetings, door, stored, now, visitor, opened);
}

async function lookAt(meetings: Meetings, visitor: Visitor): Promise<Meeting> {
	const view = await meetings.view({ ...visitor, kind: 'listener' });
	const meeting = view?.projection ? meetingOf(view.projection) : null;
	if (meeting === null) throw new Error('the meeting is not shown');
	return meeting;
}

async function sessionOf(meetings: Meetings, visitor: Visitor): Promise<string> {
	const opened = await meetings.openDevice(await meetings.deviceLink(visitor));
	if (opened === undefined) throw new Error('the device was not signed in');
	return opened.token;
}

/** Plays a meeting without a pause, by the commands that everybody gives. */
export class Rehearsal {
	readonly #meetings: Meetings;
	readonly #door: FrontDoor;
	readonly #stored: StoredMeeting;
	readonly #now: () => number;
	/** The facilitator, as a visitor of the meeting. */
	readonly visitor: Visitor;
	readonly #opened: OpenDocument;

	constructor(
		meetings: Meetings,
		door: FrontDoor,
		stored: StoredMeeting,
		now: () => number,
		visitor: Visitor,
		opened: OpenDocument
	) {
		this.#meetings = meetings;
		this.#door = door;
		this.#stored = stored;
		this.#now = now;
		this.visitor = visitor;
		this.#opened = opened;
	}

	leave(): void {
		this.#opened.leave();
	}

	/** Plays until the meeting is as wanted, or to its end. @throws if nobody knows how to go on. */
	async play(isThere: (meeting: Meeting) => boolean = () => false): Promise<Meeting> {
		for (;;) {
			const meeting = await lookAt(this.#meetings, this.visitor);
			if (meeting.phase === 'ended' || isThere(meeting)) return meeting;
			const draft = this.#draft(meeting);
			const move = nextMove(new Company(meeting, this.#now(), plainOf(draft)));
			if (move === undefined) throw new Error('nobody knows how to go on');
			await this.#perform(move, meeting, draft);
		}
	}

	#draft(meeting: Meeting): RichText {
		const proposal = meeting.current === null ? undefined : meeting.proposals[meeting.current];
		return proposal === undefined ? [] : readText(textRoot(this.#opened.document, proposal.textId));
	}

	async #perform({ who, act }: Move, meeting: Meeting, draft: RichText): Promise<void> {
		switch (act.kind) {
			case 'arrive':
				await this.#meetings.join(this.#stored.code, { name: act.name, as: 'seat' });
				return;
			case 'write':
				return await this.#write(who, meeting.proposals[act.item]?.textId, act.words);
			case 'command':
				return await this.#give(who, seen(act.command, meeting, draft));
		}
	}

	async #give(who: ParticipantId, command: Command): Promise<void> {
		const visitor = visitorOf(this.#stored.id, { id: who, name: '' });
		const reply = await this.#meetings.give(visitor, { key: newId(), command });
		if ('refused' in reply) throw new Error(`${command.type} was refused: ${reply.refused}`);
	}

	async #write(who: ParticipantId, textId: string | undefined, words: string): Promise<void> {
		if (textId === undefined) throw new Error('there is nothing to write on');
		const meetingId = this.#stored.id;
		const visitor = visitorOf(meetingId, { id: who, name: '' });
		const token = await sessionOf(this.#meetings, visitor);
		await writeWords(this.#door, { meetingId, token, textId, words, pace: 0 });
		await this.#read(textId, words);
	}

	/** Resolves when these words stand in the document here too. */
	async #read(textId: string, words: string): Promise<void> {
		const { document } = this.#opened;
		const stands = () => plainOf(readText(textRoot(document, textId))).includes(words);
		await new Promise<void>((resolve) => {
			const look = () => {
				if (!stands()) return;
				document.off('update', look);
				resolve();
			};
			document.on('update', look);
			look();
		});
	}
}
