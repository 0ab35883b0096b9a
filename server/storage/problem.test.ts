import { expect, test } from 'vitest';
import { storageProblem, storageProblemCodes, StorageProblem } from './problem.ts';

const failure = (code: string) => Object.assign(new Error('driver words'), { code });

test.for<[driver: string, ours: string]>([
	['SQLITE_FULL', 'full'],
	['53100', 'full'],
	['SQLITE_BUSY', 'locked'],
	['SQLITE_BUSY_SNAPSHOT', 'locked'],
	['55P03', 'locked'],
	['40P01', 'locked'],
	['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
	['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
	['23505', 'conflict'],
	['SQLITE_CANTOPEN_ISDIR', 'unreachable'],
	['ECONNREFUSED', 'unreachable'],
	['57P01', 'unreachable'],
	['08006', 'unreachable'],
	['28P01', 'unreachable'],
	['SQLITE_READONLY_DIRECTORY', 'readOnly'],
	['25006', 'readOnly'],
	['SQLITE_NOTADB', 'damaged'],
	['SQLITE_IOERR_WRITE', 'damaged'],
	['XX001', 'damaged']
])('%s is called %s', ([driver, ours]) => {
	const error = failure(driver);
	expect(storageProblem(error)).toMatchObject({ code: ours, cause: error });
});

test('a connection that breaks off is unreachable though it has no code', () => {
	const error = new Error('Connection terminated unexpectedly');
	expect(storageProblem(error)?.code).toBe('unreachable');
});

test.for(['SQLITE_CONSTRAINT_FOREIGNKEY', '23503', '42601', 'ERR_ASSERTION'])(
	'%s is a defect of ours and gets no name',
	(code) => expect(storageProblem(failure(code))).toBeUndefined()
);

test('every problem is told in a sentence that names nothing internal', () => {
	for (const code of storageProblemCodes) {
		const { message } = new StorageProblem(code);
		expect(message).toMatch(/^[A-Z].*\.$/);
		expect(message).not.toMatch(/SQL|Kysely|errno/i);
	}
});
