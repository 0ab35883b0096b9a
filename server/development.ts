/**
 * `npm run dev`: Vite's server with the same app behind it that `npm start` runs, on data of its
 * own. When a file of the server changes, the app is closed and started anew.
 */
import { relative, sep } from 'node:path';
import type { ViteDevServer, Plugin } from 'vite';
import type * as appModule from './app.ts';
import type * as seedModule from './seed/sow.ts';
import type * as yearModule from './seed/sowInto.ts';
import { readConfig } from './config.ts';
import { rejectionOf } from './http/origins.ts';
import { refuseUpgrade } from './http/reply.ts';
import { createLog } from './log.ts';
import { frontDoor, type FrontDoor } from './practice/pen.ts';

type AppModule = typeof appModule;

/** The rooms that a running app is made of. */
const appSources = /^(server|src\/lib\/(governance|document|editor))\/(?!.*\.test\.ts$)/;

export function rondoInDevelopment(): Plugin {
	return {
		name: 'rondo',
		apply: 'serve',
		async configureServer(vite) {
			const development = new Development(vite);
			await development.start();
			vite.httpServer?.on('close', () => void development.close());
		}
	};
}

class Development {
	readonly #vite: ViteDevServer;
	readonly #config = readConfig({ RONDO_DATA: 'data/development', ...process.env });
	readonly #log = createLog(this.#config.logLevel, process.stderr);
	#app: appModule.App | undefined;
	#told = false;
	#sown = false;
	/** Starts and stops follow one another, however fast files are saved. */
	#last: Promise<void> = Promise.resolve();

	constructor(vite: ViteDevServer) {
		this.#vite = vite;
		vite.watcher.on('change', (file) => {
			const path = relative(vite.config.root, file).replaceAll(sep, '/');
			if (appSources.test(path)) void this.start();
		});
		vite.httpServer?.on('listening', () => this.#tellAddress());
		vite.httpServer?.on('upgrade', (request, socket, head) => {
			// Vite has a WebSocket of its own on this server.
			if (!request.url?.startsWith('/sync/')) return;
			const rejection = rejectionOf(request, this.#config);
			if (rejection) refuseUpgrade(socket, rejection);
			else this.#app?.handleUpgrade(request, socket, head);
		});
	}

	start(): Promise<void> {
		return this.#next(async () => {
			await this.#stop();
			await this.#sowYear();
			const { createApp, publishApp } = await this.#loadApp();
			this.#app = await createApp(this.#config, this.#log);
			publishApp(this.#app);
			this.#tellAddress();
		});
	}

	/** A cooperative with a year of history, where there are no data yet. */
	async #sowYear(): Promise<void> {
		if (this.#sown) return;
		this.#sown = true;
		const loaded = await this.#vite.ssrLoadModule('/server/seed/sowInto.ts');
		if (!isYearModule(loaded)) throw new Error('server/seed/sowInto.ts exports no sowInto');
		const { logger } = this.#vite.config;
		const onDay = (day: number) => {
			if (day % 60 === 0) logger.info(`  A year of Lindenhof: ${-day} days to go ...`);
		};
		const sown = await loaded.sowInto(this.#config, { log: this.#log, now: Date.now(), onDay });
		if (sown !== undefined)
			logger.info(`  Sign in as ${sown.email} with the password ${sown.password}`);
	}

	/** Simulated people come in by the front door, which Vite opens. */
	#tellAddress(): void {
		const address = this.#vite.httpServer?.address();
		if (typeof address !== 'object' || address === null || this.#app === undefined) return;
		const door = frontDoor('127.0.0.1', address.port, this.#config.origin);
		this.#app.listening(door);
		const { services } = this.#app;
		void this.#next(() =>
			this.#sow(services, door, `http://localhost:${address.port}`).catch((err: unknown) => {
				this.#log.error({ err }, 'the example data could not be sown');
			})
		);
	}

	/** Example data, once; every start says where they are. */
	async #sow(services: appModule.Services, door: FrontDoor, at: string): Promise<void> {
		const loaded = await this.#vite.ssrLoadModule('/server/seed/sow.ts');
		if (!isSeedModule(loaded)) throw new Error('server/seed/sow.ts exports no sow');
		const { planned, ended } = await loaded.sow(services, door, Date.now);
		if (this.#told) return;
		this.#told = true;
		const { logger } = this.#vite.config;
		logger.info(`  A meeting to begin     ${at}${planned} (sit down as Mira, Hanna, Samuel ...)`);
		logger.info(`  A meeting that ended   ${at}${ended} (works once)`);
	}

	close(): Promise<void> {
		return this.#next(() => this.#stop());
	}

	#next(work: () => Promise<void>): Promise<void> {
		this.#last = this.#last.then(work).catch((err: unknown) => {
			this.#log.error({ err }, 'Rondo did not start; save a file to try again');
		});
		return this.#last;
	}

	async #stop(): Promise<void> {
		const app = this.#app;
		this.#app = undefined;
		await app?.close();
	}

	/** Vite forgets modules that have changed, which Node's own import never does. */
	async #loadApp(): Promise<AppModule> {
		const loaded = await this.#vite.ssrLoadModule('/server/app.ts');
		if (!isAppModule(loaded)) throw new Error('server/app.ts exports no createApp');
		return loaded;
	}
}

function isAppModule(module: object): module is AppModule {
	return 'createApp' in module && 'publishApp' in module;
}

function isSeedModule(module: object): module is typeof seedModule {
	return 'sow' in module;
}

function isYearModule(module: object): module is typeof yearModule {
	return 'sowInto' in module;
}
