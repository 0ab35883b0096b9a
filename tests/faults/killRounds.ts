import { Dice } from '#testing/dice.ts';
import { freePort, RondoProcess, temporaryData } from '../rondo.ts';
import { KilledMeeting } from './killedMeeting.ts';

export interface KillReport {
	readonly seed: number;
	readonly rounds: number;
	/** Edits and commands that the server said it has kept. */
	readonly words: number;
	readonly commands: number;
	/** Commands that were on their way when the server was killed, and were sent again. */
	readonly sentAgain: number;
	/** What was lost or doubled, in words. */
	readonly wrong: readonly string[];
}

/** After at most so many acknowledgements of a round the server is killed. */
const mostAcks = 120;
/** At once or so many milliseconds later at most: in the middle of a commit, or of something else. */
const mostDelay = 6;

/**
 * Kills Rondo at random points of a meeting in which people write and give commands, starts it on what
 * it left behind, and checks that everything it acknowledged is there once.
 */
export async function killRounds(seed: number, rounds: number): Promise<KillReport> {
	const dice = new Dice(seed);
	const data = temporaryData();
	const settings = { RONDO_DATA: data.path, PORT: String(await freePort()), RONDO_LOG: 'warn' };
	const meeting = new KilledMeeting(Number(settings.PORT), dice);
	const wrong: string[] = [];
	let rondo = await started(settings);
	try {
		for (let round = 0; round < rounds; round += 1) {
			await meeting.begin();
			await killAtWork(rondo, meeting, dice);
			rondo = await started(settings);
			const found = await meeting.wrong();
			wrong.push(...found.map((each) => `seed ${seed}, round ${round}: ${each}`));
		}
	} finally {
		await rondo.stop('SIGKILL');
		data.remove();
	}
	return { seed, rounds, ...meeting.figures, wrong };
}

async function started(settings: Record<string, string>): Promise<RondoProcess> {
	const rondo = new RondoProcess(settings);
	await rondo.listening();
	return rondo;
}

/** `kill -9`: no handler runs, nothing is flushed. */
async function killAtWork(rondo: RondoProcess, meeting: KilledMeeting, dice: Dice): Promise<void> {
	const killed = new AbortController();
	const kill = (): void => void rondo.stop('SIGKILL').then(() => killed.abort());
	let left = 1 + dice.below(mostAcks);
	await meeting.work(killed.signal, () => {
		left -= 1;
		if (left !== 0) return;
		if (dice.chance(0.6)) kill();
		else setTimeout(kill, dice.next() * mostDelay);
	});
	await rondo.ended;
}
