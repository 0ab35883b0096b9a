import { afterEach, expect, test, vi } from 'vitest';
import { CommandLine } from './commandLine.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers as told, one answer after the other, and the keys that it saw. */
function aServer(...answers: (number | 'lost')[]) {
	const keys: string[] = [];
	vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
		keys.push((JSON.parse(body) as { key: string }).key);
		const status = answers.shift() ?? 200;
		if (status === 'lost') return Promise.reject(new TypeError('the line broke'));
		return Promise.resolve(Response.json(status === 200 ? { seq: 7 } : null, { status }));
	});
	return keys;
}

const note = { item: null, text: 'The key hangs at the door.' };

test('a command whose answer was lost is the same command when it is given again', async () => {
	const keys = aServer('lost', 'lost', 'lost', 200);
	const line = new CommandLine('m1');
	expect(await line.send('writeNote', note)).toMatchObject({ done: false, code: 'offline' });
	expect(await line.send('writeNote', note)).toEqual({ done: true, seq: 7 });
	expect(new Set(keys).size).toBe(1);
});

test('so it is when something between here and Rondo answered', async () => {
	const keys = aServer(502, 200);
	const line = new CommandLine('m1');
	expect(await line.send('writeNote', note)).toMatchObject({ code: 'serverTrouble' });
	await line.send('writeNote', note);
	expect(new Set(keys).size).toBe(1);
});

test('a command that was answered, and other words, are commands of their own', async () => {
	const keys = aServer('lost', 'lost', 'lost');
	const line = new CommandLine('m1');
	await line.send('writeNote', note);
	await line.send('writeNote', { ...note, text: 'Another one.' });
	await line.send('writeNote', { ...note, text: 'Another one.' });
	expect(new Set(keys).size).toBe(3);
});
