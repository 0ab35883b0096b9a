/** HTTP as anybody can send it: `fetch` sets Host, Origin and lengths itself; a stranger sends what he likes. */
import { Agent, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asked {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
}

export interface Answered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly words: string;
}

/** One connection after the other is used again, as browsers do. */
const agent = new Agent({ keepAlive: true });

/** Sends one request. A body that the server does not want to hear to its end is no error. */
export function ask(
	url: string,
	{ method = 'GET', headers = {}, body }: Asked = {}
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(url, { method, headers, agent }, (response) => {
			const { statusCode: status = 0, headers: told } = response;
			text(response).then((words) => resolve({ status, headers: told, words }), reject);
		});
		request.on('error', reject);
		request.end(body);
	});
}

/** The value of the cookie that an answer sets. */
export function cookieIn({ headers }: Answered): string | undefined {
	const [set] = [headers['set-cookie'] ?? []].flat();
	return set?.split(';', 1)[0];
}

/** A reply that is JSON; null for anything else. */
export function jsonIn({ words }: Answered): unknown {
	try {
		return JSON.parse(words);
	} catch {
		return null;
	}
}
