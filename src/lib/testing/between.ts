/** Builders of consent between meetings: `betweenMeetings().asked()`. */
import { methodBetween } from '#governance/between/rules.ts';
import { placeEvents } from '#governance/decide.ts';
import { presets } from '#governance/settings.ts';
import { planOf, shed } from './plans.ts';
import { Table } from './table.ts';

/** A table at which everybody writes in their own time. */
class TableBetween extends Table {
	/** Everybody answers the sealed speaking round at hand, which is opened and closed. */
	everybodyWrites(): this {
		for (const who of this.round.order) this.answers(who, 'words', `Words of ${who}`);
		this.reveal();
		return this.give(this.facilitator, 'closeRound', { round: this.round.id });
	}

	override next(): this {
		super.next();
		return this.at.step === 'react' ? this.openRound() : this;
	}

	/** The consent round is opened. */
	asks(): this {
		const draftHash = this.draftHash;
		return this.give(this.facilitator, 'openConsentRound', {
			...{ item: shed, draftHash, answers: 'turns' }
		});
	}
}

/** Samuel, Mira and Ruth decide about the tool shed; Samuel brings it and moves the steps. */
export function betweenMeetings() {
	const plan = planOf(['Samuel', 'Mira', 'Ruth'], presets.s3);
	const items = plan.items.filter(({ kind }) => kind === 'decide');
	const seats = plan.seats.map((seat) => ({
		...seat,
		presence: 'here' as const,
		deviceTaken: true
	}));
	const begun = (): TableBetween => {
		const table = new TableBetween({ ...plan, kind: 'between', items, seats });
		const settings = presets.s3;
		const events = placeEvents(
			table.meeting,
			null,
			[
				{ type: 'meetingStarted', payload: {} },
				{ type: 'itemStarted', payload: { item: shed, method: methodBetween, settings } }
			],
			table.now
		);
		table.accept(events);
		table.give('Samuel', 'present', { item: shed, draftHash: table.draftHash });
		return table.next().openRound();
	};
	return {
		/** It was put forward, and everybody is asked for their questions. */
		begun,
		/** Everybody is asked for their consent. */
		asked: (): TableBetween => {
			const table = begun().everybodyWrites().next().everybodyWrites().next();
			return table.give('Samuel', 'yieldAmend', { item: shed }).next().asks();
		}
	};
}
