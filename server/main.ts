/** Starts Rondo: reads the settings, opens the app, listens, and stops it in good order. */
import { createApp, publishApp } from './app.ts';
import { announcement } from './announcement.ts';
import { readConfig } from './config.ts';
import { listen } from './http/listen.ts';
import { networkAddresses } from './http/origins.ts';
import { RondoServer } from './http/server.ts';
import { createLog } from './log.ts';
import { loadPages } from './pages.ts';
import { stopWhenTold } from './stop.ts';
import { frontDoor } from './practice/pen.ts';
import { StartProblem } from './startProblem.ts';
import { StorageProblem } from './storage/problem.ts';

async function start(): Promise<void> {
	const config = readConfig(process.env);
	const log = createLog(config.logLevel, process.stderr);
	const app = await createApp(config, log);
	try {
		publishApp(app);
		const server = new RondoServer(app, await loadPages(config), config);
		const port = await listen(server.http, config.host, config.port);
		app.listening(frontDoor(config.host, port, config.origin));
		stopWhenTold(() => server.close(), log, config.stopSeconds);
		process.stdout.write(announcement(config, port, networkAddresses()));
	} catch (error) {
		await app.close();
		throw error;
	}
}

try {
	await start();
} catch (error) {
	const expected = error instanceof StartProblem || error instanceof StorageProblem;
	// A defect of ours needs its stack; what the operator can mend needs only words.
	const words = expected ? error.message : error instanceof Error ? error.stack : String(error);
	process.stderr.write(`Rondo cannot start. ${words}\n`);
	process.exitCode = 1;
}
