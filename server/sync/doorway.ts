import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { inTime } from './inTime.ts';
import { syncLimits } from './limits.ts';
import type { Refused, SyncVisitor } from './visitor.ts';

/** Reasons for not upgrading a connection, as HTTP statuses. */
export type DoorStatus = Refused['refused'] | 429 | 503;

const phrases: Readonly<Record<DoorStatus, string>> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	503: 'Service Unavailable'
};

/** What the door asks about a request. */
export interface DoorQuestions {
	/** Who asks, by their session, and whether they may open this document. */
	whoIs(request: IncomingMessage, documentName: string): Promise<SyncVisitor | Refused>;
	/** Whether a page of ours may have sent it: browsers send cookies along from anywhere. */
	allowsOrigin(request: IncomingMessage): boolean;
	/** The address the request comes from, behind a trusted proxy too. */
	addressOf(request: IncomingMessage): string;
}

/** Sockets that are open now, counted for the limits. */
export interface DoorCounts {
	byAddress(address: string): number;
	byParticipant(participantId: string): number;
}

/** The outcome: somebody with a document's name, or a status. */
export type Admission =
	| { readonly visitor: SyncVisitor; readonly documentName: string; readonly address: string }
	| DoorStatus;

/**
 * Decides about one request to open a WebSocket. Never rejects: who cannot be asked is not let in, and
 * `failed` hears why.
 */
export async function admit(
	request: IncomingMessage,
	questions: DoorQuestions,
	counts: DoorCounts,
	failed: (error: unknown) => void
): Promise<Admission> {
	try {
		const documentName = documentIn(request.url ?? '');
		if (documentName === null) return 404;
		if (!questions.allowsOrigin(request)) return 403;
		const address = questions.addressOf(request);
		if (counts.byAddress(address) >= syncLimits.socketsPerAddress) return 429;
		const visitor = await inTime(questions.whoIs(request, documentName), syncLimits.whoIsTime);
		if ('refused' in visitor) return visitor.refused;
		const open = counts.byParticipant(visitor.participantId);
		return open >= syncLimits.socketsPerParticipant ? 429 : { visitor, documentName, address };
	} catch (error) {
		failed(error);
		return 503;
	}
}

/** Answers a request that is not upgraded and lets the connection go. */
export function turnAway(socket: Duplex, status: DoorStatus): void {
	socket.end(
		`HTTP/1.1 ${status} ${phrases[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
		() => socket.destroy()
	);
}

/** The document's name in `/sync/<name>`, or null. */
export function documentIn(url: string): string | null {
	const path = url.split('?', 1)[0] ?? '';
	const name = /^\/sync\/([A-Za-z0-9_.:-]{1,128})$/.exec(path)?.[1];
	return name ?? null;
}
