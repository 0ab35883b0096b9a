import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StorageProblem, troubleOf } from '#server/storage/problem.ts';
import { handleError } from './hooks.server.ts';

const key = Symbol.for('rondo.app');
const error = vi.fn();
const warn = vi.fn();

beforeEach(() => {
	error.mockReset();
	Reflect.set(globalThis, key, { services: { log: { error, warn }, troubleOf } });
});
afterEach(() => Reflect.deleteProperty(globalThis, key));

type ErrorInput = Parameters<typeof handleError>[0];

/** What the hook reads of an event, as SvelteKit gives it. */
function failing(status: number, message: string): ErrorInput {
	const event: Partial<ErrorInput['event']> = {
		route: { id: '/m/[id]' },
		locals: Object.create(null),
		request: new Request('http://localhost/m/secret', { method: 'POST' })
	};
	return { error: new Error('select of null'), status, message, event: withEvent(event) };
}

function withEvent(event: Partial<ErrorInput['event']>): ErrorInput['event'] {
	const isEvent = (value: unknown): value is ErrorInput['event'] =>
		typeof value === 'object' && value !== null && 'route' in value && 'request' in value;
	if (!isEvent(event)) throw new Error('not an event');
	return event;
}

test('a defect of ours reaches the page as an id and the log with its stack', async () => {
	const shown = await handleError(failing(500, 'Internal Error'));
	expect(shown).toEqual({
		message: 'Something went wrong on our side',
		id: expect.stringMatching(/^[0-9a-f]{12}$/)
	});
	expect(error).toHaveBeenCalledWith(
		expect.objectContaining({
			id: shown?.id,
			err: expect.objectContaining({ stack: expect.stringContaining('select of null') }),
			route: '/m/[id]'
		}),
		'page failed'
	);
	expect(JSON.stringify(error.mock.calls)).not.toContain('secret');
});

test('a store that does not answer is told in words, and is a 503', async () => {
	const input = { ...failing(500, 'Internal Error'), error: new StorageProblem('full') };
	const shown = await handleError(input);
	expect(shown).toMatchObject({
		message: expect.stringContaining('disk is full'),
		isTrouble: true
	});
	expect(input.event.locals.hasTrouble).toBe(true);
	expect(warn).toHaveBeenCalledOnce();
	expect(error).not.toHaveBeenCalled();
});

test("a wrong address is nobody's defect and stays out of the log", async () => {
	expect(await handleError(failing(404, 'Not Found'))).toEqual({ message: 'Not Found' });
	expect(error).not.toHaveBeenCalled();
});
