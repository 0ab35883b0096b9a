/** How the oldest open objection at a table goes on, up to a point: for tests of what comes after. */
import type { CommandPayloads } from '#governance/commands.ts';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { wordingOf } from '#governance/objection/objection.ts';
import type { Objection } from '#governance/objection/objection.ts';
import type { Table } from './table.ts';

/** What its holder says of the words that were said back last. */
export function confirmation(
	{ id, paraphrase }: Objection,
	yes = true
): CommandPayloads['confirmHeard'] {
	const { by, text } = paraphrase ?? { by: asId<ParticipantId>('nobody'), text: '' };
	return { objection: id, heard: { by, text }, yes };
}

/** Its holder and the circle find the words, somebody says it back, the holder confirms (OB3). */
export function understand(table: Table): Table {
	const { id, holder, argument } = table.objection;
	const listener = table.meeting.seatOrder.find(
		(seat) => seat !== holder && table.meeting.seats[seat]?.presence === 'here'
	);
	table
		.give(holder, 'wordObjection', {
			objection: id,
			argument: argument === '' ? 'It would hurt our neighbours.' : argument,
			aims: table.meeting.circle.aims.slice(0, 1).map((aim) => aim.id),
			touchesDriver: false,
			kind: 'sideEffects',
			instead: wordingOf(table.objection)
		})
		.give(listener ?? holder, 'hearBack', { objection: id, text: 'Somebody could be hurt.' });
	return table.give(holder, 'confirmHeard', confirmation(table.objection));
}

/** It is understood, and stands after the test where the circle has one (OB4). */
export function test(table: Table): Table {
	const { id, holder, item } = understand(table).objection;
	const kind = table.meeting.items[item]?.settings?.objectionTest;
	if (kind === 'none') return table;
	if (kind === 'paramount')
		table.give(holder, 'declareParamount', { objection: id, is: true, why: 'We promised safety.' });
	return table.give(table.facilitator, 'finishTest', { objection: id });
}

/** Its holder wants the text amended (OB5). */
export function integrate(table: Table): Table {
	const { id, holder } = test(table).objection;
	return table.give(holder, 'chooseWay', { objection: id, way: 'amend' });
}

/** The text is amended and the circle has checked the amendment; the objection is still open (OB5). */
export function amend(table: Table, text = 'Power tools stay locked.'): Table {
	const { item } = integrate(table).objection;
	table.write(text).give('Samuel', 'offerVersion', { item, draftHash: table.draftHash });
	return table.give(table.facilitator, 'settle', { question: table.question.id });
}

/** Its holder calls it resolved by the amended version (OB6). */
export function resolve(table: Table, words = 'Thank you.'): Table {
	const { id, holder } = amend(table).objection;
	return table.give(holder, 'resolveObjection', {
		objection: id,
		version: table.version.id,
		words
	});
}
