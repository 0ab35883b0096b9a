import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { m } from '#i18n/paraglide/messages.js';
import { receiptSchema, type Receipt } from '#server/decisions/receipt.ts';
import { StartProblem } from '#server/startProblem.ts';

/** Reads the receipt that somebody was given. @throws {StartProblem} where the file is none. */
export function readReceipt(path: string): Receipt {
	try {
		const parsed = v.safeParse(receiptSchema, JSON.parse(readFileSync(path, 'utf8')));
		if (parsed.success) return parsed.output;
	} catch {
		// Falls through to the same words: whether absent or no JSON, it is no receipt.
	}
	throw new StartProblem(m.cli_no_receipt({ path }));
}
