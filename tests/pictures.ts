/** `npm run pictures`: makes the pictures of README.md anew, from one meeting of the example circle. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as browserType, type Browser, type Page } from '@playwright/test';
import { stepOf } from '#governance/agenda/item.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import { seatsInOrder } from '#governance/people/seat.ts';
import type { Turn } from '#governance/round/round.ts';
import { createApp, publishApp } from '../server/app.ts';
import { readConfig } from '../server/config.ts';
import { listen } from '../server/http/listen.ts';
import { RondoServer } from '../server/http/server.ts';
import { createLog } from '../server/log.ts';
import { loadPages } from '../server/pages.ts';
import { frontDoor } from '../server/practice/pen.ts';
import { endedMeeting } from '../server/seed/lindenhof.ts';
import { openRehearsal } from '../server/seed/rehearsal.ts';
import { root } from './architecture/repository.ts';
import { chromium } from './chromium.ts';
import { temporaryData } from './rondo.ts';

const folder = join(root, 'docs', 'pictures');
/** Bytes; README.md is read on phones too. */
const most = 300_000;
/** The name that the shared screen shows; it leads to this computer. */
const name = 'rondo.lindenhof.example';
const origin = `http://${name}`;

const seatOf = (meeting: Meeting, name: string) =>
	seatsInOrder(meeting).find((seat) => seat.name.startsWith(name));

/** In the reaction round, when some have spoken and some have not. */
function inReactions(meeting: Meeting): boolean {
	const round = roundUnderWay(meeting);
	if (round?.prompt !== 'react') return false;
	return Object.values<Turn>(round.turns).filter(({ state }) => state === 'spoken').length === 4;
}

/** The consent round on the amended version, nobody has answered. */
function inConsentRound(meeting: Meeting): boolean {
	return roundUnderWay(meeting)?.purpose === 'consent';
}

function isDecided(meeting: Meeting): boolean {
	const item = meeting.current === null ? undefined : meeting.items[meeting.current];
	return stepOf(item)?.kind === 'record' || Object.keys(meeting.decisions).length > 0;
}

async function open(browser: Browser, url: string, width: number, height: number): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme: 'light',
		reducedMotion: 'reduce',
		timezoneId: 'Europe/Berlin',
		locale: 'en'
	});
	const page = await context.newPage();
	await page.goto(url);
	await page.getByRole('button', { name: 'Open the meeting here' }).click();
	await page.waitForURL(/\/m\//);
	// What a pointer rests on looks otherwise.
	await page.mouse.move(0, 0);
	return page;
}

async function shoot(page: Page, picture: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	const path = join(folder, `${picture}.png`);
	await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
	const { size } = statSync(path);
	if (size > most) throw new Error(`${picture}.png has ${size} bytes, more than ${most}`);
	console.log(`${path}: ${Math.round(size / 1000)} kB`);
}

const data = temporaryData();
mkdirSync(folder, { recursive: true });
const config = readConfig({ RONDO_DATA: data.path, HOST: '127.0.0.1', ORIGIN: origin });
const app = await createApp(config, createLog('error', process.stderr));
publishApp(app);
const server = new RondoServer(app, await loadPages(config), config);
const port = await listen(server.http, config.host, 0);
const door = frontDoor('127.0.0.1', port, origin);
app.listening(door);
const browser = await browserType.launch({
	...chromium,
	args: [...chromium.args, `--host-resolver-rules=MAP ${name} 127.0.0.1:${port}`]
});
try {
	const { meetings } = app.services;
	const { stored } = await meetings.create(endedMeeting(new Date()));
	const rehearsal = await openRehearsal(meetings, door, stored, Date.now);
	const link = (token: string) => `${origin}/device#${token}`;
	const started = await rehearsal.play(inReactions);
	const elif = { ...rehearsal.visitor, participantId: seatOf(started, 'Elif')?.id ?? '' };

	const cockpit = await open(
		browser,
		link(await meetings.deviceLink(rehearsal.visitor)),
		1440,
		900
	);
	await cockpit.getByRole('button', { name: 'Next: ' }).waitFor();
	await shoot(cockpit, 'cockpit');

	const phone = await open(browser, link(await meetings.deviceLink(elif)), 390, 844);
	await rehearsal.play(inConsentRound);
	await phone.getByRole('radio', { name: 'Consent', exact: true }).check();
	await shoot(phone, 'phone');

	const screen = await open(
		browser,
		link(await meetings.screenLink(rehearsal.visitor)),
		1920,
		1080
	);
	await rehearsal.play(isDecided);
	await screen.getByText('We have consent').waitFor();
	await shoot(screen, 'screen');
	rehearsal.leave();
} finally {
	await browser.close();
	await server.close();
	data.remove();
}
