import type { Answered } from './asking.ts';
import type { House } from './house.ts';

/** A browser without scripts that keeps its cookies, at a Rondo with a name of its own (`ORIGIN`). */
export class Browser {
	readonly #house: House;
	readonly #origin: string;
	readonly #cookies = new Map<string, string>();
	/** Every cookie that was set, with its attributes. */
	readonly set: string[] = [];

	constructor(house: House, origin: string) {
		this.#house = house;
		this.#origin = origin;
	}

	/** Looks at a page. */
	async look(path: string): Promise<Answered> {
		return this.#keep(await this.#house.ask(path, null, { headers: this.#headers() }));
	}

	/** Sends a form. */
	async send(path: string, fields: Readonly<Record<string, string>>): Promise<Answered> {
		const headers = { ...this.#headers(), origin: this.#origin };
		return this.#keep(await this.#house.submit(path, null, fields, headers));
	}

	#headers(): Readonly<Record<string, string>> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) };
	}

	#keep(answer: Answered): Answered {
		for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
			this.set.push(line);
			const [pair = ''] = line.split(';', 1);
			const at = pair.indexOf('=');
			const isGone = /max-age=0(;|$)/i.test(line);
			if (isGone) this.#cookies.delete(pair.slice(0, at));
			else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	}
}
