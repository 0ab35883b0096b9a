/** How often one address may do what costs others something. Joining with a right code is never limited. */
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many within so many seconds. */
interface Allowance {
	readonly points: number;
	readonly duration: number;
}

/** Wrong join codes: a whole circle behind one address may mistype, nobody gets through 244 million. */
export const wrongCodes: Allowance = { points: 20, duration: 600 };

/** New meetings: a training day of thirty people behind one address may each set one up. */
export const newMeetings: Allowance = { points: 40, duration: 3_600 };

/** Wrong passwords and links: mistyping is human, guessing is not. By address, and by account. */
export const wrongPasswords: Allowance = { points: 15, duration: 900 };

/** New accounts, organisations, and mails that prove an address: each costs somebody something. */
export const newAccounts: Allowance = { points: 40, duration: 3_600 };

/** Secret addresses of calendars that never were or are no more: a program asks a revoked one for a while yet. */
export const wrongAddresses: Allowance = { points: 30, duration: 3_600 };

/** Counts by address, in memory of this process. */
export class Limit {
	readonly #counter: RateLimiterMemory;
	readonly #points: number;

	constructor(allowance: Allowance) {
		this.#counter = new RateLimiterMemory(allowance);
		this.#points = allowance.points;
	}

	/** Seconds until this address may try again; 0 when it may now. */
	async wait(address: string): Promise<number> {
		const count = await this.#counter.get(household(address));
		return count === null || count.consumedPoints < this.#points ? 0 : secondsOf(count);
	}

	/** Counts one. Yields the seconds to wait when that was one too many, else 0. */
	async count(address: string): Promise<number> {
		try {
			await this.#counter.consume(household(address));
			return 0;
		} catch (error) {
			if (error instanceof RateLimiterRes) return secondsOf(error);
			throw error;
		}
	}
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
	return Math.max(1, Math.ceil(msBeforeNext / 1_000));
}

/** An IPv6 connection has a whole /64 of addresses to itself, so that is what counts. */
export function household(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!isIPv6(plain)) return plain;
	const [head = '', tail = ''] = plain.toLowerCase().split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail === '' ? [] : tail.split(':');
	const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
	const groups = plain.includes('::') ? [...before, ...zeros, ...after] : before;
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
