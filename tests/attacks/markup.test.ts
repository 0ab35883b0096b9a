import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	answers,
	draftHash,
	itemIn,
	openConsent,
	openRound,
	roundIn,
	settles,
	toItems,
	nextStep,
	everybodySpeaks
} from './course.ts';
import { halfDone } from './holdings.ts';
import { House, shedForm } from './house.ts';

/** Words that would do something in a page that does not escape them; each place has a number. */
const markup = (place: number): string =>
	`<script>alert(${place})</script><img src=x onerror=alert(${place})>"'><b>&amp;[a](javascript:alert(${place}))`;

/** In a page, these would be at work. */
const inPage = /<(script>alert|img src=x)|href="javascript:/;

/** And these once a Markdown file is made a page. */
const inMarkdown = /(?<!\\)<(script>alert|img src=x)|(?<!\\)\[[^[\]]*\]\(javascript:/;

/** Names are read from a list, in which a semicolon ends one. */
const named = (name: string, place: number): string =>
	`${name} <img src=x onerror=alert(${place})><script>alert(${place})</script>`;

const mira = named('Mira', 1);
const hanna = named('Hanna', 2);
const fields = {
	...shedForm,
	circle: markup(3),
	organisation: markup(4),
	aims: markup(5),
	title: markup(6),
	me: mira,
	members: `${mira}\n${hanna}`,
	'items.0.title': markup(7),
	'items.0.driver': markup(8),
	'items.0.outcome': markup(9),
	'items.0.owner': mira,
	'items.0.text': `# ${markup(10)}\n\n- ${markup(11)}\n\n[here](javascript:alert(12)) and [there](https://example.org/"onclick="alert(12))`
};

const house = new House();

/** Everything that people can write, written: names, questions, notes, answers, an objection, actions. */
async function writeEverywhere(): Promise<void> {
	await house.plan(fields);
	await house.join(hanna);
	await house.join(named('Ada', 13), 'guest');
	await toItems(house);
	const item = itemIn(await house.meeting());
	await house.give(mira, 'startItem', { item });
	await settles(house, { about: 'ours', item });
	await nextStep(house);
	await house.give(mira, 'present', { item, draftHash: await draftHash(house, item) });
	await nextStep(house);
	const { id: round } = await openRound(house);
	await everybodySpeaks(house);
	await house.give(hanna, 'minuteMyWords', { round, text: markup(14), alsoCheckIn: false });
	await nextStep(house);
	await openRound(house);
	await everybodySpeaks(house);
	await nextStep(house);
	await house.give(mira, 'yieldAmend', { item });
	await nextStep(house);
	await house.give(hanna, 'writeNote', { item, text: markup(15) });
	await house.give(hanna, 'addAction', { what: markup(16), who: null, due: null, item });
	await openConsent(house);
	await answers(house, mira, 'concern', markup(18));
	await answers(house, hanna, 'objection', markup(19));
	await house.give(mira, 'reveal', { round: roundIn(await house.meeting()).id });
	await house.give(hanna, 'ask', { subject: { about: 'free' }, text: markup(20) });
}

async function decide(): Promise<void> {
	const meeting = await house.meeting();
	const question = Object.values(meeting.questions).find(({ state }) => state === 'open')!.id;
	await house.give(mira, 'drop', { question });
	const objection = Object.values(meeting.objections)[0]!.id;
	await house.give(hanna, 'turnIntoConcern', { objection, words: markup(21) });
	await answers(house, hanna, 'consent');
	const { id: round, version } = roundIn(await house.meeting());
	await house.give(mira, 'askOnceMore', { round, version: version! });
	await house.give(mira, 'announce', { round, version: version! });
	await house.give(mira, 'finishItem', { item: itemIn(await house.meeting()) });
	await house.give(mira, 'startItem', { item: itemIn(await house.meeting(), 'closing') });
	await house.give(hanna, 'suggest', { text: markup(17) });
}

beforeAll(async () => {
	await house.start();
	await writeEverywhere();
});
afterAll(async () => {
	expect(await halfDone(house.db)).toEqual([]);
	await house.end();
});

async function shown(path: string, as: string | null = mira): Promise<string> {
	const { status, words } = await house.ask(path, as);
	expect(status).toBe(200);
	return words;
}

describe.for(['before the decision', 'after it'])('markup in every text, %s,', (when) => {
	beforeAll(async () => {
		if (when === 'after it') await decide();
	});

	test.for(['', '/screen', '/minutes', '/minutes.md'])('stays words in %s', async (path) => {
		for (const name of [mira, hanna]) {
			const words = await shown(`/m/${house.meetingId}${path}`, name);
			expect(words).toContain('alert');
			expect(words).not.toMatch(path.endsWith('.md') ? inMarkdown : inPage);
		}
	});
});

test('markup in a decision stays words', async () => {
	const item = itemIn(await house.meeting());
	const words = await shown(`/m/${house.meetingId}/decisions/${item}`);
	expect(words).toContain('alert(10)');
	expect(words).not.toMatch(inPage);
});

test('markup in the name of a circle stays words where people join', async () => {
	const words = await shown(`/join/${house.code}`, null);
	expect(words).toContain('alert(3)');
	expect(words).not.toMatch(inPage);
});

test('markup that is sent back with a form stays words', async () => {
	const wrong = await house.submit('/new?/create', null, { ...fields, minutes: 'soon' });
	expect(wrong.status).toBe(400);
	expect(wrong.words).toContain('alert(10)');
	expect(wrong.words).not.toMatch(inPage);
	const joined = await house.submit('/join', null, {
		code: house.code,
		name: markup(22),
		as: 'seat'
	});
	expect(joined.words).not.toMatch(inPage);
});

test('exports are served as files, never as pages', async () => {
	for (const [path, type] of [
		['/minutes.md', 'text/markdown; charset=utf-8'],
		['/minutes.json', 'application/json'],
		[`/decisions/${itemIn(await house.meeting())}/receipt`, 'application/json']
	] as const) {
		const { headers } = await house.ask(`/m/${house.meetingId}${path}`, mira);
		expect(headers['content-type']).toBe(type);
		expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.]+"$/);
		expect(headers['x-content-type-options']).toBe('nosniff');
	}
});
