/** Builders of meetings for tests, seed data and practice: `aMeeting().with('Hanna', 'Samuel').inConsentRound()`. */
import { asId } from '#governance/ids.ts';
import type { CarriedId, ItemId } from '#governance/ids.ts';
import type { Carried } from '#governance/record/notes.ts';
import { presets } from '#governance/settings.ts';
import type { ProcessSettings } from '#governance/settings.ts';
import { planOf, shed } from './plans.ts';
import { Table } from './table.ts';

export { paragraph, person, shed } from './plans.ts';

/** An action and a suggestion that come from an earlier meeting. */
export const keys: Carried = {
	id: asId<CarriedId>('keys'),
	kind: 'action',
	what: 'Copy the keys',
	name: 'Ruth',
	due: '2027-02-01',
	done: false
};
export const silence: Carried = {
	id: asId<CarriedId>('silence'),
	kind: 'suggestion',
	what: 'Begin with a minute of silence',
	name: 'Hanna',
	due: null,
	done: false
};

const steps = ['ours', 'present', 'clarify', 'react', 'amend', 'consent'] as const;

/** Says who is there and by which settings they meet; the last call lays the meeting on the table. */
class MeetingBuilder {
	readonly #names: readonly string[];
	readonly #settings: ProcessSettings;
	readonly #absent: readonly string[];
	readonly #carried: readonly Carried[];

	constructor(
		names: readonly string[],
		settings: ProcessSettings,
		absent: readonly string[] = [],
		carried: readonly Carried[] = []
	) {
		this.#names = names;
		this.#settings = settings;
		this.#absent = absent;
		this.#carried = carried;
	}

	/** Exactly these people; the first facilitates, and one of them is Samuel, who brings the proposal. */
	with(...names: readonly string[]): MeetingBuilder {
		return new MeetingBuilder(names, this.#settings, this.#absent, this.#carried);
	}

	by(settings: Partial<ProcessSettings>): MeetingBuilder {
		const process = { ...this.#settings, ...settings };
		return new MeetingBuilder(this.#names, process, this.#absent, this.#carried);
	}

	/** On the roll, but not there. */
	without(...names: readonly string[]): MeetingBuilder {
		return new MeetingBuilder(this.#names, this.#settings, names, this.#carried);
	}

	/** What is open from earlier meetings: an action of Ruth's and a suggestion of Hanna's. */
	afterAnother(): MeetingBuilder {
		return new MeetingBuilder(this.#names, this.#settings, this.#absent, [keys, silence]);
	}

	inLobby(): Table {
		const table = new Table(planOf(this.#names, this.#settings, this.#carried));
		for (const name of this.#names) {
			if (!this.#absent.includes(name)) table.give(name, 'takeSeat', { member: false });
		}
		return table;
	}

	/** The meeting has begun; the check-in waits for its round. */
	started(): Table {
		const table = this.inLobby();
		return table.give(table.facilitator, 'startMeeting', {});
	}

	/** The agenda has the circle's consent and nothing is current. */
	readyForItems(): Table {
		const table = this.started().openRound().everybodySpeaks();
		const agenda = asId<ItemId>('agenda');
		table.give(table.facilitator, 'finishItem', { item: table.at.item });
		table.give(table.facilitator, 'startItem', { item: agenda }).settles({ about: 'agenda' });
		return table.give(table.facilitator, 'finishItem', { item: agenda });
	}

	/** The tool shed is in the step of that id, and nothing has happened in it yet. */
	inStep(step: (typeof steps)[number]): Table {
		const table = this.readyForItems();
		table.give(table.facilitator, 'startItem', { item: shed });
		for (const done of steps.slice(0, steps.indexOf(step))) {
			if (done === 'ours') table.settles({ about: 'ours', item: shed });
			else if (done === 'present')
				table.give('Samuel', 'present', { item: shed, draftHash: table.draftHash });
			else if (done === 'amend') table.give('Samuel', 'yieldAmend', { item: shed });
			else table.openRound().everybodySpeaks();
			table.next();
		}
		return table;
	}

	inConsentRound(answers: ProcessSettings['answers'] = this.#settings.answers): Table {
		const table = this.inStep('consent');
		const draftHash = table.draftHash;
		return table.give(table.facilitator, 'openConsentRound', { item: shed, draftHash, answers });
	}

	/** Tomasz objects, everybody else consents, and the answers lie open. */
	withObjection(text = 'Power tools are open to people who had no introduction.'): Table {
		const table = this.inConsentRound('together').everybodyConsents(['Tomasz']);
		return table.answers('Tomasz', 'objection', text).reveal();
	}

	/** Everybody here consented and the decision is announced. */
	decided(): Table {
		return this.inConsentRound('together').everybodyConsents().reveal().adopt();
	}
}

/** Eight people of House & Garden; Mira facilitates and Samuel brings the tool shed. */
export function aMeeting(): MeetingBuilder {
	return new MeetingBuilder(
		['Mira', 'Hanna', 'Jonas', 'Elif', 'Tomasz', 'Ruth', 'Samuel', 'Lena'],
		presets.s3
	);
}
