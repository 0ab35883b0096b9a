import type { Meeting } from '#governance/meeting.ts';
import { movedTextsKey, type ServerRoot } from './rootNames.ts';

/** The form of the server-owned roots; a change of it comes with a named migration. */
export const documentSchema = 1;

/** What one root holds: plain data under keys. */
export type RootEntries = Readonly<Record<string, unknown>>;
export type Projection = Readonly<Record<ServerRoot, RootEntries>>;

/** What the shared document shows beside the folded meeting. */
export interface Surroundings {
	/** The join code, six characters. */
	readonly code: string;
	/** Who has had no connection, and since when (UTC milliseconds). */
	readonly away: Readonly<Record<string, number>>;
	/** Texts that have moved to a document of their own (MT9). */
	readonly movedTexts?: readonly string[];
}

/** The maps of a meeting that are shown entry by entry, so that a change touches one key. */
const maps = {
	agenda: ['items', 'actions'],
	people: ['seats', 'door'],
	rounds: ['rounds', 'proposals', 'versions', 'objections', 'decisions', 'questions', 'notes']
} as const;

type MapName = (typeof maps)[keyof typeof maps][number];

/** What is shown as a whole, by root. */
const wholes = {
	meta: [
		'id',
		'kind',
		'seq',
		'title',
		'circle',
		'zone',
		'practice',
		'plannedMinutes',
		'createdAt',
		'startsAt',
		'startedAt',
		'endedAt',
		'phase',
		'facilitation',
		'secretary',
		'current',
		'agendaConsented',
		'quietSince',
		'wishes',
		'suggestions',
		'carried'
	],
	agenda: ['itemOrder'],
	people: ['seatOrder'],
	rounds: ['roundOrder', 'beforehand']
} as const satisfies Record<ServerRoot, readonly (keyof Meeting)[]>;

type WholeName = (typeof wholes)[ServerRoot][number];

const between = ':';

function entriesOf(meeting: Meeting, root: keyof typeof maps): RootEntries {
	const entries: Record<string, unknown> = {};
	for (const name of maps[root]) {
		for (const [id, value] of Object.entries(meeting[name])) entries[name + between + id] = value;
	}
	return entries;
}

function wholesOf(meeting: Meeting, root: ServerRoot): RootEntries {
	return Object.fromEntries(wholes[root].map((name: WholeName) => [name, meeting[name]]));
}

/**
 * The server-owned roots for a meeting: everything that everybody present may see, and nothing else.
 * What an undo goes back to stays with the server; only that there is something to undo is shown (RN10).
 */
export function projectionOf(
	meeting: Meeting,
	{ code, away, movedTexts = [] }: Surroundings
): Projection {
	const undoable = meeting.undoable === null ? null : { ...meeting.undoable, before: null };
	return {
		meta: {
			...wholesOf(meeting, 'meta'),
			schema: documentSchema,
			code,
			undoable,
			[movedTextsKey]: movedTexts
		},
		agenda: { ...wholesOf(meeting, 'agenda'), ...entriesOf(meeting, 'agenda') },
		people: { ...wholesOf(meeting, 'people'), ...entriesOf(meeting, 'people'), away },
		rounds: { ...wholesOf(meeting, 'rounds'), ...entriesOf(meeting, 'rounds') }
	};
}

function mapOf(entries: RootEntries, name: MapName): Record<string, unknown> {
	const prefix = name + between;
	const held: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(entries)) {
		if (key.startsWith(prefix)) held[key.slice(prefix.length)] = value;
	}
	return held;
}

/**
 * The meeting that a projection shows, or null while it shows none.
 * The server wrote it, so its form is trusted; a document of another schema is not read.
 */
export function meetingOf(projection: Projection): Meeting | null {
	if (projection.meta['schema'] !== documentSchema) return null;
	const meeting: Record<string, unknown> = { undoable: projection.meta['undoable'] };
	for (const root of Object.keys(wholes) as ServerRoot[]) {
		for (const name of wholes[root]) meeting[name] = projection[root][name];
	}
	for (const root of Object.keys(maps) as (keyof typeof maps)[]) {
		for (const name of maps[root]) meeting[name] = mapOf(projection[root], name);
	}
	return meeting as unknown as Meeting;
}

/** What stands around the meeting in a projection; whoever reads it is here for that (RN5). */
export function surroundingsOf(projection: Projection, reader = ''): Surroundings {
	const { code } = projection.meta as { readonly code?: string };
	const { away } = projection.people as { readonly away?: Readonly<Record<string, number>> };
	const others = Object.entries(away ?? {}).filter(([id]) => id !== reader);
	return { code: code ?? '', away: Object.fromEntries(others) };
}
