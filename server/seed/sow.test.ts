import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { replay } from '#governance/evolve.ts';
import { minutesOf } from '#governance/minutes.ts';
import { temporaryData } from '../../tests/rondo.ts';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { allMeetings } from '../meetings/meetingStore.ts';
import { frontDoor } from '../practice/pen.ts';
import { verify } from '../verify/verify.ts';
import { sow } from './sow.ts';

const data = temporaryData();
let app: App | undefined;
const server = createServer();

afterEach(async () => {
	await app?.close();
	server.close();
	data.remove();
});

test('the example data are a planned meeting and an ended one with a decision, and are sown once', async () => {
	const started = await createApp(
		readConfig({ RONDO_DATA: data.path, RONDO_LOG: 'error' }),
		createLog('error', process.stderr)
	);
	app = started;
	server.on('upgrade', (request, socket, head) => started.handleUpgrade(request, socket, head));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no address');
	const door = frontDoor('127.0.0.1', address.port, undefined);

	const { services } = started;
	const { planned } = await sow(services, door, Date.now);
	expect(await sow(services, door, Date.now)).toMatchObject({ planned });

	const { db } = services.database;
	const stored = (await allMeetings(db)).map((meeting) => meeting.stored);
	expect(stored.map(({ title, state }) => [title, state])).toEqual(
		expect.arrayContaining([
			['Last meeting', 'ended'],
			['Next meeting', 'lobby']
		])
	);
	expect(stored).toHaveLength(2);
	const ended = stored.find(({ state }) => state === 'ended');
	const events = await services.meetings.history(ended!.id);
	const meeting = replay(events);
	const minutes = minutesOf(events, meeting);
	expect(Object.values(meeting.decisions).map((decision) => decision.state)).toEqual(['inForce']);
	expect(minutes.actions).toHaveLength(1);
	expect((await verify(db, {})).findings).toEqual([]);
}, 60_000);
