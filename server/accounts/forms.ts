/** What is typed to make an account, or to sign in. */
import * as v from 'valibot';
import { name } from '#server/meetings/door/fields.ts';
import { misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';
import { longestPassword, shortestPassword } from './auth.ts';

const email = v.pipe(
	v.string(),
	v.trim(),
	v.toLowerCase(),
	v.minLength(1, 'empty'),
	v.maxLength(254, 'tooLong'),
	v.email('badEmail')
);

const newPassword = v.pipe(
	v.string(),
	v.minLength(1, 'empty'),
	v.minLength(shortestPassword, 'passwordShort'),
	v.maxLength(longestPassword, 'tooLong')
);

const ownName = v.pipe(name, v.minLength(1, 'empty'));

const registration = v.pipe(
	v.object({ name: ownName, email, password: newPassword }),
	// The first that anybody would try.
	v.forward(
		v.partialCheck(
			[['name'], ['email'], ['password']],
			({ name: said, email: at, password }) =>
				![said.toLowerCase(), at].some((each) => each !== '' && password.toLowerCase() === each),
			'passwordKnown'
		),
		['password']
	)
);

const signIn = v.object({
	email,
	password: v.pipe(v.string(), v.minLength(1, 'empty'), v.maxLength(longestPassword, 'tooLong'))
});

type Read<T> = { readonly output: T } | { readonly misfits: readonly Misfit[] };

/** A name, an address and a password, as they fit. */
export function readRegistration(form: unknown): Read<v.InferOutput<typeof registration>> {
	return read(registration, form);
}

/** An address and a password. */
export function readSignIn(form: unknown): Read<v.InferOutput<typeof signIn>> {
	return read(signIn, form);
}

/** An address as it is stored; undefined for what is none. */
export function readAddress(typed: string): string | undefined {
	const result = v.safeParse(email, typed);
	return result.success ? result.output : undefined;
}

/** A name as it is stored; undefined for what is none. */
export function readName(typed: string): string | undefined {
	const result = v.safeParse(ownName, typed);
	return result.success ? result.output : undefined;
}

/** A new password that fits, or why not. */
export function misfitsOfPassword(password: string): readonly Misfit[] {
	const result = v.safeParse(newPassword, password);
	return result.success ? [] : [{ at: 'password', code: result.issues[0].message }];
}

function read<T>(schema: v.GenericSchema<unknown, T>, form: unknown): Read<T> {
	const result = v.safeParse(schema, form, { abortPipeEarly: true });
	return result.success ? { output: result.output } : { misfits: misfitsOf(result.issues) };
}
