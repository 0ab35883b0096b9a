import * as v from 'valibot';
import type { ItemId, ParticipantId, VersionId } from '#governance/ids.ts';
import type { AgendaChange, Subject } from '#governance/question/question.ts';
import { date, id, line, minutes, stepId } from './fields.ts';
import { newItem } from './proposals.ts';

const item = id<ItemId>();

/** A change of the agenda that is asked about. What is added gets its ids when the circle agreed. */
const change: v.GenericSchema<unknown, AgendaChange> = v.variant('do', [
	v.strictObject({ do: v.literal('add'), item: newItem }),
	v.strictObject({ do: v.literal('remove'), item }),
	v.strictObject({ do: v.literal('move'), item, before: v.nullable(item) }),
	v.strictObject({ do: v.literal('minutes'), item, minutes })
]);

/** What may be asked by quick consent (QC1). Amendments are asked about by the rule book itself (OB5). */
export const subject: v.GenericSchema<unknown, Subject> = v.variant('about', [
	v.strictObject({ about: v.literal('agenda') }),
	v.strictObject({ about: v.literal('agendaChange'), change }),
	v.strictObject({ about: v.literal('ours'), item }),
	v.strictObject({ about: v.literal('skip'), item, step: stepId }),
	v.strictObject({ about: v.literal('park'), item }),
	v.strictObject({ about: v.literal('extend'), item, minutes }),
	v.strictObject({ about: v.literal('amendment'), item, version: id<VersionId>() }),
	v.strictObject({ about: v.literal('facilitator'), who: id<ParticipantId>() }),
	v.strictObject({ about: v.literal('confidential'), item, on: v.boolean() }),
	v.strictObject({ about: v.literal('defer'), item, until: date, owner: id<ParticipantId>() }),
	v.strictObject({ about: v.literal('delegate'), item, role: line }),
	v.strictObject({ about: v.literal('handOver'), item, circle: line }),
	v.strictObject({ about: v.literal('free') })
]);
