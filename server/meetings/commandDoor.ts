/** The door for commands over HTTP: who is it, does it have the form of a command, what does the meeting say. */
import { refusalWords } from '#i18n/refusals.ts';
import type { FailureCode } from '#governance/failure.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import type { CommandType } from '#governance/commands.ts';
import { hashToken, newId } from '#server/people/token.ts';
import type { Credentials, Visitor } from '#server/people/whoIs.ts';
import { troubleOf } from '#server/storage/problem.ts';
import { readCommand, type Misfit } from './door/readCommand.ts';
import type { Meetings } from './meetings.ts';
import type { Reply } from './room.ts';

/** What goes back to the page: a number, or a code with a text for people. */
export interface DoorReply {
	readonly status: number;
	readonly body:
		| { readonly seq: number }
		| {
				readonly code: RefusalCode | FailureCode;
				readonly about: readonly string[];
				readonly text: string;
		  };
}

/** The longest command, in UTF-16 units: an objection of some length, never a pasted book. */
const longestBody = 64 * 1024;

/** A 409 says that the meeting is elsewhere by now; a 403 that this person may not. */
const statusOf: Readonly<Partial<Record<RefusalCode, number>>> = {
	notSeated: 403,
	notFacilitator: 403,
	notOnRoll: 403,
	notMember: 403,
	notYours: 403,
	notRaiser: 403,
	notOwner: 403,
	guestsDoNotConsent: 403,
	confidential: 403,
	notFound: 404
};

export class CommandDoor {
	readonly #meetings: Meetings;

	constructor(meetings: Meetings) {
		this.#meetings = meetings;
	}

	async take(request: Request, credentials: Credentials, meetingId: string): Promise<DoorReply> {
		return await orTrouble(async () => {
			const visitor = await this.#meetings.whoIs(credentials, meetingId);
			// The same for missing and not yours.
			if (visitor === undefined) return failure(404, 'signedOut');
			if (!isJson(request.headers.get('content-type'))) return failure(415, 'badForm');
			const body = await readBody(request);
			if (body === tooLarge) return failure(413, 'tooLong');
			return await this.#decide(visitor, body);
		});
	}

	/**
	 * The same door for forms, which work without JavaScript: one form, one command. `page` is a word of the
	 * page as it was loaded: what a double click sends twice from it happens once.
	 */
	async give(
		credentials: Credentials,
		meetingId: string,
		type: CommandType,
		payload: unknown,
		page: string
	): Promise<DoorReply> {
		return await orTrouble(async () => {
			const visitor = await this.#meetings.whoIs(credentials, meetingId);
			if (visitor === undefined) return failure(404, 'signedOut');
			const key = page === '' ? newId() : hashToken(JSON.stringify([page, type, payload]));
			return await this.#decide(visitor, { key, type, payload });
		});
	}

	async #decide(visitor: Visitor, body: unknown): Promise<DoorReply> {
		const given = readCommand(body);
		return 'misfit' in given ? misfit(given) : replyOf(await this.#meetings.give(visitor, given));
	}
}

/** What cannot be stored is no defect: it is said, and nothing has changed. */
async function orTrouble(work: () => Promise<DoorReply>): Promise<DoorReply> {
	try {
		return await work();
	} catch (error) {
		const trouble = troubleOf(error);
		if (trouble === undefined) throw error;
		return failure(503, trouble);
	}
}

/** A page of ours sends nothing else; a form of another website can send everything but this. */
function isJson(type: string | null): boolean {
	return type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

const tooLarge = Symbol('too large');

async function readBody(request: Request): Promise<unknown> {
	const text = await request.text();
	if (text.length > longestBody) return tooLarge;
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function failure(
	status: number,
	code: RefusalCode | FailureCode,
	about: readonly string[] = []
): DoorReply {
	return { status, body: { code, about, text: refusalWords(code).text } };
}

function misfit({ misfit: kind, at }: Misfit): DoorReply {
	if (kind === 'tooLong') return failure(413, 'tooLong', [at]);
	return failure(400, 'badForm', [at]);
}

function replyOf(reply: Reply): DoorReply {
	if ('seq' in reply) return { status: 200, body: { seq: reply.seq } };
	if (reply.refused === 'keyUsed') return failure(409, 'badForm');
	const { refused, about } = { about: [], ...reply };
	return failure(statusOf[refused] ?? 409, refused, about);
}
