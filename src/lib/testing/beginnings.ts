/** Where a meeting can be when anything begins to happen: small circles, every setting, many steps. */
import { absenceRules, answerModes, objectionTests } from '#governance/settings.ts';
import type { Dice } from './dice.ts';
import { aMeeting, shed } from './meetings.ts';
import { integrate, understand } from './objections.ts';
import type { Table } from './table.ts';

type Builder = ReturnType<typeof aMeeting>;

const names = ['Mira', 'Samuel', 'Hanna', 'Jonas', 'Elif'] as const;

/** The first two of the round object, the others consent, and the answers lie open. */
function objected(builder: Builder): Table {
	const table = builder.inConsentRound('together');
	const objecting = table.round.order.slice(0, 2);
	for (const who of objecting) table.answers(who, 'objection', 'wait');
	return table.everybodyConsents(objecting).reveal();
}

/** Nobody knows a way to integrate the first of the objections, and the round about it is over. */
function stuck(builder: Builder): Table {
	const table = understand(objected(builder));
	table.give(table.facilitator, 'nameStuck', { objection: table.objection.id });
	return table.openRound().everybodySpeaks();
}

const beginnings: readonly ((builder: Builder, dice: Dice) => Table)[] = [
	(builder) => builder.inLobby(),
	(builder) => builder.readyForItems(),
	(builder, dice) => builder.inStep(dice.pick(['present', 'react', 'amend', 'consent'])),
	(builder) => builder.inStep('clarify').settles({ about: 'skip', item: shed, step: 'clarify' }),
	(builder) => builder.inStep('clarify').openRound('open'),
	(builder) => builder.inConsentRound('turns'),
	(builder) => builder.inConsentRound('together'),
	(builder) => builder.inConsentRound('together').everybodyConsents().reveal(),
	objected,
	(builder) => understand(objected(builder)),
	(builder) => integrate(objected(builder)),
	stuck
];

/** A meeting of two to five people somewhere in its course. */
export function somewhere(dice: Dice): Table {
	const people = names.slice(0, 2 + dice.below(4));
	const absent = people.length > 2 && dice.chance(0.3) ? people.slice(-1) : [];
	const builder = aMeeting()
		.with(...people)
		.without(...absent)
		.by({
			concerns: dice.chance(0.5),
			answers: dice.pick(answerModes),
			objectionTest: dice.pick(objectionTests),
			absent: dice.pick(absenceRules),
			quorum: dice.pick([0, 0.5, 1])
		});
	return dice.pick(beginnings)(dice.chance(0.1) ? builder.afterAnother() : builder, dice);
}
