import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof, type Lindenhof } from '../../tests/lindenhof.ts';
import { transaction } from '#server/storage/transaction.ts';
import { findReply, keepReply, type CommandKey } from './replyStore.ts';

const keyOf = (stored: Lindenhof): CommandKey => ({
	meetingId: stored.meeting,
	participantId: stored.hanna,
	key: 'k1',
	fingerprint: 'pass the turn'
});

forEachDialect(({ database }) => {
	test('a command sent twice gets its first reply again', async () => {
		const { db } = database();
		const command = keyOf(await storeLindenhof(db));
		expect(await findReply(db, command)).toEqual({ kind: 'new' });
		expect(await keepReply(db, command, { seq: 7 }, evening)).toEqual({ kind: 'new' });
		expect(await findReply(db, command)).toEqual({ kind: 'known', reply: { seq: 7 } });
		const again = await keepReply(db, command, { seq: 8 }, evening);
		expect(again).toEqual({ kind: 'known', reply: { seq: 7 } });
	});

	test('the same key for another command is refused', async () => {
		const { db } = database();
		const command = keyOf(await storeLindenhof(db));
		await keepReply(db, command, { seq: 7 }, evening);
		const other = { ...command, fingerprint: 'close the round' };
		expect(await findReply(db, other)).toEqual({ kind: 'otherCommand' });
		expect(await keepReply(db, other, { seq: 8 }, evening)).toEqual({ kind: 'otherCommand' });
	});

	test('the same key of somebody else is another command', async () => {
		const { db } = database();
		const stored = await storeLindenhof(db);
		await keepReply(db, keyOf(stored), { seq: 7 }, evening);
		const ofJonas = { ...keyOf(stored), participantId: stored.jonas };
		expect(await findReply(db, ofJonas)).toEqual({ kind: 'new' });
	});

	test('a command that came twice at once is carried out once', async () => {
		const { db } = database();
		const command = keyOf(await storeLindenhof(db));
		const ends = await Promise.all(
			[1, 2, 3, 4].map((seq) =>
				transaction(db, async (tx) => await keepReply(tx, command, { seq }, evening))
			)
		);
		expect(ends.filter((end) => end.kind === 'new')).toHaveLength(1);
		const known = ends.filter((end) => end.kind === 'known');
		expect(known).toHaveLength(3);
		for (const end of known) expect(end).toEqual(await findReply(db, command));
	});
});
