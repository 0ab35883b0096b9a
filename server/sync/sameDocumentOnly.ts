import type { Extension } from '@hocuspocus/server';
import { closeCodes } from '#document/syncNotice.ts';
import { syncLimits } from './limits.ts';
import type { SyncContext } from './visitor.ts';

/** Thrown to Hocuspocus, which tells the client the reason. Without a message it is not logged. */
class NotThisDocument extends Error {
	readonly reason = 'not-found';

	constructor() {
		super('');
	}
}

const attempts = new WeakMap<object, number>();

/**
 * Lets a socket open the one document that its address names and its session was checked for: the name
 * in the messages is the client's own claim. There is no token; who asks was settled at the upgrade.
 */
export const sameDocumentOnly: Extension<SyncContext> = {
	extensionName: 'sameDocumentOnly',
	onAuthenticate({ documentName, context, connectionConfig }): Promise<void> {
		if (documentName === context.documentName) {
			connectionConfig.readOnly = context.visitor.access !== 'write';
			return Promise.resolve();
		}
		const failed = (attempts.get(context.socket) ?? 0) + 1;
		attempts.set(context.socket, failed);
		if (failed >= syncLimits.wrongDocuments) context.socket.close(closeCodes.removed);
		return Promise.reject(new NotThisDocument());
	}
};
