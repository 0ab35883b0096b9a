import { describe, expect, test } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import { agreementsOf } from '../../tests/logbook.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { found, record, type Recorded, type Recording } from '../../tests/recorded.ts';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { enterDecision } from './adopting.ts';
import { addAgreementVersion, versionsOf } from './agreementVersions.ts';
import { changeAgreement, findAgreement } from './agreementStore.ts';
import { historyOf } from './agreementHistory.ts';
import { bringToMeeting } from './objecting.ts';
import { readersOf } from './search/scope.ts';
import type { Db } from '#server/storage/schema.ts';

const week = 7 * 86_400_000;

forEachDialect(({ database }) => {
	/** The tool shed is shared; what the circle decides about it later comes by `again`. */
	async function agreed(table = aMeeting().decided()) {
		const { db } = database();
		const first = await record(db, table);
		const place = { organisation: first.organisation, circle: first.stored.circleId };
		const [agreement] = await agreementsOf(db, place.circle);
		if (agreement === undefined) throw new Error('nothing was agreed');
		const { id } = agreement;
		const again = async (
			change: 'amend' | 'end',
			rest: Recording = {},
			played = aMeeting().decided()
		): Promise<Recorded> =>
			await record(db, played, {
				...{ in: place, later: week, ...rest },
				subject: { kind: 'agreement', agreement: id, change }
			});
		const now = async () => (await findAgreement(db, id))!;
		const kinds = async () => (await historyOf(db, id)).map(({ kind }) => kind);
		return { db, id, place, first, again, now, kinds };
	}

	describe('[CR5] what a circle decides', () => {
		test('stands in its logbook with its owner and its days', async () => {
			const { now, kinds, db, first } = await agreed();
			expect(await now()).toMatchObject({
				...{ kind: 'consent', state: 'inForce', ownerName: 'Samuel', confidential: false },
				...{ reviewOn: '2027-05-31', termUntil: null, endedOn: null, pausedAt: null }
			});
			expect(await kinds()).toEqual(['adopted']);
			expect(await found(db, first)).toEqual([]);
		});

		test('keeps a term apart from the review', async () => {
			const { db } = database();
			const details = { reviewOn: '2027-03-01', termUntil: '2027-12-31', owner: null };
			const { stored } = await record(db, aMeeting().decided(), { details });
			expect(await agreementsOf(db, stored.circleId)).toMatchObject([
				{ reviewOn: '2027-03-01', termUntil: '2027-12-31', ownerName: '' }
			]);
		});
	});

	describe('[AR1] an agreement that comes back', () => {
		test('with other words is amended: the next form holds, and the one before stays', async () => {
			const { db, id, place, again, now, kinds } = await agreed();
			const details = { title: 'Share the shed for good', reviewOn: '2028-05-31' };
			const later = await again('amend', { text: 'The shed is open to all.', details });
			expect(await now()).toMatchObject({ ...details, state: 'inForce' });
			const versions = await versionsOf(db, id);
			expect(versions.map(({ version, state }) => [version, state])).toEqual([
				[1, 'inForce'],
				[2, 'inForce']
			]);
			expect(versions[1]).toMatchObject({ meetingId: later.stored.id, itemId: shed });
			expect(await kinds()).toEqual(['adopted', 'amended']);
			expect(await agreementsOf(db, place.circle)).toHaveLength(1);
			expect(await found(db, later)).toEqual([]);
		});

		test('[MT9] and is amended in confidence is for the members alone from then on', async () => {
			const { db, id, place, first, now } = await agreed();
			const { meeting } = aMeeting().decided();
			const decision = meeting.decisions[shed]!;
			await enterDecision(db, {
				...{ circle: { id: place.circle, organisationId: place.organisation } },
				...{ meetingId: first.stored.id, decision, version: meeting.versions[decision.version]! },
				...{ subject: { agreement: id, change: 'amend' }, seats: meeting.seats, at: week },
				confidential: true
			});
			expect(await now()).toMatchObject({ confidential: true, state: 'inForce' });
			const row = await db
				.selectFrom('agreement_search')
				.select('readers')
				.where('agreement_id', '=', id)
				.executeTakeFirst();
			const circleId = place.circle;
			expect(row?.readers).toBe(readersOf({ circleId, confidential: true }));
		});

		test('with the same words is renewed, whatever its next day is', async () => {
			const { again, now, kinds, db } = await agreed();
			const later = await again('amend', { details: { reviewOn: '2028-05-31' } });
			expect(await kinds()).toEqual(['adopted', 'renewed']);
			expect(await now()).toMatchObject({ reviewOn: '2028-05-31' });
			expect(await found(db, later)).toEqual([]);
		});

		test('may be ended by consent, from that day on', async () => {
			const { again, now, kinds, db, id } = await agreed();
			const later = await again('end');
			expect((await now()).endedOn).toMatch(/^2027-01-\d\d$/);
			expect(await kinds()).toEqual(['adopted', 'ended']);
			expect(await versionsOf(db, id)).toHaveLength(1);
			expect(await found(db, later)).toEqual([]);
		});

		test('holds again when it is amended after its end, and pauses no more', async () => {
			const { again, now, db } = await agreed();
			await again('end');
			await changeAgreement(db, (await now()).id, { pausedAt: 5, pausedWhy: 'The lock' });
			const last = await again('amend', { text: 'Once more.', later: 2 * week });
			expect(await now()).toMatchObject({ endedOn: null, pausedAt: null, pausedWhy: null });
			expect(await found(db, last)).toEqual([]);
		});

		test('leaves the backlog with the decision', async () => {
			const { again, now, db, place } = await agreed();
			const bringing = { change: 'amend', source: 'review', driver: '', addedBy: null } as const;
			const agreement = await now();
			await bringToMeeting(db, agreement, { ...bringing, cause: 'review:1', at: 1 });
			expect(await backlogOf(db, place.circle)).toHaveLength(1);
			await again('amend');
			expect(await backlogOf(db, place.circle)).toEqual([]);
		});

		test('of another circle is left alone: the decision is an agreement of its own', async () => {
			const { db, id, now } = await agreed();
			const before = await now();
			const subject = { kind: 'agreement', agreement: id, change: 'end' } as const;
			const { stored } = await record(db, aMeeting().decided(), { subject });
			expect(await now()).toEqual(before);
			expect(await agreementsOf(db, stored.circleId)).toHaveLength(1);
		});
	});

	describe('[CD11] an amendment that waits for absent members', () => {
		const waiting = () => aMeeting().without('Lena').decided();
		const answered = (kind: 'consent' | 'objection', table = waiting()) => {
			const { version } = table.meeting.decisions[shed]!;
			const answer = { kind, text: 'No' } as const;
			return table.give('Lena', 'answerAfterwards', { item: shed, version, answer });
		};

		test('leaves the form before it in force until the last consent', async () => {
			const { again, now, kinds } = await agreed();
			const details = { title: 'Share it with everybody' };
			await again('amend', { details }, waiting());
			expect((await now()).title).not.toBe(details.title);
			expect(await kinds()).toEqual(['adopted', 'waiting']);
		});

		test('holds from the last consent', async () => {
			const { again, now, kinds, db } = await agreed();
			const details = { title: 'Share it with everybody' };
			const later = await again('amend', { details, text: 'Daily.' }, answered('consent'));
			expect(await now()).toMatchObject({ ...details, state: 'inForce' });
			expect(await kinds()).toEqual(['adopted', 'waiting', 'amended']);
			expect(await found(db, later)).toEqual([]);
		});

		test('never holds when somebody objects', async () => {
			const { again, now, kinds, db } = await agreed();
			const before = await now();
			const later = await again('amend', { text: 'Daily.' }, answered('objection'));
			expect(await now()).toEqual(before);
			expect(await kinds()).toEqual(['adopted', 'waiting', 'returned']);
			expect(await found(db, later)).toEqual([]);
		});

		test('goes back within its window, and the form before it holds again', async () => {
			const { again, now, kinds, db } = await agreed();
			const before = await now();
			const table = aMeeting().without('Lena').by({ absent: 'window' }).decided();
			const details = { title: 'For everybody', owner: null };
			const rest = { text: 'Daily.', details };
			const later = await again('amend', rest, answered('objection', table));
			expect(await kinds()).toEqual(['adopted', 'amended', 'returned']);
			expect((await now()).title).toBe(before.title);
			expect(await found(db, later)).toEqual([]);
		});

		test('an end that waits ends nothing, and an objection to it leaves all as it was', async () => {
			const { again, now, kinds, db } = await agreed();
			await again('end', {}, waiting());
			expect((await now()).endedOn).toBeNull();
			const later = await again('end', { later: 2 * week }, answered('objection'));
			expect((await now()).endedOn).toBeNull();
			expect(await kinds()).toEqual(['adopted', 'waiting', 'waiting', 'returned']);
			expect(await found(db, later)).toEqual([]);
		});
	});

	describe('[OB9] what a meeting says of its agreement', () => {
		test('stands in the logbook, and brings it to the next meeting once', async () => {
			const table = aMeeting().decided();
			table.give('Hanna', 'questionAgreement', { item: shed, words: 'The lock is broken.' });
			table.give('Ruth', 'questionAgreement', { item: shed, words: 'It is.' });
			table.give('Samuel', 'pauseAgreement', { item: shed, reason: 'Until the lock is mended.' });
			const { db, first, now, kinds, place, id } = await agreed(table);
			expect(await kinds()).toEqual(['adopted', 'objected', 'objected', 'paused']);
			expect(await now()).toMatchObject({ pausedWhy: 'Until the lock is mended.' });
			expect(await backlogOf(db, place.circle)).toMatchObject([
				{ subject: { kind: 'agreement', agreement: id, change: 'amend' }, agreementId: id }
			]);
			expect(await found(db, first)).toEqual([]);
		});
	});

	describe('[CD10] an agreement that was amended', () => {
		const tampering: Record<string, (db: Db, id: string) => Promise<unknown>> = {
			'an earlier form with other words': async (db, id) =>
				await db
					.updateTable('agreement_version')
					.set({ content: '{"text":[],"details":{}}' })
					.where('agreement_id', '=', id)
					.where('version', '=', 1)
					.execute(),
			'a form that was taken away': async (db, id) =>
				await db
					.deleteFrom('agreement_version')
					.where('agreement_id', '=', id)
					.where('version', '=', 2)
					.execute(),
			'a form that nobody decided': async (db, id) => {
				const [first] = await versionsOf(db, id);
				const nowhere = { meetingId: null, itemId: null };
				await addAgreementVersion(db, { ...first!, ...nowhere, version: 3, content: {} });
			},
			'another owner': async (db, id) => await changeAgreement(db, id, { ownerName: 'Mallory' }),
			'a history that tells of another kind of decision': async (db, id) =>
				await db
					.updateTable('agreement_history')
					.set({ kind: 'renewed' })
					.where('agreement_id', '=', id)
					.where('kind', '=', 'amended')
					.execute(),
			'an objection that nobody made': async (db, id) =>
				await db
					.insertInto('agreement_history')
					.values({
						...{ id: `x${id}`, agreement_id: id, seq: 9, at: 1, kind: 'objected' },
						...{ version: null, meeting_id: null, item_id: null, person_id: null },
						...{ who_name: '', words: '' }
					})
					.execute()
		};

		test.each(Object.entries(tampering))('and has %s is found', async (_, tamper) => {
			const { db, id, again, first } = await agreed();
			const later = await again('amend', { text: 'The shed is open to all.' });
			await tamper(db, id);
			expect([...(await found(db, first)), ...(await found(db, later))]).toContainEqual(
				expect.objectContaining({ kind: 'decisionDiffers' })
			);
		});
	});
});
