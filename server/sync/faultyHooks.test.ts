import type { Extension } from '@hocuspocus/server';
import { afterEach, describe, expect, it } from 'vitest';
import { startSync, type TestSync } from '../../tests/syncServer.ts';
import { until } from '../../tests/until.ts';
import { safely } from './safeHooks.ts';
import type { SyncContext } from './visitor.ts';

/** Every hook that Hocuspocus has, but for those that decide who comes in. */
const bystanders = [
	'connected',
	'onTokenSync',
	'onCreateDocument',
	'afterLoadDocument',
	'beforeHandleMessage',
	'afterHandleMessage',
	'beforeHandleAwareness',
	'beforeSync',
	'beforeBroadcastStateless',
	'onStateless',
	'onChange',
	'onStoreDocument',
	'afterStoreDocument',
	'onAwarenessUpdate',
	'onDisconnect',
	'beforeUnloadDocument',
	'afterUnloadDocument',
	'onDestroy'
] as const;

const faults = {
	throwing: () => {
		throw new Error('broken');
	},
	rejecting: () => Promise.reject(new Error('broken')),
	'rejecting with nothing': () => Promise.reject(new Error(''))
};

function everyHook(hook: () => unknown): Extension<SyncContext> {
	return Object.fromEntries(bystanders.map((name) => [name, hook]));
}

describe('a broken hook ends no process and keeps nobody from working', () => {
	let server: TestSync;
	afterEach(async () => await server.stop());

	async function meetingGoesOn(): Promise<void> {
		const hanna = await server.page('Hanna').saved();
		const jonas = await server.page('Jonas').saved();
		hanna.type('still here');
		await until(() => jonas.words() === 'still here');
		await hanna.saved();
		jonas.leave();
		await until(() => server.sync.whoIsHere('m1').size === 1);
		hanna.leave();
		await until(() => server.sync.whoIsHere('m1').size === 0);
		expect((await server.page('Lena').saved()).words()).toBe('still here');
	}

	it.each(Object.entries(faults))('every hook %s', async (_name, fault) => {
		server = await startSync({ extensions: [everyHook(fault)] });
		await meetingGoesOn();
	});

	it.each(['onConnect', 'onAuthenticate'] as const)(
		'%s failing keeps people out and nothing else',
		async (name) => {
			let isBroken = true;
			const hook = (): Promise<void> =>
				isBroken ? Promise.reject(new Error('broken')) : Promise.resolve();
			server = await startSync({ extensions: [{ [name]: hook }] });
			const hanna = server.page('Hanna');
			await until(() => hanna.refusals.length > 0);
			hanna.leave();
			isBroken = false;
			await meetingGoesOn();
		}
	);

	it('hooks that hang are given up', async () => {
		const errors: string[] = [];
		const log = { warn: () => undefined, error: (_: object, words: string) => errors.push(words) };
		const hangs = { onDisconnect: () => new Promise<void>(() => undefined) };
		server = await startSync();
		const safe = safely({ ...hangs, onAuthenticate: hangs.onDisconnect }, log, 1);
		await expect(Reflect.apply(safe.onDisconnect ?? Number, null, [])).resolves.toBeUndefined();
		await expect(Reflect.apply(safe.onAuthenticate ?? Number, null, [])).rejects.toThrow(
			'too long'
		);
		expect(errors).toEqual(['a hook failed']);
	});

	it('bringing a document up to date fails: nobody joins it half-done, later it opens', async () => {
		let isBroken = true;
		server = await startSync({
			beforeOpen: () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve())
		});
		const hanna = server.page('Hanna');
		await until(() => hanna.closeCodes.includes(1013));
		expect(server.sync.whoIsHere('m1').size).toBe(0);
		isBroken = false;
		await hanna.saved();
	});

	it('reading a document fails: only the reader hears of it', async () => {
		server = await startSync();
		const reading = server.sync.withDocument('m1', () => {
			throw new Error('broken');
		});
		await expect(reading).rejects.toThrow('broken');
		await meetingGoesOn();
	});
});
