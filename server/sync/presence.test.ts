import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSync, type Page, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';
import { syncLimits } from './limits.ts';
import type { PresenceChange } from './presence.ts';

const jonasId = 2_000_000;

describe('who is here', () => {
	let server: TestSync;
	let clock = 1_000;
	beforeEach(async () => {
		clock = 1_000;
		server = await startSync({ now: () => clock });
	});
	afterEach(async () => await server.stop());

	it('all tabs of a person are one presence, from the first that opens to the last that closes', async () => {
		const changes: PresenceChange[] = [];
		server.sync.onPresence((change) => changes.push(change));
		const first = await server.raw('Hanna').join();
		clock = 2_000;
		const second = await server.raw('Hanna').join();
		expect(server.sync.whoIsHere('m1')).toEqual(
			new Map([['hanna', { since: 1_000, connections: 2 }]])
		);
		clock = 3_000;
		first.leave();
		await until(() => server.sync.whoIsHere('m1').get('hanna')?.connections === 1);
		clock = 4_000;
		second.leave();
		await until(() => changes.length === 2);
		const hanna = { document: 'm1', meetingId: 'm1', participantId: 'hanna' };
		expect(changes).toEqual([
			{ ...hanna, here: true, at: 1_000 },
			{ ...hanna, here: false, at: 4_000 }
		]);
		expect(server.sync.whoIsHere('m1').size).toBe(0);
	});

	it('a listener that fails keeps nobody out', async () => {
		server.sync.onPresence(() => {
			throw new Error('broken');
		});
		await (await server.page('Hanna').saved()).saved();
		expect(server.errors).toHaveLength(1);
	});
});

describe('cursors', () => {
	let server: TestSync;
	beforeEach(async () => {
		server = await startSync();
	});
	afterEach(async () => {
		await server.stop();
		expect(server.errors).toEqual([]);
	});

	function seen(page: Page, id: number): unknown {
		return page.provider.awareness?.getStates().get(id);
	}

	it('name and colour come from the session, whatever the page claims', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.raw('Jonas').join();
		jonas.sendAwareness([[jonasId, 1, '{"user":{"name":"Hanna"},"cursor":{"text":"draft"}}']]);
		await until(() => seen(hanna, jonasId) !== undefined);
		expect(seen(hanna, jonasId)).toEqual({
			cursor: { text: 'draft' },
			user: { id: 'jonas', name: 'Jonas', colour: 'p1' }
		});
	});

	it('a page speaks for one cursor only: no ghosts, and nobody else’s', async () => {
		const hanna = await server.page('Hanna').saved();
		hanna.provider.awareness?.setLocalStateField('cursor', { text: 'draft' });
		const lena = await server.page('Lena').saved();
		const hannaId = hanna.doc.clientID;
		await until(() => seen(lena, hannaId) !== undefined);
		const jonas = await server.raw('Jonas').join();
		jonas.sendAwareness([
			[hannaId, 99, '{"cursor":null}'],
			[1, 1, '{"cursor":"server"}'],
			[jonasId, 1, '{"cursor":1}'],
			[jonasId + 1, 1, '{"cursor":"ghost"}']
		]);
		await until(() => seen(lena, jonasId) !== undefined);
		expect(seen(lena, hannaId)).toMatchObject({ cursor: { text: 'draft' } });
		expect([seen(lena, jonasId + 1), seen(lena, 1)]).toEqual([undefined, undefined]);
	});

	it('a state beyond its size, or that is none, does not reach the others', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.raw('Jonas').join();
		const large = JSON.stringify({ cursor: 'x'.repeat(syncLimits.presenceBytes) });
		jonas.sendAwareness([[jonasId, 1, large]]);
		jonas.sendAwareness([[jonasId, 2, '{"cursor":"small"}']]);
		await until(() => seen(hanna, jonasId) !== undefined);
		expect(seen(hanna, jonasId)).toMatchObject({ cursor: 'small' });
		jonas.sendAwareness([[jonasId, 3, '[1,2]']]);
		await until(() => seen(hanna, jonasId) === undefined);
	});

	it('a cursor goes when its page says so, and comes back with the same page', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		const jonasPage = jonas.doc.clientID;
		jonas.provider.awareness?.setLocalState({ cursor: 1 });
		await until(() => seen(hanna, jonasPage) !== undefined);
		jonas.provider.awareness?.setLocalState(null);
		await until(() => seen(hanna, jonasPage) === undefined);
		jonas.provider.awareness?.setLocalState({ cursor: 2 });
		await until(() => seen(hanna, jonasPage) !== undefined);
		server.sync.closeParticipant('m1', 'jonas', 4001);
		await until(() => jonas.closeCodes.includes(4001));
		await until(() => jonas.provider.isSynced);
		await until(() => seen(hanna, jonasPage) !== undefined);
	});

	it('the cursor of a page that broke off goes with its connection', async () => {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.raw('Jonas').join();
		jonas.sendAwareness([[jonasId, 1, '{"cursor":1}']]);
		await until(() => seen(hanna, jonasId) !== undefined);
		jonas.leave();
		await until(() => seen(hanna, jonasId) === undefined);
	});

	it('a hundred movements at once are passed on together', async () => {
		const elif = await server.raw('Elif').join();
		const jonas = await server.raw('Jonas').join();
		const states = (): number => elif.received.filter(({ type }) => type === 1).length;
		for (let n = 0; n < 100; n += 1) jonas.sendAwareness([[jonasId, n, `{"cursor":${n}}`]]);
		await until(() => states() > 0);
		const hanna = await server.page('Hanna').saved();
		await until(() => JSON.stringify(seen(hanna, jonasId))?.includes('99') === true);
		expect(states()).toBeLessThan(10);
	});
});
