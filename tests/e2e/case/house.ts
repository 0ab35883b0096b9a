import { chromium as browserType, type Browser, type Page, type TestInfo } from '@playwright/test';
import { chromium } from '../../chromium.ts';
import { freePort, RondoProcess, temporaryData } from '../../rondo.ts';

const sizes = {
	phone: { width: 390, height: 844 },
	laptop: { width: 1440, height: 900 },
	projector: { width: 1920, height: 1080 }
} as const;
export type Device = keyof typeof sizes;

/** Where the people of one test are: Rondo under a name of its own, over plain http, and a browser that knows the name. */
export class House {
	readonly #data = temporaryData();
	readonly #browser: Browser;
	readonly #port: number;
	readonly #devices: Page[] = [];
	#rondo: RondoProcess;
	#daysAhead = 0;
	/** What pages complained about: errors of scripts. */
	readonly complaints: string[] = [];

	private constructor(browser: Browser, port: number) {
		this.#browser = browser;
		this.#port = port;
		this.#rondo = this.#start();
	}

	static async open(): Promise<House> {
		const browser = await browserType.launch({
			...chromium,
			args: [...chromium.args, '--host-resolver-rules=MAP rondo.test 127.0.0.1']
		});
		const house = new House(browser, await freePort());
		await house.#rondo.announced('Rondo is running');
		return house;
	}

	get origin(): string {
		return `http://rondo.test:${this.#port}`;
	}

	#start(): RondoProcess {
		const PORT = String(this.#port);
		const settings = { RONDO_DATA: this.#data.path, PORT, ORIGIN: this.origin };
		if (this.#daysAhead === 0) return new RondoProcess(settings);
		const words = ['--import', './tests/e2e/case/daysAhead.ts', 'server/main.ts'];
		const DAYS_AHEAD = String(this.#daysAhead);
		return new RondoProcess({ ...settings, DAYS_AHEAD }, [process.execPath, ...words]);
	}

	/** A device of its own, with its own cookies. */
	async device(device: Device): Promise<Page> {
		const context = await this.#browser.newContext({
			viewport: sizes[device],
			hasTouch: device === 'phone',
			locale: 'en'
		});
		const page = await context.newPage();
		this.#devices.push(page);
		page.setDefaultTimeout(30_000);
		page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
		return page;
	}

	/** The server dies without a word, and comes back on the same data. */
	async killAndRestart(): Promise<void> {
		await this.#rondo.stop('SIGKILL');
		this.#rondo = this.#start();
		await this.#rondo.announced('Rondo is running');
	}

	/** The server stands still for days, and is started again. */
	async sleepsFor(days: number): Promise<void> {
		await this.#rondo.stop();
		this.#daysAhead += days;
		this.#rondo = this.#start();
		await this.#rondo.announced('Rondo is running');
	}

	/** The day that people see on the calendar, some days from then, as `2027-05-31`. */
	day(from: number): string {
		return new Date(Date.now() + (this.#daysAhead + from) * 86_400_000).toISOString().slice(0, 10);
	}

	/** Stops the server in good order and checks its database as an operator does. */
	async verify(receipt: string): Promise<{ exitCode: number | null; output: string }> {
		await this.#rondo.stop();
		const words = ['server/cli.ts', 'verify', '--receipt', receipt];
		const settings = { RONDO_DATA: this.#data.path };
		return await new RondoProcess(settings, [process.execPath, ...words]).ended;
	}

	/** What every device shows, for whoever looks into why a test failed. */
	async picture(test: TestInfo): Promise<void> {
		for (const [place, page] of this.#devices.entries()) {
			const path = test.outputPath(`${place + 1} ${page.url().split('/').at(-1)}.png`);
			await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
		}
	}

	async close(): Promise<void> {
		await this.#browser.close();
		await this.#rondo.stop('SIGKILL');
		this.#data.remove();
	}
}
