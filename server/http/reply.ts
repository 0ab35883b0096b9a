import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers with a sentence; nothing that is said outside a page is ever kept by a cache. */
export function replyInWords(response: ServerResponse, status: number, words: string): void {
	reply(response, status, 'text/plain; charset=utf-8', `${words}\n`);
}

/** Answers a program. */
export function replyInJson(response: ServerResponse, status: number, value: unknown): void {
	reply(response, status, 'application/json', `${JSON.stringify(value)}\n`);
}

function reply(response: ServerResponse, status: number, type: string, text: string): void {
	if (response.headersSent) {
		// Half a page is out already; only the end of the connection can tell that it is not whole.
		response.destroy();
		return;
	}
	response.writeHead(status, {
		'Content-Type': type,
		'Content-Length': Buffer.byteLength(text),
		'Cache-Control': 'no-store'
	});
	response.end(text);
}

/** Refuses to turn a request into a WebSocket. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 421 | 503): void {
	const reason = STATUS_CODES[status] ?? '';
	socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
