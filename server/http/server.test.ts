import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryData } from '../../tests/rondo.ts';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { answers } from '../storage/database.ts';
import { listen } from './listen.ts';
import { RondoServer, type PageHandler } from './server.ts';

describe('stopping', () => {
	let data: ReturnType<typeof temporaryData>;
	let app: App;
	let gate: PromiseWithResolvers<void>;
	let asked: PromiseWithResolvers<void>;
	let closed: boolean;

	beforeEach(async () => {
		data = temporaryData();
		gate = Promise.withResolvers();
		asked = Promise.withResolvers();
		closed = false;
		const started = await createApp(config(), createLog('silent', process.stderr));
		const close = async () => {
			closed = true;
			await started.close();
		};
		app = { ...started, close };
	});
	afterEach(() => data.remove());

	const config = () =>
		readConfig({ RONDO_DATA: data.path, HOST: '127.0.0.1', RONDO_STOP_SECONDS: '1' });

	/** A page that reads the database when the gate is open. */
	const page: PageHandler = async (_, response) => {
		asked.resolve();
		await gate.promise;
		response.statusCode = (await answers(app.services.database)) ? 200 : 500;
		response.end();
	};

	async function started(): Promise<{ server: RondoServer; address: string }> {
		const server = new RondoServer(app, page, config());
		const port = await listen(server.http, '127.0.0.1', 0);
		return { server, address: `http://127.0.0.1:${port}/` };
	}

	it('what was asked before is answered before the database goes', async () => {
		const { server, address } = await started();
		const reply = fetch(address);
		await asked.promise;
		const stopped = server.close();
		await Promise.resolve();
		expect(closed).toBe(false);
		gate.resolve();
		expect((await reply).status).toBe(200);
		await stopped;
		expect(closed).toBe(true);
	});

	it('what is never answered keeps nothing from being stored', async () => {
		const { server, address } = await started();
		const reply = expect(fetch(address)).rejects.toThrow();
		await asked.promise;
		await server.close();
		expect(closed).toBe(true);
		await reply;
	});
});
