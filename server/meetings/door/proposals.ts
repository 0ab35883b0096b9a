import * as v from 'valibot';
import type { AimId, ItemId, ParticipantId } from '#governance/ids.ts';
import { mostCriteria } from '#governance/limits.ts';
import { agendaKinds } from '#governance/method.ts';
import { date, id, line, minutes, title, words } from './fields.ts';

export const details = v.strictObject({
	title,
	driver: words,
	aims: v.pipe(v.array(id<AimId>()), v.maxLength(40)),
	owner: v.nullable(id<ParticipantId>()),
	criteria: v.pipe(
		v.array(line),
		v.maxLength(mostCriteria),
		v.transform((lines) => lines.filter((each) => each !== ''))
	),
	reviewOn: v.nullable(date),
	termUntil: v.nullable(date),
	doneBy: v.nullable(date)
});

export const newItem = v.strictObject({
	title,
	kind: v.picklist(agendaKinds),
	owner: v.nullable(id<ParticipantId>()),
	minutes,
	outcome: line,
	driver: words
});

export const itemId = id<ItemId>();
