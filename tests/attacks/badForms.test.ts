import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import { jsonIn, type Answered } from './asking.ts';
import { itemIn, roundIn } from './course.ts';
import { halfDone, holdingsOf, type Holdings } from './holdings.ts';
import { House } from './house.ts';
import { inSealedRound, tellsNothing } from './visitors.ts';

const house = new House();
let before: Holdings;
beforeAll(async () => {
	await house.start();
	await inSealedRound(house);
});
beforeEach(async () => {
	before = await holdingsOf(house.db);
});
afterAll(async () => {
	expect(await halfDone(house.db)).toEqual([]);
	await house.end();
});

async function refused(answer: Answered, status?: number): Promise<void> {
	expect(answer.status).toBeGreaterThanOrEqual(400);
	expect(answer.status).toBeLessThan(500);
	if (status !== undefined) expect(answer.status).toBe(status);
	tellsNothing(answer);
	expect(await holdingsOf(house.db)).toEqual(before);
}

/** Looks at an address as a member does. */
function look(path: string): Promise<Answered> {
	const headers = { accept: 'text/html' };
	return house.ask(path.replace('ID', house.meetingId), 'Hanna Vogt', { headers });
}

describe('a meeting that is set up', () => {
	const fields = {
		circle: 'C',
		aims: '',
		title: 'T',
		zone: 'UTC',
		minutes: '90',
		school: 's3',
		me: 'Eve',
		members: 'Eve',
		rows: '1',
		'items.0.kind': 'decide',
		'items.0.title': 'I',
		'items.0.minutes': '5',
		'items.0.owner': 'Eve',
		'items.0.text': 'x',
		'items.0.reviewOn': '2099-01-01'
	};
	const long = 'x'.repeat(10_000);
	const wrong: readonly (readonly [field: string, value: string])[] = [
		['circle', ''],
		['circle', ' '],
		['circle', long],
		['organisation', long],
		['aims', long],
		['aims', 'a\n'.repeat(50)],
		['title', long],
		['zone', 'Mars/Base'],
		['zone', long],
		['minutes', ''],
		['minutes', '-1'],
		['minutes', '1e9'],
		['minutes', 'soon'],
		['minutes', '1.5'],
		['school', 'none'],
		['school', '__proto__'],
		['me', ''],
		['me', long],
		['members', long],
		['members', 'Eve\nEve'],
		['members', Array.from({ length: 100 }, (_, n) => `P${n}`).join('\n')],
		['deputy', 'Nobody'],
		['items.0.kind', 'overthrow'],
		['items.0.kind', 'constructor'],
		['items.0.title', ''],
		['items.0.title', long],
		['items.0.minutes', '0'],
		['items.0.minutes', '100000'],
		['items.0.owner', 'Nobody'],
		['items.0.driver', long],
		['items.0.outcome', long],
		['items.0.text', 'x'.repeat(200_000)],
		['items.0.reviewOn', 'tomorrow'],
		['items.0.reviewOn', '2027-02-30']
	];

	test.for(wrong)('with %s as "%.20s"', async ([field, value]) => {
		const answer = await house.submit('/new?/create', null, { ...fields, [field]: value });
		await refused(answer, 400);
		// What no page of ours offers has no field to stand beside.
		if (!/school|kind/.test(field)) expect(answer.words).toContain('aria-invalid="true"');
	});

	test('with a hundred items brings them back and says so', async () => {
		const items = Object.fromEntries(
			Array.from({ length: 100 }, (_, row) => [`items.${row}.title`, 'I'] as const)
		);
		await refused(
			await house.submit('/new?/create', null, { ...fields, ...items, rows: '100' }),
			400
		);
	});
});

describe('somebody who comes in', () => {
	const wrong: readonly (readonly [how: string, fields: Readonly<Record<string, string>>])[] = [
		['without a name', { name: '' }],
		['with blanks for a name', { name: ' \t ' }],
		['with an endless name', { name: 'x'.repeat(5_000) }],
		['with a zero byte for a name', { name: '\u0000' }],
		['by a name that nobody has', { name: 'Eve Evil' }],
		['as something else', { name: 'Eve Evil', as: 'facilitator' }],
		['without a code', { code: '', name: 'Hanna' }],
		['with a code that is none', { code: 'Ä'.repeat(6), name: 'Hanna' }],
		['with an endless code', { code: 'A'.repeat(10_000), name: 'Hanna' }],
		['with a zero byte in the code', { code: 'ABC\u0000EF', name: 'Hanna' }]
	];

	test.for(wrong)('%s', async ([, fields]) => {
		const sent = { code: house.code, as: 'seat', ...fields };
		await refused(await house.submit('/join', null, sent), 400);
	});

	test.for(['x', '', 'x'.repeat(5_000), '\u0000', '../..'])(
		'by a device link that is none: %.10s',
		async (token) => {
			const answer = await house.submit('/device', null, { token });
			await refused(answer, 400);
			expect(answer.words).toContain('role="alert"');
		}
	);
});

describe('an address', () => {
	const parts = [
		'x',
		'%00',
		'%0a',
		'..%2f..%2fetc',
		'__proto__',
		'constructor',
		'%F0%9F%8C%B1',
		'A'.repeat(3_000),
		"'%20or%201=1--"
	];

	test.for(parts)('with "%.20s" in it leads nowhere', async (part) => {
		const { id: round } = roundIn(await house.meeting());
		const item = itemIn(await house.meeting());
		for (const path of [
			`/m/${part}`,
			`/m/${part}/minutes`,
			`/m/${part}/screen`,
			`/m/ID/decisions/${part}`,
			`/m/ID/decisions/${part}/receipt`,
			`/m/${part}/answers/${round}`,
			`/m/${part}/decisions/${item}`
		])
			await refused(await look(path));
		const sealed = await look(`/m/ID/answers/${part}`);
		tellsNothing(sealed);
		if (sealed.status === 200) expect(jsonIn(sealed)).toEqual({ answer: null });
		else await refused(sealed);
	});

	test('of a meeting that is none takes no command', async () => {
		for (const id of [newId(), 'x', '%00']) {
			const headers = { 'content-type': 'application/json', origin: house.url };
			const asked = { method: 'POST', headers, body: '{}' };
			await refused(await house.ask(`/m/${id}/commands`, 'Hanna Vogt', asked), 404);
		}
	});
});
