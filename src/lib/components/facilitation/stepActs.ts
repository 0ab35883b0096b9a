/** A step in which no round is under way: what begins, or what comes after it. */
import { stepAfter, stepOf } from '#governance/agenda/item.ts';
import type { Item } from '#governance/agenda/item.ts';
import type { Step } from '#governance/method.ts';
import { lastRound } from '#governance/meeting.ts';
import { speakingRoll } from '#governance/people/seat.ts';
import { expectedSeconds } from '#governance/round/round.ts';
import { openConsent, otherWay } from './consentOpening.ts';
import { spokenOf } from './roundActs.ts';
import { actOf, sayNow, type Act, type SayNow, type Standpoint } from './sayNow.ts';

/** What the facilitator says and does in a step of the current item. */
export function stepActs(at: Standpoint, item: Item): SayNow {
	const step = stepOf(item);
	const proposal = at.meeting.proposals[item.id];
	const gone = ['adopted', 'pending', 'draft', 'presented'].includes(proposal?.state ?? 'draft');
	if (step === undefined || !gone) return sayNow({ say: 'left', item: item.id }, finish(at, item));
	switch (step.kind) {
		case 'choose':
			return choose(at, item, step);
		case 'speak':
		case 'write':
		case 'sealed':
			return speak(at, item, step);
		case 'present':
			return present(at, item, step);
		case 'amend':
			return amend(at, item, step);
		case 'consent':
			return sayNow(prompt(at, item, step), openConsent(at, item), {
				secondary: otherWay(at, item)
			});
		case 'record':
			return sayNow(prompt(at, item, step), onwards(at, item));
	}
}

function prompt(at: Standpoint, item: Item, step: Step): SayNow['prompt'] {
	const who = spokenOf(at, { item: item.id });
	return { say: 'step', prompt: step.prompt, who, now: null, next: null };
}

function finish(at: Standpoint, item: Item): Act {
	return actOf(at, { type: 'finishItem', payload: { item: item.id } });
}

/** The next step, or the end of the item after the last. */
function onwards(at: Standpoint, item: Item): Act {
	const from = item.step;
	return from === null || stepAfter(item) === undefined
		? finish(at, item)
		: actOf(at, { type: 'nextStep', payload: { item: item.id, from } });
}

function choose(at: Standpoint, item: Item, step: Step): SayNow {
	const on = onwards(at, item);
	if (on.refusal === null) return sayNow({ say: 'thanks' }, on);
	const subject =
		step.id === 'agenda'
			? ({ about: 'agenda' } as const)
			: ({ about: 'ours', item: item.id } as const);
	return sayNow(prompt(at, item, step), actOf(at, { type: 'ask', payload: { subject, text: '' } }));
}

function skip(at: Standpoint, item: Item, step: Step): Act {
	const subject = { about: 'skip', item: item.id, step: step.id } as const;
	return actOf(at, { type: 'ask', payload: { subject, text: '' } });
}

function openRound(at: Standpoint, item: Item, step: Step): Act {
	const { id, mode, seconds } = step;
	return actOf(at, { type: 'openRound', payload: { item: item.id, step: id, mode, seconds } });
}

function speak(at: Standpoint, item: Item, step: Step): SayNow {
	const last = lastRound(at.meeting, item.id, step.id);
	if (last?.state === 'closed') {
		const reopen = actOf(
			at,
			{ type: 'reopenRound', payload: { round: last.id, reason: '' } },
			{ needs: 'reason' }
		);
		return sayNow({ say: 'thanks' }, onwards(at, item), {
			secondary: [openRound(at, item, step)],
			quiet: last.closedEarly === null ? [] : [reopen]
		});
	}
	const people = speakingRoll(at.meeting, item.id).length;
	return sayNow(prompt(at, item, step), openRound(at, item, step), {
		quiet: [skip(at, item, step)],
		expected: expectedSeconds(people, step.seconds)
	});
}

/** CD2: the author shows it; the text as it stands then is version 1. */
function present(at: Standpoint, item: Item, step: Step): SayNow {
	if (at.meeting.proposals[item.id]?.state !== 'draft')
		return sayNow({ say: 'thanks' }, onwards(at, item));
	const payload = { item: item.id, draftHash: at.draftHash ?? '' };
	const act = actOf(at, { type: 'present', payload }, { needs: 'draft' });
	return sayNow(prompt(at, item, step), { ...act, who: spokenOf(at, { item: item.id }) });
}

/** CD5: the author is asked first. */
function amend(at: Standpoint, item: Item, step: Step): SayNow {
	return sayNow(prompt(at, item, step), onwards(at, item), {
		secondary: [actOf(at, { type: 'yieldAmend', payload: { item: item.id } })],
		quiet: [skip(at, item, step)]
	});
}
