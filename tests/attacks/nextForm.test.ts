/** MT5: what somebody typed to plan the next meeting is never lost, whatever becomes of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { House, shedForm } from './house.ts';
import { whileLocked } from './locked.ts';
import { inEnded, tellsNothing } from './visitors.ts';

const house = new House();
beforeAll(async () => {
	await house.start();
	await inEnded(house);
});
afterAll(async () => await house.end());

const path = () => `/m/${house.meetingId}/next?/create`;

test('[MT5] a next meeting that could not be stored stands in its form again', async () => {
	const typed = { ...shedForm, 'items.0.title': 'A title of some thought' };
	const answer = await whileLocked(house, () => house.submit(path(), house.facilitator, typed));
	expect(answer.status).toBe(503);
	expect(answer.words).toContain('A title of some thought');
	tellsNothing(answer);
});

test('[MT5] a broken form is turned down in words', async () => {
	const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: house.url };
	const broken = { method: 'POST', headers: { ...headers, accept: 'text/html' }, body: 'nothing' };
	const answer = await house.ask(path(), house.facilitator, broken);
	expect(answer.status).toBe(400);
	tellsNothing(answer);
});
