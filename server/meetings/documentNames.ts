/**
 * The names of the shared documents, as the journal keeps them and `/sync/<name>` asks for them.
 * No id has a colon, so no name can be taken for another.
 */

/** The document of a meeting: everything that everybody present may see. */
export function meetingDocument(meetingId: string): string {
	return meetingId;
}

/** The document of a confidential item: its named readers alone may open it (MT9). */
export function itemDocument(meetingId: string, itemId: string): string {
	return `${meetingId}:${itemId}`;
}

/** The document of a circle: texts that live on between meetings. */
export function circleDocument(circleId: string): string {
	return `circle:${circleId}`;
}
