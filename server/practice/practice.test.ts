import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { rejectionOf } from '../http/origins.ts';
import { createLog } from '../log.ts';
import { temporaryData } from '../../tests/rondo.ts';
import { looking, offersOf } from '#governance/actions.ts';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import { meetingOf } from '#document/projection.ts';
import type { Visitor } from '#server/people/whoIs.ts';
import { verify } from '#server/verify/verify.ts';
import { frontDoor } from './pen.ts';

const data = temporaryData();
let app: App | undefined;
const server = createServer();

afterEach(async () => {
	vi.useRealTimers();
	await app?.close();
	server.close();
	data.remove();
});

test('simulated people come in by the front door, speak, write into the shared text and answer', async () => {
	const config = readConfig({ RONDO_DATA: data.path, RONDO_LOG: 'error' });
	app = await createApp(config, createLog('error', process.stderr), 0.02);
	server.on('upgrade', (request, socket, head) => {
		expect(rejectionOf(request, config)).toBeUndefined();
		app?.handleUpgrade(request, socket, head);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no address');
	app.listening(frontDoor('127.0.0.1', address.port, undefined));
	const { practice, meetings } = app.services;
	const created = await practice.begin('participant');
	if (created === null) throw new Error('no practice');
	const { id } = created.stored;
	const visitor = await meetings.whoIs({ cookies: `rondo_${id}=${created.token}` }, id);
	if (visitor === undefined) throw new Error('nobody came');
	const play = new Visit(app, visitor);
	await vi.waitFor(async () => expect(await play.once()).toBe('decided'), {
		timeout: 60_000,
		interval: 20
	});
	const room = await play.meeting();
	expect(Object.values(room.decisions).map(({ state }) => state)).toEqual(['inForce']);
	expect(Object.values(room.versions).length).toBeGreaterThanOrEqual(3);
	expect(Object.values(room.seats).filter(({ simulated }) => simulated)).toHaveLength(7);
	// The others go on meanwhile, and a look may fall between two of their steps.
	const { db } = app.services.database;
	const whole = { findings: [], meetings: 1, entries: 0 };
	await vi.waitFor(async () => expect(await verify(db, {})).toMatchObject(whole), {
		timeout: 60_000,
		interval: 20
	});
}, 90_000);

test('who is refused tries again later and later, and rests until the meeting changes', async () => {
	const config = readConfig({ RONDO_DATA: data.path, RONDO_LOG: 'silent' });
	app = await createApp(config, createLog('silent', process.stderr), 0);
	const { practice, meetings } = app.services;
	const join = vi
		.spyOn(meetings, 'join')
		.mockResolvedValue({ refused: 'seatTaken', meetingId: '' });
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const created = await practice.begin('participant');
	const visitor = await meetings.whoIs(
		{ cookies: `rondo_${created?.stored.id}=${created?.token}` },
		created?.stored.id ?? ''
	);
	await twentyMinutes();
	expect(join).toHaveBeenCalledTimes(5);
	if (visitor === undefined) throw new Error('nobody came');
	await meetings.give(visitor, {
		key: 'visitor-leaves-1',
		command: { type: 'leave', payload: {} }
	});
	await twentyMinutes();
	expect(join).toHaveBeenCalledTimes(10);
});

/** Lets twenty minutes go by, with room for the work that is begun in them. */
async function twentyMinutes(): Promise<void> {
	for (let minute = 0; minute < 20; minute += 1) {
		await vi.advanceTimersByTimeAsync(60_000);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** A visitor who speaks when it is their turn and consents. */
class Visit {
	readonly #meetings: App['services']['meetings'];
	readonly #visitor: Visitor;
	#key = 0;

	constructor(app: App, visitor: Visitor) {
		this.#meetings = app.services.meetings;
		this.#visitor = visitor;
	}

	async meeting(): Promise<Meeting> {
		const view = await this.#meetings.view(this.#visitor);
		const meeting = view?.projection ? meetingOf(view.projection) : null;
		if (meeting === null) throw new Error('the meeting is not shown');
		return meeting;
	}

	/** Does what is the visitor's to do now. */
	async once(): Promise<'decided' | 'waiting'> {
		const meeting = await this.meeting();
		if (Object.keys(meeting.decisions).length > 0) return 'decided';
		const me = asId<ParticipantId>(this.#visitor.participantId);
		const round = roundUnderWay(meeting);
		const turn = round?.turns[me]?.state;
		const may = looking(Date.now(), {});
		const command =
			round?.current === me && round.purpose === 'speak'
				? offersOf('takeTurn', meeting, me, may).find(({ payload }) => payload.as === 'spoken')
				: turn === 'waiting' || turn === 'current'
					? offersOf('answer', meeting, me, may)[0]
					: undefined;
		if (command !== undefined) {
			const key = `visitor-${String((this.#key += 1)).padStart(12, '0')}`;
			await this.#meetings.give(this.#visitor, { key, command });
		}
		return 'waiting';
	}
}
