import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { asId, isId } from '#governance/ids.ts';
import type { AimId, ParticipantId } from '#governance/ids.ts';

const date = (typed: string): string | null => (typed === '' ? null : typed);

/** The details of a proposal while somebody writes them. They begin as they were when the form opened. */
export class TypedDetails {
	readonly #start: ProposalDetails;
	title = $state('');
	driver = $state('');
	aims = $state<readonly AimId[]>([]);
	owner = $state('');
	/** One criterion a line. */
	criteria = $state('');
	reviewOn = $state('');
	termUntil = $state('');
	doneBy = $state('');

	constructor(start: ProposalDetails) {
		this.#start = start;
		this.title = start.title;
		this.driver = start.driver;
		this.aims = start.aims;
		this.owner = start.owner ?? '';
		this.criteria = start.criteria.join('\n');
		this.reviewOn = start.reviewOn ?? '';
		this.termUntil = start.termUntil ?? '';
		this.doneBy = start.doneBy ?? '';
	}

	setAim(aim: AimId, served: boolean): void {
		const others = this.aims.filter((id) => id !== aim);
		this.aims = served ? [...others, aim] : others;
	}

	/** What was changed here, on top of the details as they are by now: two who write at once lose nothing. */
	onto(current: ProposalDetails): ProposalDetails {
		const start = this.#start;
		const typed = this.#typed;
		const keys = Object.keys(typed) as (keyof ProposalDetails)[];
		const changed = keys.filter((key) => JSON.stringify(typed[key]) !== JSON.stringify(start[key]));
		return { ...current, ...Object.fromEntries(changed.map((key) => [key, typed[key]])) };
	}

	get #typed(): ProposalDetails {
		const criteria = this.criteria.split('\n').map((line) => line.trim());
		return {
			title: this.title.trim(),
			driver: this.driver.trim(),
			aims: this.aims,
			owner: isId(this.owner) ? asId<ParticipantId>(this.owner) : null,
			criteria: criteria.filter((line) => line !== ''),
			reviewOn: date(this.reviewOn),
			termUntil: date(this.termUntil),
			doneBy: date(this.doneBy)
		};
	}
}
