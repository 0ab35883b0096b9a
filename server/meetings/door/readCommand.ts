import * as v from 'valibot';
import type { Command } from '#governance/commands.ts';
import { commandSchemas } from './schemas.ts';

/** A command with the key that makes it idempotent: sent again, it gets the same reply and happens once. */
export interface GivenCommand {
	readonly key: string;
	readonly command: Command;
}

/** What does not fit, for people: where it stands and why. */
export interface Misfit {
	readonly misfit: 'unknownCommand' | 'tooLong' | 'badForm';
	readonly at: string;
}

const envelope = v.strictObject({
	key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
	type: v.string(),
	// A list has no fields that could be wrong, and so would fit where none are asked for.
	payload: v.pipe(
		v.unknown(),
		v.check((input) => !Array.isArray(input), 'badForm')
	)
});

function isKnown(type: string): type is keyof typeof commandSchemas {
	return Object.hasOwn(commandSchemas, type);
}

/** Reads what came in over HTTP. Whatever is not exactly a command is turned down with the place that does not fit. */
export function readCommand(body: unknown): GivenCommand | Misfit {
	const outer = v.safeParse(envelope, body);
	if (!outer.success) return misfit(outer.issues);
	const { key, type, payload } = outer.output;
	if (!isKnown(type)) return { misfit: 'unknownCommand', at: type.slice(0, 40) };
	const inner = v.safeParse(commandSchemas[type], payload);
	if (!inner.success) return misfit(inner.issues);
	// The schema of a command's type yields that command's payload.
	return { key, command: { type, payload: inner.output } as Command };
}

function misfit(issues: readonly v.BaseIssue<unknown>[]): Misfit {
	const [first] = issues;
	const tooLong = issues.some((issue) => issue.message === 'tooLong');
	return {
		misfit: tooLong ? 'tooLong' : 'badForm',
		at: first === undefined ? '' : (v.getDotPath(first) ?? '')
	};
}
