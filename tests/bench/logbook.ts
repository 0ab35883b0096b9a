/** A hundred thousand agreements: how long a search takes, and a page of a logbook, on both databases. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createCircle } from '#server/circles/circleStore.ts';
import { createOrganisation } from '#server/circles/organisationStore.ts';
import { logbookRows } from '#server/decisions/logbookPage.ts';
import { questionOf } from '#server/decisions/search/question.ts';
import { readersOf } from '#server/decisions/search/scope.ts';
import { findAgreements } from '#server/decisions/search/search.ts';
import { newId } from '#server/people/token.ts';
import { openDatabase, type Database } from '#server/storage/database.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { Db } from '#server/storage/schema.ts';
import { completeSearch } from '#server/decisions/search/searchIndex.ts';
import { paragraph } from '#testing/meetings.ts';
import { percentile } from './figures.ts';

/** Words of the field, the frequent ones first, as in any language. */
const words = [
	...[
		'we',
		'the',
		'of',
		'and',
		'in',
		'garden',
		'house',
		'members',
		'shed',
		'tool',
		'kitchen',
		'key'
	],
	...[
		'quiet',
		'hours',
		'guests',
		'room',
		'heating',
		'bicycles',
		'cellar',
		'hedge',
		'compost',
		'rent'
	],
	...[
		'Mühlbach',
		'allotment',
		'children',
		'noise',
		'roof',
		'water',
		'winter',
		'summer',
		'money',
		'car'
	]
];
const people = [
	'Hanna Vogt',
	'Samuel Weiß',
	'Jonas Keller',
	'Elif Demir',
	'Tomasz Nowak',
	'Ruth Adler'
];

/** What people type: one frequent word, several, a beginning, a name, a day, accents left out, nothing found. */
const questions = [
	...['garden', 'tool shed', 'muhlb', 'quiet hours garden', 'weiss', '31 may 2027', 'heat', 'k'],
	...[
		'the',
		'we in the house',
		'w1234',
		'w77',
		'nothing of this',
		'jonas bicycles',
		'allotment key win'
	]
];

const [circles, day, begun] = [40, '2026-11-23', Date.UTC(2020, 0, 1)];

interface Place {
	readonly name: string;
	readonly open: () => Promise<Database>;
	readonly clear: () => Promise<void>;
}

/** Numbers that look random and are the same at each run. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Fills one organisation of forty circles, and measures it. @param count of agreements. */
export async function measureLogbook(count: number, say: (words: string) => void): Promise<void> {
	for (const place of await places()) {
		const database = await place.open();
		try {
			const began = performance.now();
			const filled = await fill(database, count);
			const stored = performance.now();
			await completeSearch(database.db);
			const indexed = seconds(performance.now() - stored);
			say(`${place.name}: ${count} agreements in ${seconds(stored - began)}, found in ${indexed}`);
			const organisation = filled.circles.map((circleId) => readers(circleId)).flat();
			const own = readers(filled.circles[7] ?? '');
			say(await line(database, `${place.name}: search in 40 circles`, filled, organisation));
			say(await line(database, `${place.name}: search in one circle`, filled, own));
			say(await pageLine(database, `${place.name}: logbook page`, filled));
		} finally {
			await database.close();
			await place.clear();
		}
	}
}

const readers = (circleId: string): readonly string[] => [
	readersOf({ circleId, confidential: false })
];

interface Filled {
	readonly organisation: string;
	readonly circles: readonly string[];
}

async function fill({ db }: Database, count: number): Promise<Filled> {
	const roll = dice(7);
	const organisation = newId();
	const made = { practice: false, claimedAt: begun, createdAt: begun };
	await createOrganisation(db, { id: organisation, name: 'Lindenhof', ...made });
	const ids = Array.from({ length: circles }, () => newId());
	for (const [at, id] of ids.entries())
		await createCircle(db, {
			...{ id, organisationId: organisation, broaderCircleId: null, name: `Circle ${at}` },
			...{ settings: {}, createdAt: begun }
		});
	// Zipf: a few words are everywhere, most are rare.
	const word = () => {
		const at = Math.floor(5_000 ** roll()) - 1;
		return words[at] ?? `w${at}`;
	};
	const text = (length: number) => Array.from({ length }, word).join(' ');
	const date = () =>
		`20${27 + Math.floor(roll() * 4)}-0${1 + Math.floor(roll() * 9)}-1${Math.floor(roll() * 9)}`;
	for (let at = 0; at < count; at += 500) {
		const some = Array.from({ length: Math.min(500, count - at) }, (_, one) => ({
			...{ id: newId(), title: text(7), body: text(60), criteria: [text(6)], reviewOn: date() },
			...{
				circle: ids[Math.floor(roll() * circles)] ?? '',
				owner: people[one % people.length] ?? ''
			},
			...{ createdAt: begun + (at + one) * 60_000, endedOn: roll() < 0.3 ? '2026-01-01' : null }
		}));
		await transaction(db, async (tx) => await store(tx, organisation, some));
	}
	return { organisation, circles: ids };
}

interface Made {
	readonly id: string;
	readonly circle: string;
	readonly title: string;
	readonly body: string;
	readonly criteria: readonly string[];
	readonly reviewOn: string;
	readonly owner: string;
	readonly createdAt: number;
	readonly endedOn: string | null;
}

async function store(tx: Db, organisation: string, all: readonly Made[]): Promise<void> {
	await tx
		.insertInto('agreement')
		.values(
			all.map(({ id, circle, title, reviewOn, owner, createdAt, endedOn }) => ({
				...{ id, organisation_id: organisation, circle_id: circle, title, state: 'inForce' },
				...{ meeting_id: null, item_id: null, done_by: null, review_on: reviewOn },
				...{ owner_name: owner, created_at: createdAt, ended_on: endedOn }
			}))
		)
		.execute();
	await tx
		.insertInto('agreement_version')
		.values(
			all.map(({ id, title, body, criteria, reviewOn, createdAt }) => {
				const days = { reviewOn, termUntil: null, doneBy: null };
				const details = { title, driver: '', owner: null, criteria, ...days };
				const content = JSON.stringify({ text: paragraph(body), details });
				return { agreement_id: id, version: 1, content, hash: '', created_at: createdAt };
			})
		)
		.execute();
}

async function line(
	{ db }: Database,
	what: string,
	{ organisation: organisationId }: Filled,
	readers: readonly string[]
): Promise<string> {
	const times: number[] = [];
	let found = 0;
	for (let round = 0; round < 12; round += 1) {
		for (const typed of questions) {
			const question = questionOf(typed);
			if (question === null) continue;
			const shown = round % 2 === 0 ? 'all' : 'inForce';
			const asked = {
				question,
				organisationId,
				readers,
				shown,
				day,
				limit: 20,
				offset: 0
			} as const;
			const began = performance.now();
			const { total } = await findAgreements(db, asked);
			// The first time everything is new.
			if (round >= 2) times.push(performance.now() - began);
			found += total;
		}
	}
	return `${figures(what, times)} (${found} found)`;
}

async function pageLine({ db }: Database, what: string, filled: Filled): Promise<string> {
	const times: number[] = [];
	for (let round = 0; round < 5; round += 1) {
		for (const circleId of filled.circles) {
			const asked = { circleId, shown: 'inForce', day, confidential: true } as const;
			const began = performance.now();
			await logbookRows(db, { ...asked, page: round % 3 });
			if (round > 0) times.push(performance.now() - began);
		}
	}
	return figures(what, times);
}

function figures(what: string, times: readonly number[]): string {
	const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1));
	return `${`${what}, ms`.padEnd(46)} p50 ${p50}   p95 ${p95}   p99 ${p99}`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(0)} s`;

/** A temporary file, and where one is named (`RONDO_TEST_DATABASE_URL`) a schema of PostgreSQL. */
async function places(): Promise<readonly Place[]> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rondo-bench-'));
	const sqlite: Place = {
		name: 'SQLite',
		open: async () => await openDatabase({ file: path.join(folder, 'rondo.db') }),
		clear: async () => await rm(folder, { recursive: true })
	};
	const url = process.env.RONDO_TEST_DATABASE_URL;
	if (url === undefined) return [sqlite];
	const schema = `bench_${randomBytes(6).toString('hex')}`;
	const own = new URL(url);
	own.searchParams.set('options', `-c search_path=${schema}`);
	const postgres: Place = {
		name: 'PostgreSQL',
		open: async () => {
			await once(url, `create schema ${schema}`);
			return await openDatabase({ url: own.href, file: '' });
		},
		clear: async () => await once(url, `drop schema ${schema} cascade`)
	};
	return [sqlite, postgres];
}

async function once(address: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: address });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
