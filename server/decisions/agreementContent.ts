/** What stands in one form of an agreement, read back from the database. */
import * as v from 'valibot';
import type { RichText } from '#governance/richText.ts';
import { headingLevels } from '#governance/richText.ts';
import type { Json } from '#server/storage/json.ts';

const run = v.object({
	text: v.string(),
	bold: v.exactOptional(v.literal(true)),
	italic: v.exactOptional(v.literal(true)),
	href: v.exactOptional(v.string())
});
const runs = v.array(run);
const block = v.variant('kind', [
	v.object({ kind: v.literal('paragraph'), runs }),
	v.object({ kind: v.literal('heading'), level: v.picklist(headingLevels), runs }),
	v.object({ kind: v.literal('item'), ordered: v.boolean(), depth: v.number(), runs })
]);

const details = v.object({
	title: v.string(),
	driver: v.optional(v.string(), ''),
	/** The participant who owns it; null for nobody, and where a role decided. */
	owner: v.nullable(v.string()),
	criteria: v.optional(v.array(v.string()), []),
	reviewOn: v.nullable(v.string()),
	termUntil: v.nullable(v.string()),
	doneBy: v.nullable(v.string())
});

/** CR7: which role decided, and within which domain, as it was then. */
const role = v.object({ id: v.string(), name: v.string(), domain: v.string() });

const content = v.object({ text: v.array(block), details, role: v.exactOptional(role) });

export type AgreementContent = v.InferOutput<typeof content>;

/** The words and details of a form; undefined for what no version of ours wrote. */
export function contentOf(stored: Json): AgreementContent | undefined {
	const read = v.safeParse(content, stored);
	return read.success ? read.output : undefined;
}

/** The text of a form, empty where it cannot be read. */
export function textOf(stored: Json): RichText {
	return contentOf(stored)?.text ?? [];
}
