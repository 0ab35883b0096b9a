import { afterEach, describe, expect, test } from 'vitest';
import { aMeeting, person } from '#testing/meetings.ts';
import { Connections, type PresenceLine } from './connections.ts';

describe('who has no connection', () => {
	let now = 1_000;
	const here = new Map<string, unknown>();
	let tell: Parameters<PresenceLine['onPresence']>[0] = () => undefined;
	const line: PresenceLine = {
		whoIsHere: () => here,
		onPresence: (listener) => {
			tell = listener;
			return () => undefined;
		}
	};
	const table = aMeeting().with('Mira', 'Samuel', 'Ruth').without('Ruth').inLobby();
	const connections = new Connections(
		line,
		() => now,
		() => undefined
	);
	const away = () => connections.away('m1', table.meeting);
	afterEach(() => connections.close());

	test('[RN5] nobody is gone since before they came, and who is let in counts from then', () => {
		here.set(person('Mira'), {}).set(person('Samuel'), {});
		expect(away()).toEqual({});
		now = 90_000;
		table.give('Ruth', 'takeSeat', { member: false });
		expect(away()).toEqual({ [person('Ruth')]: 90_000 });
		now = 95_000;
		expect(away()).toEqual({ [person('Ruth')]: 90_000 });
		const ruth = { meetingId: table.meeting.id, participantId: person('Ruth') };
		here.set(person('Ruth'), {});
		tell({ ...ruth, here: true, at: now });
		expect(away()).toEqual({});
		here.delete(person('Ruth'));
		tell({ ...ruth, here: false, at: 97_000 });
		expect(away()).toEqual({ [person('Ruth')]: 97_000 });
	});
});
