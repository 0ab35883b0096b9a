/** Who writes in the document of a circle: its members, as long as they are. */
import type { Access, Refused, SyncVisitor } from '#server/sync/visitor.ts';
import type { Accounts } from '#server/accounts/accounts.ts';
import type { Circles } from './circles.ts';

/** How documents of circles are named; see `circleDocument`. */
const prefix = 'circle:';

/** Colours for cursors: `p1` to `p5`. */
const colours = 5;

/** Whether a document is a circle's. */
export function isOfCircle(documentName: string): boolean {
	return documentName.startsWith(prefix);
}

/** Who opens the document of a circle by an account; for everybody else it is not there. */
export async function circleVisitor(
	accounts: Pick<Accounts, 'whoAsks'>,
	circles: Circles,
	cookies: string | undefined,
	documentName: string
): Promise<SyncVisitor | Refused> {
	const known = await accounts.whoAsks(cookies);
	const circleId = documentName.slice(prefix.length);
	const opened = await circles.openTo(known?.asker.accountId, circleId, 'writePurpose');
	if (known === undefined || opened === undefined) return { refused: 404 };
	const { personId, name } = opened.standing;
	const access: Access = 'write';
	return {
		...{ meetingId: documentName, participantId: personId, sessionId: known.asker.sessionId },
		...{ name, colour: colourOf(personId), access }
	};
}

/** The same person has the same colour everywhere. */
function colourOf(personId: string): string {
	const sum = [...personId].reduce((all, sign) => all + (sign.codePointAt(0) ?? 0), 0);
	return `p${(sum % colours) + 1}`;
}
