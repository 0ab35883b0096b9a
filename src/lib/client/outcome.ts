import { refusalCodes, type RefusalCode } from '#governance/refusal.ts';
import { failureCodes, type FailureCode } from '#governance/failure.ts';

/** What became of a command. `notSent`: its words stay where they were typed. */
export type Outcome =
	| { readonly done: true; readonly seq: number }
	| {
			readonly done: false;
			readonly code: RefusalCode | FailureCode;
			readonly about: readonly string[];
	  };

const known: ReadonlySet<string> = new Set([...refusalCodes, ...failureCodes]);

function isKnown(code: unknown): code is RefusalCode | FailureCode {
	return typeof code === 'string' && known.has(code);
}

/** Reads the server's reply to a command. */
export function outcomeOf(status: number, body: unknown): Outcome {
	if (typeof body === 'object' && body !== null) {
		if ('seq' in body && typeof body.seq === 'number') return { done: true, seq: body.seq };
		if ('code' in body && isKnown(body.code)) {
			const about = 'about' in body && Array.isArray(body.about) ? body.about.map(String) : [];
			return { done: false, code: body.code, about };
		}
	}
	return {
		done: false,
		code: status === 404 || status === 401 ? 'signedOut' : 'serverTrouble',
		about: []
	};
}
