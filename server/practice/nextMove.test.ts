import { describe, expect, test } from 'vitest';
import type { ParticipantId } from '#governance/ids.ts';
import { latestVersion } from '#governance/meeting.ts';
import type { Objection } from '#governance/objection/objection.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { planMeeting } from '#server/meetings/planMeeting.ts';
import { Table } from '#testing/table.ts';
import { paragraph } from '#testing/plans.ts';
import { toPlain } from '../../src/lib/editor/render.ts';
import { practiceForm, type PracticePart } from './cast.ts';
import { facilitating } from './facilitating.ts';
import { nextMove } from './nextMove.ts';
import { Scene, type Move } from './scene.ts';

/** A visitor who does their part at once, as a patient person would. */
class Visited extends Scene {
	readonly visitor: ParticipantId;

	constructor(table: Table, visitor: ParticipantId) {
		super(table.meeting, table.now, toPlain(table.draft));
		this.visitor = visitor;
	}

	override isSimulated(id: ParticipantId | null | undefined): boolean {
		return id === this.visitor;
	}

	/** What the visitor would do now. */
	get turn(): Move['act'] | undefined {
		const [speak] = this.offers('takeTurn', this.visitor).filter(
			({ payload }) => payload.as === 'spoken'
		);
		const [answer] = this.offers('answer', this.visitor);
		const open = this.round?.turns[this.visitor]?.state;
		if (this.round?.purpose === 'speak' && this.round.current === this.visitor && speak)
			return { kind: 'command', command: speak };
		if (answer && (open === 'waiting' || open === 'current'))
			return { kind: 'command', command: answer };
		return facilitating(this)?.act;
	}
}

function play(part: PracticePart): {
	readonly table: Table;
	readonly took: number;
	readonly visitor: ParticipantId;
} {
	const { plan, me } = planMeeting(practiceForm(part, new Date('2026-11-23')), 'circle', true);
	const table = new Table(plan);
	table.draft = markdownToRichText(practiceForm(part, new Date()).items[0]?.text ?? '');
	perform(table, me, { kind: 'arrive', name: '' });
	let took = 0;
	for (let left = 500; left > 0 && Object.keys(table.meeting.decisions).length === 0; left -= 1) {
		const scene = new Visited(table, me);
		const own = scene.turn;
		const move =
			own === undefined
				? nextMove(new Scene(table.meeting, table.now, toPlain(table.draft)))
				: undefined;
		const act = own ?? move?.act;
		if (act === undefined) break;
		took += move?.after ?? 0;
		perform(table, move?.who ?? me, act);
	}
	return { table, took, visitor: me };
}

function perform(table: Table, who: ParticipantId, act: Move['act']): void {
	if (act.kind === 'arrive') table.give(who, 'takeSeat', { member: false });
	else if (act.kind === 'write') table.draft = [...table.draft, ...paragraph(act.words)];
	else {
		const { type, payload } = act.command;
		const full = 'draftHash' in payload ? { ...payload, draftHash: table.draftHash } : payload;
		table.give(who, type, full as typeof payload);
		if (type === 'answer') table.sealed = { ...table.sealed, [who]: act.command.payload.answer };
	}
}

describe.each(['facilitator', 'participant'] as const)(
	'a practice meeting with a visitor as %s',
	(part) => {
		test('comes to a decision within three minutes, with an objection that improved the text', () => {
			const { table, took } = play(part);
			const [decision] = Object.values(table.meeting.decisions);
			expect(decision?.state).toBe('inForce');
			const item = table.meeting.proposals[decision!.item]!.item;
			expect(latestVersion(table.meeting, item)?.number).toBeGreaterThanOrEqual(3);
			expect(Object.values<Objection>(table.meeting.objections).map(({ state }) => state)).toEqual([
				'resolved'
			]);
			expect(took).toBeLessThan(180_000);
		});

		test('never lets a simulated person act for the visitor, and marks every one of them', () => {
			const { table, visitor } = play(part);
			const acted = new Set(table.events.map(({ actor }) => actor));
			expect(acted).toContain(visitor);
			expect(table.meeting.seats[visitor]?.simulated).toBe(false);
			expect(Object.values(table.meeting.seats).filter(({ simulated }) => simulated)).toHaveLength(
				7
			);
		});
	}
);

test('who comes after the visitor has begun rings once, and is nodded in by who sits already', () => {
	const { plan, me } = planMeeting(practiceForm('facilitator', new Date('2026-11-23')), 'c', true);
	const table = new Table(plan);
	perform(table, me, { kind: 'arrive', name: '' });
	const look = () => nextMove(new Scene(table.meeting, table.now, ''));
	const first = look();
	perform(table, first!.who, first!.act);
	table.give(me, 'startMeeting', {});
	for (let move = look(); move !== undefined; move = look()) {
		if (move.act.kind === 'arrive') {
			const { who: seat, act } = move;
			table.give(`phone of ${seat}`, 'ringDoor', { seat, name: act.name });
		} else perform(table, move.who, move.act);
	}
	const seats = Object.values(table.meeting.seats);
	expect(seats.map(({ presence }) => presence)).toEqual(seats.map(() => 'here'));
	const nods = seats.filter(({ letInBy }) => letInBy !== null);
	expect(nods).toHaveLength(6);
	expect(new Set(nods.map(({ letInBy }) => letInBy))).toEqual(new Set([first!.who]));
});
