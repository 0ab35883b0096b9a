/** CR1: the parts of a circle's purpose while they are written together, in a document of their own. */
import { markdownToRichText } from '#document/markdown.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { purposeParts, type PurposePart, type PurposeWords } from '#governance/agenda/subject.ts';
import type { RichText } from '#governance/richText.ts';
import { circleDocument } from '#server/meetings/documentNames.ts';
import {
	fromUpdates,
	storedUpdates,
	type OpenDocuments
} from '#server/meetings/storedDocuments.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { lockCircle } from './circleStore.ts';

/** The name of the shared text of a part. */
export function purposeText(part: PurposePart): string {
	return `purpose-${part}`;
}

/** The words with which the writing of a part begins: as they were adopted, each aim a paragraph. */
function beginningOf(part: PurposePart, purpose: PurposeWords): RichText {
	const words = part === 'aim' ? purpose.aims.map(({ text }) => text).join('\n\n') : purpose[part];
	return markdownToRichText(words);
}

/** Begins the texts of a circle's purpose, once; two who open the page at the same time begin them together. */
export async function beginPurposeTexts(
	db: Db,
	line: Pick<OpenDocuments, 'show'>,
	circleId: string,
	purpose: PurposeWords,
	now: number
): Promise<void> {
	const document = circleDocument(circleId);
	const update = await transaction(db, async (tx) => {
		await lockCircle(tx, circleId);
		const doc = fromUpdates(await storedUpdates(tx, document));
		const bytes = writeAsServer(doc, () => {
			for (const part of purposeParts) seedText(doc, purposeText(part), beginningOf(part, purpose));
		});
		doc.destroy();
		if (bytes === null) return null;
		const row = { document, origin: 'server', update_bytes: bytes, at: now };
		await tx.insertInto('doc_update').values(row).execute();
		return bytes;
	});
	if (update !== null) await line.show(document, update);
}

/** The words of a part as they are written now. */
export async function purposeDraft(
	line: Pick<OpenDocuments, 'read'>,
	circleId: string,
	part: PurposePart
): Promise<RichText> {
	return await line.read(circleDocument(circleId), (doc) =>
		readText(textRoot(doc, purposeText(part)))
	);
}
