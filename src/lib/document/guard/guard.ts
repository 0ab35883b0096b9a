import type * as Y from 'yjs';
import { isServerClient } from '../serverClient.ts';
import { checkDeletions } from './deletions.ts';
import { placeStructs } from './placing.ts';
import { readUpdate } from './readUpdate.ts';
import { withMendedStructs } from './rewrite.ts';
import { TreeView } from './treeView.ts';
import { Missing, NotAllowed, type Verdict } from './verdict.ts';

/** What the guard must know beside the document itself. It never depends on the step of the meeting. */
export interface GuardPolicy {
	/** To whom a Yjs client id belongs: the sender, nobody yet, or somebody else. */
	ownerOf(clientId: number): 'sender' | 'nobody' | 'other';
	/** How many bytes the document may still grow. */
	readonly roomLeft: number;
}

/**
 * Judges the bytes that a participant sends for a document, before they are stored or applied: only words
 * and elements of begun texts, only under the sender's own client ids, only what the editor can show,
 * and nothing that would stay pending. Never changes the document; throws only if it is itself broken.
 *
 * The verdict holds for the document as it stands: what the same client id sends meanwhile on another
 * connection must be applied first.
 */
export function guardUpdate(update: Uint8Array, doc: Y.Doc, policy: GuardPolicy): Verdict {
	try {
		return judge(update, doc, policy);
	} catch (reason) {
		if (reason instanceof NotAllowed) return { kind: 'refused', code: reason.code };
		if (reason instanceof Missing) return { kind: 'resync' };
		throw reason;
	}
}

function judge(update: Uint8Array, doc: Y.Doc, policy: GuardPolicy): Verdict {
	const { sections, deletes } = readUpdate(update);
	const view = new TreeView(doc);
	const written = sections.filter((section) => section.end > view.known(section.client));
	for (const section of written) checkWriter(section.client, view, policy);
	if (written.some((section) => section.start > view.known(section.client))) throw new Missing();
	placeStructs(sections, view);
	const deletesNews = checkDeletions(deletes, written, view);
	const news = written.length > 0 || deletesNews;
	if (news && update.length > policy.roomLeft) throw new NotAllowed('document_full');
	const writers = written.map((section) => section.client);
	const newClients = writers.filter((client) => policy.ownerOf(client) === 'nobody');
	return {
		kind: 'accepted',
		update: withMendedStructs(update, sections),
		news,
		writers,
		newClients
	};
}

function checkWriter(client: number, view: TreeView, policy: GuardPolicy): void {
	if (isServerClient(client)) throw new NotAllowed('server_client');
	const owner = policy.ownerOf(client);
	// An id that nobody claimed and that wrote all the same is the server's own, or of an older time.
	if (owner === 'other' || (owner === 'nobody' && view.known(client) > 0)) {
		throw new NotAllowed('foreign_client');
	}
}

/** Whether the bytes are an update that the guard can read; it may still refuse what it says. */
export function isReadable(update: Uint8Array): boolean {
	try {
		readUpdate(update);
		return true;
	} catch {
		return false;
	}
}
