/**
 * The one place that puts the rooms of the server together. `main.ts` and the development
 * server both start this same app, and everything else gets what it needs as arguments.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from './config.ts';
import { openDataDirectory } from './dataDirectory.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { createSigner, type Signer } from './decisions/signature.ts';
import { addressHeader } from './http/forwarding.ts';
import { joinOrigin } from './http/joinOrigin.ts';
import { networkAddresses } from './http/origins.ts';
import { hourly } from './jobs/hourly.ts';
import type { Logger } from './log.ts';
import { Connections } from './meetings/connections.ts';
import type { Meeting } from '#governance/meeting.ts';
import { confidentialItems } from '#document/publicMeeting.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { itemDocument, meetingDocument } from './meetings/documentNames.ts';
import type { FrontDoor } from './practice/pen.ts';
import { Practice } from './practice/practice.ts';
import { syncVisitor } from './meetings/syncVisitor.ts';
import { removeExpired } from './storage/retention.ts';
import type { Db } from './storage/schema.ts';
import type { DoorQuestions } from './sync/doorway.ts';
import { journalOf } from './sync/journal/journalOf.ts';
import { mountSync, type Sync } from './sync/mountSync.ts';
import type { CommandDoor } from './meetings/commandDoor.ts';
import { Entrance } from './meetings/entrance.ts';
import type { Meetings } from './meetings/meetings.ts';
import { openMeetings, type OpenMeetings } from './meetings/openMeetings.ts';
import type { OpenDocuments } from './meetings/storedDocuments.ts';
import { answers, openDatabase, type Database } from './storage/database.ts';
import { troubleOf } from './storage/problem.ts';

/** Milliseconds. */
const day = 86_400_000;

/** What pages and commands may use; `src/hooks.server.ts` hands it to `event.locals`. */
export interface Services {
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
		const directory = openDataDirectory(config.dataDirectory, config.secret);
		opened.add(() => directory.release());
		const database = await openDatabase({
			url: config.databaseUrl,
			file: directory.databaseFile
		});
		opened.add(() => database.close());

		const { line, meetings, commandDoor, practice } = wireMeetings(
			database,
			directory.secret,
			config,
			log,
			opened,
			pace
		);
		const entrance = new Entrance({
			meetings,
			practice,
			keepDays: config.keepDays,
			joinOrigin: (seenAt) => joinOrigin(seenAt, config, networkAddresses)
		});

		return {
			services: { log, database, meetings, commandDoor, practice, entrance, troubleOf },
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

/** Meetings and the line to everybody need one another: who opens a document is asked in the meeting. */
function wireMeetings(
	database: Database,
	secret: Uint8Array,
	config: Config,
	log: Logger,
	opened: Opened,
	pace: number
): OpenMeetings & { readonly line: Sync; readonly practice: Practice } {
	const { db } = database;
	const line = openLine(database, log, (request, name) =>
		syncVisitor(open.meetings, open.rooms, request, name)
	);
	opened.add(() => line.close());
	const connections = new Connections(line, Date.now, (meetingId) => {
		void logged(log, meetingId, async () => await (await open.rooms.room(meetingId))?.show());
	});
	opened.add(() => connections.close());
	const open = openMeetings({
		db,
		secret,
		line: documentsOn(line, log),
		now: Date.now,
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
