/**
 * The log: JSON lines on standard error, readable lines in a terminal.
 * Secrets are taken out by the name of their field, at any depth, and out of addresses.
 */
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from './config.ts';

export type { Logger };

/** Parts of field names whose values are never written. */
const secretNames =
	/pass(word|phrase)|secret|token|cookie|authorization|api_?key|join_?code|^answer$/i;
const passwordInAddress = /(\w+:\/\/[^\s:/@]*:)[^\s@/]+@/g;
const hidden = '[hidden]';

/**
 * Opens the log.
 * @param level the least serious level that is written.
 * @param stream where to; lines are made readable if it is a terminal.
 */
export function createLog(
	level: Config['logLevel'],
	stream: NodeJS.WritableStream & { readonly isTTY?: boolean }
): Logger {
	const options: pino.LoggerOptions = {
		level,
		base: null,
		formatters: { level: (label) => ({ level: label }) },
		// The finished line is the one place that every field passes, those of child loggers too.
		hooks: { streamWrite: withoutSecrets }
	};
	return stream.isTTY ? pino(options, pretty({ destination: stream })) : pino(options, stream);
}

function withoutSecrets(line: string): string {
	const fields: unknown = JSON.parse(line, (name, value: unknown) => {
		if (secretNames.test(name)) return hidden;
		return typeof value === 'string' ? value.replace(passwordInAddress, `$1${hidden}@`) : value;
	});
	return `${JSON.stringify(fields)}\n`;
}
