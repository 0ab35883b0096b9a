/**
 * The one place that puts the rooms of the server together. `main.ts` and the development
 * server both start this same app, and everything else gets what it needs as arguments.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from './config.ts';
import { openDataDirectory } from './dataDirectory.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { openLogbooks, type LogbookServices } from './decisions/openLogbooks.ts';
import { completeSearch } from './decisions/search/searchIndex.ts';
import { createSigner, type Signer } from './decisions/signature.ts';
import { addressHeader } from './http/forwarding.ts';
import { joinOrigin } from './http/joinOrigin.ts';
import { networkAddresses } from './http/origins.ts';
import { hourly } from './jobs/hourly.ts';
import type { Logger } from './log.ts';
import { Connections } from './meetings/connections.ts';
import type { Meeting } from '#governance/meeting.ts';
import { circleVisitor, isOfCircle } from './circles/circleVisitor.ts';
import type { Accounts } from './accounts/accounts.ts';
import { confidentialItems } from '#document/publicMeeting.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { circleDocument, itemDocument, meetingDocument } from './meetings/documentNames.ts';
import type { FrontDoor } from './practice/pen.ts';
import { Practice } from './practice/practice.ts';
import { syncVisitor } from './meetings/syncVisitor.ts';
import { openPeople, type PeopleServices } from './people/openPeople.ts';
import { removeExpired } from './storage/retention.ts';
import type { Db } from './storage/schema.ts';
import type { DoorQuestions } from './sync/doorway.ts';
import { journalOf } from './sync/journal/journalOf.ts';
import { mountSync, type Sync } from './sync/mountSync.ts';
import type { CommandDoor } from './meetings/commandDoor.ts';
import { Entrance } from './meetings/entrance.ts';
import type { Meetings } from './meetings/meetings.ts';
import { openMeetings, type OpenMeetings } from './meetings/openMeetings.ts';
import type { Rooms } from './meetings/rooms.ts';
import { openPlanning, type PlanningServices } from './meetings/openPlanning.ts';
import type { AccountOf } from './people/whoIs.ts';
import type { OpenDocuments } from './meetings/storedDocuments.ts';
import { answers, openDatabase, type Database } from './storage/database.ts';
import { logUpgrade } from './storage/logUpgrade.ts';
import { troubleOf } from './storage/problem.ts';

/** Milliseconds. */
const day = 86_400_000;

/** What pages and commands may use; `src/hooks.server.ts` hands it to `event.locals`. */
export interface Services extends PeopleServices, PlanningServices, LogbookServices {
	readonly log: Logger;
	readonly database: Database;
	readonly meetings: Meetings;
	readonly commandDoor: CommandDoor;
	readonly practice: Practice;
	readonly entrance: Entrance;
	/** What people are told of a storage error; undefined for anything that is not about storage. */
	readonly troubleOf: typeof troubleOf;
}

export interface App {
	readonly services: Services;
	/** What does not work at this moment, by name; empty when the app can serve. */
	unready(): Promise<readonly string[]>;
	/** Takes over the upgrade of a request under `/sync/`; its origin is already checked. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** The server listens now, on this address of its own. */
	listening(door: FrontDoor): void;
	/** Tells the clients, stores everything and lets go of the database and the data folder. */
	close(): Promise<void>;
}

/** Where a started app is found by the pages, which are a module graph of their own. */
export const appKey = Symbol.for('rondo.app');

/** Requests for an upgrade under this path belong to the app. */
export const syncPath = '/sync/';

/**
 * Starts everything but the listening socket.
 * @param pace of simulated people in practice meetings; 1 is what a visitor can follow.
 * @throws {StartProblem} about the data folder. @throws {StorageProblem} about the database.
 */
export async function createApp(config: Config, log: Logger, pace = 1): Promise<App> {
	const opened = new Opened();
	try {
		const { directory, database } = await openStore(config, log, opened);
		const { line, practice, ...open } = wireMeetings(
			...([database, directory.secret, config, log, opened, pace] as const),
			(cookies) => signedInBy(people.accounts, cookies),
			({ headers }, name) => circleVisitor(people.accounts, people.circles, headers.cookie, name)
		);
		const entrance = new Entrance({
			...{ meetings: open.meetings, practice },
			keepDays: config.keepDays,
			joinOrigin: (seenAt) => joinOrigin(seenAt, config, networkAddresses)
		});

		const people = openPeople({
			...{ database, secret: directory.secret, config, log, now: Date.now },
			onEnded: (sessionIds) => sessionIds.forEach((id) => line.closeSession(id)),
			opened: (close) => opened.add(close),
			documents: documentsOn(line, log),
			reread: (meetingId) => reread(open.rooms, line, meetingId, log),
			left: (circleId, personId) => line.closeDocument(circleDocument(circleId), personId),
			meeting: async (meetingId) => (await open.rooms.room(meetingId))?.meeting
		});

		return {
			services: {
				...{ log, database, practice, entrance, troubleOf },
				...{ meetings: open.meetings, commandDoor: open.commandDoor, ...people },
				...openPlanning(open, people),
				...openLogbooks(database.db, createSigner(directory.secret), Date.now)
			},
			unready: async () => ((await answers(database)) ? [] : ['database']),
			handleUpgrade: (request, socket, head) => line.handleUpgrade(request, socket, head),
			listening: (door) => void logged(log, 'practice', () => practice.open(door)),
			close: () => opened.close()
		};
	} catch (error) {
		await opened.close();
		throw error;
	}
}

/** The data folder and its database, in this version's form. */
async function openStore(config: Config, log: Logger, opened: Opened) {
	const directory = openDataDirectory(config.dataDirectory, config.secret);
	opened.add(() => directory.release());
	const database = await openDatabase({
		url: config.databaseUrl,
		file: directory.databaseFile,
		onUpgrade: (upgrade) => logUpgrade(log, upgrade)
	});
	opened.add(() => database.close());
	// After an upgrade, or a restore that left out what can be made anew.
	await completeSearch(database.db);
	return { directory, database };
}

/** RL2: the account that a request is signed in to, as meetings ask for it. */
const signedInBy = async (
	accounts: Accounts,
	cookies: string | null | undefined
): ReturnType<AccountOf> => (await accounts.whoAsks(cookies))?.asker;

/** Meetings and the line to everybody need one another: who opens a document is asked in the meeting. */
function wireMeetings(
	database: Database,
	secret: Uint8Array,
	config: Config,
	log: Logger,
	opened: Opened,
	pace: number,
	accountOf: AccountOf,
	intoCircle: DoorQuestions['whoIs']
): OpenMeetings & { readonly line: Sync; readonly practice: Practice } {
	const { db } = database;
	const line = openLine(database, log, (request, name) =>
		isOfCircle(name)
			? intoCircle(request, name)
			: syncVisitor(open.meetings, open.rooms, request, name)
	);
	opened.add(() => line.close());
	const connections = new Connections(line, Date.now, (meetingId) => {
		void logged(log, meetingId, async () => await (await open.rooms.room(meetingId))?.show());
	});
	opened.add(() => connections.close());
	const open = openMeetings({
		...{ db, secret, line: documentsOn(line, log), now: Date.now, accountOf },
		away: (meeting) => connections.away(meetingDocument(meeting.id), meeting),
		rooms: { isUsed: (meetingId) => line.whoIsHere(meetingDocument(meetingId)).size > 0 },
		keep: config.keepDays * day
	});
	open.rooms.onOpen((room) => room.listen((meeting, events) => closeLeft(line, meeting, events)));
	const practice = openPractice(open, line, database, log, pace);
	opened.add(() => practice.close());
	const forget = (meetingId: string) => {
		practice.forget(meetingId);
		connections.forget(meetingId);
		open.rooms.forget(meetingId);
	};
	opened.add(hourly('retention', () => removeOld(db, line, createSigner(secret), forget), log));
	return { ...open, line, practice };
}

/** What meetings do with documents that are open on the line. */
function documentsOn(line: Sync, log: Logger): OpenDocuments {
	return {
		read: (document, read) => line.withDocument(document, read),
		show: (document, update) =>
			logged(log, document, () => line.applyServerUpdate(document, update)),
		still: (document, work) => line.whileStill(document, work)
	};
}

function openPractice(
	open: OpenMeetings,
	line: Sync,
	{ db }: Database,
	log: Logger,
	pace: number
): Practice {
	return new Practice({
		...open,
		db,
		log,
		pace,
		now: Date.now,
		readText: (meetingId, textId) =>
			line.withDocument(meetingDocument(meetingId), (doc) => readText(textRoot(doc, textId)))
	});
}

function openLine(database: Database, log: Logger, whoIs: DoorQuestions['whoIs']): Sync {
	return mountSync({
		journal: journalOf(database),
		log,
		whoIs,
		// The listener has looked at the origin of every request before it comes here.
		allowsOrigin: () => true,
		addressOf: (request) => String(request.headers[addressHeader])
	});
}

/** What nobody waits for: if it fails, the log says so. The truth is stored, and the next look shows it. */
async function logged(log: Logger, what: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (err) {
		log.error({ err, what }, 'something in the background failed');
	}
}

/**
 * RL2: a seat that is opened to another device lets go of the old ones. MT9: whoever leaves is no named
 * reader any more, and a document whose item is open again has none.
 */
function closeLeft(line: Sync, meeting: Meeting, events: readonly MeetingEvent[]): void {
	const hidden = confidentialItems(meeting);
	for (const { type, payload } of events) {
		if (type === 'seatReopened') line.closeParticipant(meeting.id, payload.seat);
		if (type === 'personLeft')
			for (const item of hidden) line.closeDocument(itemDocument(meeting.id, item), payload.seat);
		if (type === 'itemConfidential' && !payload.on)
			line.closeDocument(itemDocument(meeting.id, payload.item));
	}
}

async function removeOld(
	db: Db,
	line: Sync,
	signer: Signer,
	forget: (meetingId: string) => void
): Promise<void> {
	const { meetings } = await removeExpired(db, Date.now(), signer);
	for (const meetingId of meetings) {
		forget(meetingId);
		await line.removeDocument(meetingDocument(meetingId));
	}
}

/** A name went from the record of a meeting: whoever looks is shown what stands there now, and nothing else is kept. */
async function reread(rooms: Rooms, line: Sync, meetingId: string, log: Logger): Promise<void> {
	rooms.forget(meetingId);
	await logged(log, meetingId, async () => {
		await rooms.room(meetingId);
		await line.forgetPast(meetingDocument(meetingId));
	});
}

/** Makes the app known to the pages, or with `undefined` unknown again. */
export function publishApp(app: App | undefined): void {
	Reflect.set(globalThis, appKey, app);
}

/** What has been opened, to be closed once and in the opposite order. */
class Opened {
	#closers: (() => void | Promise<void>)[] = [];

	add(close: () => void | Promise<void>): void {
		this.#closers.push(close);
	}

	async close(): Promise<void> {
		const closers = this.#closers.reverse();
		this.#closers = [];
		for (const close of closers) await close();
	}
}
