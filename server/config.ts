/**
 * Every setting of the server. All come from the environment and none is required, so that
 * `npm start` on a laptop just works. The table in README.md is checked against this file.
 */
import { resolve } from 'node:path';
import * as v from 'valibot';
import { StartProblem } from './startProblem.ts';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

interface Setting<Value> {
	/** What holds when the variable is unset or empty; an empty text means "none". */
	readonly fallback: string;
	/** What it does, for the operator; stands in README.md as it is. */
	readonly means: string;
	/** Ends the sentence "PORT is "x", but must be …". */
	readonly mustBe: string;
	readonly schema: v.GenericSchema<string, Value>;
	/** The value is never repeated in a message or a log. */
	readonly secret?: true;
}

function wholeNumber(from: number, to: number) {
	return v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/),
		v.transform(Number),
		v.minValue(from),
		v.maxValue(to)
	);
}

const url = v.pipe(
	v.string(),
	v.check((text) => URL.canParse(text))
);

/** A web address without a path, in the form browsers send it: `https://rondo.example.org`. */
const webOrigin = v.pipe(
	url,
	v.transform((text) => new URL(text)),
	v.check(({ protocol }) => protocol === 'http:' || protocol === 'https:'),
	v.check(({ pathname, search, hash }) => pathname === '/' && search === '' && hash === ''),
	v.transform(({ origin }) => origin)
);

/** The environment variables that Rondo reads, in the order in which README.md lists them. */
export const settings = {
	PORT: {
		fallback: '3000',
		means: 'The port to listen on; 0 takes any free one.',
		mustBe: 'a whole number from 0 to 65535',
		schema: wholeNumber(0, 65_535)
	} satisfies Setting<number>,
	HOST: {
		fallback: '0.0.0.0',
		means:
			'The address to listen on. The default lets phones in the same network join; 127.0.0.1 keeps Rondo to this computer.',
		mustBe: 'an IP address or a host name',
		schema: v.pipe(v.string(), v.regex(/^[\w.:%-]{1,255}$/))
	} satisfies Setting<string>,
	ORIGIN: {
		fallback: '',
		means:
			'The address people type, when Rondo has a name of its own: https://rondo.example.org. Without it only this computer and its own network addresses are answered.',
		mustBe: 'a web address without a path, such as https://rondo.example.org',
		schema: webOrigin
	} satisfies Setting<string>,
	RONDO_TRUST_PROXY: {
		fallback: '0',
		means:
			'How many proxies stand in front of Rondo. Their X-Forwarded-For, -Proto and -Host headers are believed; with 0 they are ignored.',
		mustBe: 'a whole number from 0 to 10',
		schema: wholeNumber(0, 10)
	} satisfies Setting<number>,
	RONDO_DATA: {
		fallback: 'data',
		means: 'The folder for the database file and the secret of this instance.',
		mustBe: 'a path',
		schema: v.pipe(
			v.string(),
			v.transform((path) => resolve(path))
		)
	} satisfies Setting<string>,
	DATABASE_URL: {
		fallback: '',
		means: 'A PostgreSQL database to use instead of the SQLite file in the data folder.',
		mustBe: 'an address such as postgres://user:password@host:5432/rondo',
		schema: v.pipe(url, v.regex(/^postgres(ql)?:\/\//)),
		secret: true
	} satisfies Setting<string>,
	RONDO_SECRET: {
		fallback: '',
		means:
			'The secret of this instance, 64 hexadecimal digits, which seals answers before the reveal. Without it one is made in the data folder. Servers that share a database need the same one.',
		mustBe: '64 hexadecimal digits',
		schema: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
		secret: true
	} satisfies Setting<string>,
	RONDO_KEEP_DAYS: {
		fallback: '365',
		means: 'For how many days a meeting that nobody has claimed with an account is kept.',
		mustBe: 'a whole number from 1 to 36500',
		schema: wholeNumber(1, 36_500)
	} satisfies Setting<number>,
	RONDO_SIGN_UP: {
		fallback: 'open',
		means:
			'Who may make an account: open lets everybody who reaches the page, invited only who comes by an invitation.',
		mustBe: 'open or invited',
		schema: v.picklist(['open', 'invited'])
	} satisfies Setting<'open' | 'invited'>,
	RONDO_SMTP_URL: {
		fallback: '',
		means:
			'The mail server by which Rondo sends links to sign in, invitations and reminders: smtps://name:password@mail.example.org. Needs ORIGIN. Without it nothing is sent by mail.',
		mustBe: 'an address such as smtps://name:password@mail.example.org:465',
		schema: v.pipe(url, v.regex(/^smtps?:\/\//)),
		secret: true
	} satisfies Setting<string>,
	RONDO_MAIL_FROM: {
		fallback: '',
		means:
			'The sender of those mails: Rondo <rondo@example.org>. Without it rondo@ the name in ORIGIN.',
		mustBe: 'an e-mail address, with or without a name before it',
		schema: v.pipe(v.string(), v.regex(/^[^\r\n]{1,200}$/), v.includes('@'))
	} satisfies Setting<string>,
	RONDO_OIDC_ISSUER: {
		fallback: '',
		means:
			'A service by which people sign in (OpenID Connect), by its issuer: https://login.example.org/realms/us. It sends people back to ORIGIN/account/auth/callback/oidc.',
		mustBe: 'a web address such as https://login.example.org/realms/us',
		schema: v.pipe(url, v.regex(/^https?:\/\//))
	} satisfies Setting<string>,
	RONDO_OIDC_CLIENT_ID: {
		fallback: '',
		means: 'The name by which that service knows Rondo.',
		mustBe: 'what the service calls the client id',
		schema: v.string()
	} satisfies Setting<string>,
	RONDO_OIDC_CLIENT_SECRET: {
		fallback: '',
		means: 'The secret that goes with it.',
		mustBe: 'what the service calls the client secret',
		schema: v.string(),
		secret: true
	} satisfies Setting<string>,
	RONDO_OIDC_NAME: {
		fallback: 'OpenID Connect',
		means: 'What people call that service; it stands on the button.',
		mustBe: 'at most 60 characters',
		schema: v.pipe(v.string(), v.maxLength(60))
	} satisfies Setting<string>,
	RONDO_LOG: {
		fallback: 'info',
		means: `How much is logged: ${logLevels.join(', ')}.`,
		mustBe: `one of ${logLevels.join(', ')}`,
		schema: v.picklist(logLevels)
	} satisfies Setting<(typeof logLevels)[number]>,
	RONDO_STOP_SECONDS: {
		fallback: '8',
		means: 'How many seconds a stop may take before connections that are still open are cut.',
		mustBe: 'a whole number from 1 to 60',
		schema: wholeNumber(1, 60)
	} satisfies Setting<number>
};

/** The settings as the server uses them; what is optional and not set is `undefined`. */
export interface Config {
	/** 0 lets the system choose. */
	readonly port: number;
	readonly host: string;
	/** For example `https://rondo.example.org`, without a slash at the end. */
	readonly origin: string | undefined;
	/** How many `X-Forwarded-For` entries, counted from the last, are our own proxies'. */
	readonly trustedProxies: number;
	/** An absolute path. */
	readonly dataDirectory: string;
	/** A `postgres://` address; without it the SQLite file in the data directory is used. */
	readonly databaseUrl: string | undefined;
	/** 64 hexadecimal digits; without it the data directory keeps one. */
	readonly secret: string | undefined;
	readonly keepDays: number;
	/** Who may make an account. */
	readonly signUp: 'open' | 'invited';
	readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
	readonly oidc: OidcConfig | undefined;
	readonly logLevel: (typeof logLevels)[number];
	readonly stopSeconds: number;
}

/** A service by which people sign in. */
export interface OidcConfig {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** What people call it. */
	readonly name: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {StartProblem} naming the first setting that is wrong, its value and what it must be. */
export function readConfig(env: Environment): Config {
	const origin = readOptional(env, 'ORIGIN', settings.ORIGIN);
	return {
		port: read(env, 'PORT', settings.PORT),
		host: read(env, 'HOST', settings.HOST),
		origin,
		trustedProxies: read(env, 'RONDO_TRUST_PROXY', settings.RONDO_TRUST_PROXY),
		dataDirectory: read(env, 'RONDO_DATA', settings.RONDO_DATA),
		databaseUrl: readOptional(env, 'DATABASE_URL', settings.DATABASE_URL),
		secret: readOptional(env, 'RONDO_SECRET', settings.RONDO_SECRET),
		keepDays: read(env, 'RONDO_KEEP_DAYS', settings.RONDO_KEEP_DAYS),
		signUp: read(env, 'RONDO_SIGN_UP', settings.RONDO_SIGN_UP),
		mail: readMail(env, origin),
		oidc: readOidc(env, origin),
		logLevel: read(env, 'RONDO_LOG', settings.RONDO_LOG),
		stopSeconds: read(env, 'RONDO_STOP_SECONDS', settings.RONDO_STOP_SECONDS)
	};
}

/** Mails have links in them, so that Rondo has to know its own address. */
function readMail(env: Environment, origin: string | undefined): Config['mail'] {
	const smtpUrl = readOptional(env, 'RONDO_SMTP_URL', settings.RONDO_SMTP_URL);
	const from = readOptional(env, 'RONDO_MAIL_FROM', settings.RONDO_MAIL_FROM);
	if (smtpUrl === undefined) return undefined;
	if (origin === undefined) throw needsOrigin('RONDO_SMTP_URL');
	return { smtpUrl, from: from ?? `Rondo <rondo@${new URL(origin).hostname}>` };
}

/** The service sends people back, so that Rondo has to have one address. */
function readOidc(env: Environment, origin: string | undefined): OidcConfig | undefined {
	const issuer = readOptional(env, 'RONDO_OIDC_ISSUER', settings.RONDO_OIDC_ISSUER);
	if (issuer === undefined) return undefined;
	if (origin === undefined) throw needsOrigin('RONDO_OIDC_ISSUER');
	const clientId = readOptional(env, 'RONDO_OIDC_CLIENT_ID', settings.RONDO_OIDC_CLIENT_ID);
	const clientSecret = readOptional(
		env,
		'RONDO_OIDC_CLIENT_SECRET',
		settings.RONDO_OIDC_CLIENT_SECRET
	);
	if (clientId === undefined || clientSecret === undefined)
		throw new StartProblem(
			'RONDO_OIDC_ISSUER needs RONDO_OIDC_CLIENT_ID and RONDO_OIDC_CLIENT_SECRET as well.'
		);
	return {
		issuer,
		clientId,
		clientSecret,
		name: read(env, 'RONDO_OIDC_NAME', settings.RONDO_OIDC_NAME)
	};
}

function needsOrigin(name: string): StartProblem {
	return new StartProblem(`${name} needs ORIGIN as well: the address at which people reach Rondo.`);
}

function read<Value>(env: Environment, name: string, setting: Setting<Value>): Value {
	// Compose files and shells pass on unset variables as empty ones.
	const text = env[name]?.trim() || setting.fallback;
	const result = v.safeParse(setting.schema, text);
	if (result.success) return result.output;
	const given = setting.secret ? `${name} is not usable: it` : `${name} is "${text}", but it`;
	throw new StartProblem(`${given} must be ${setting.mustBe}.`);
}

function readOptional<Value>(env: Environment, name: string, setting: Setting<Value>) {
	return env[name]?.trim() ? read(env, name, setting) : undefined;
}
