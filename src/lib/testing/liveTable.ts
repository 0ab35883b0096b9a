/** A meeting on the table as one person's page sees it, for component tests: commands change the table. */
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import type { Answer } from '#governance/consent/answer.ts';
import type { ParticipantId, RoundId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import { projectionOf, type Projection } from '#document/projection.ts';
import { person } from './plans.ts';
import type { Table } from './table.ts';

/** What a page is made with. */
export function startOf(table: Table, name: string, part: 'seat' | 'listener' | 'screen' = 'seat') {
	const me: ParticipantId = person(name);
	return {
		meetingId: table.meeting.id,
		me,
		name,
		part,
		projection: shownOf(table),
		now: table.now
	};
}

/** What everybody's document shows of the table now. */
export function shownOf(table: Table): Projection {
	return projectionOf(table.meeting, { code: 'TK7M4W', away: table.away });
}

/** A line whose commands are decided at the table; `shown` gets what everybody then sees. */
export function lineTo(table: Table, name: string, shown: (projection: Projection) => void) {
	return {
		send<T extends CommandType>(
			type: T,
			payload: CommandPayloads[T]
		): Promise<
			{ done: true; seq: number } | { done: false; code: RefusalCode; about: readonly string[] }
		> {
			const before = table.meeting;
			const refusal = table.try(name, type, payload);
			if (refusal !== null) {
				return Promise.resolve({ done: false, code: refusal.refused, about: refusal.about ?? [] });
			}
			keepSealed(table, before, { type, payload });
			shown(shownOf(table));
			return Promise.resolve({ done: true, seq: table.meeting.seq });
		},
		/** One's own sealed answer, as the server reads it back. */
		myAnswer(round: RoundId): Promise<Answer | null> {
			const sealed = table.meeting.rounds[round]?.state === 'open';
			return Promise.resolve(sealed ? (table.sealed[person(name)] ?? null) : null);
		}
	};
}

/** RN6: what is answered to a sealed round is put by until the reveal, as the server does it. */
function keepSealed(
	table: Table,
	before: Meeting,
	{ type, payload }: { readonly type: CommandType; readonly payload: CommandPayloads[CommandType] }
): void {
	if (type !== 'answer' || !('answer' in payload) || !('who' in payload)) return;
	const round = before.rounds[payload.round];
	if (round?.mode === 'sealed' && round.state === 'open')
		table.sealed = { ...table.sealed, [payload.who]: payload.answer };
}
