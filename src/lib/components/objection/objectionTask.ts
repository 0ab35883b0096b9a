/** The one question that an objection puts to this person now. What may be done comes from the rule book. */
import type { CommandOf, CommandType } from '#governance/commands.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import type { ObjectionId } from '#governance/ids.ts';
import { latestVersion, type Meeting } from '#governance/meeting.ts';
import { isWorded } from '#governance/objection/objection.ts';
import type { Objection } from '#governance/objection/objection.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';

type Looking = Pick<LiveMeeting, 'meeting' | 'me' | 'offers'>;

export type ObjectionTask =
	| { readonly do: 'agreeToGroup'; readonly command: CommandOf<'agreeToGroup'> }
	| { readonly do: 'takeUp'; readonly command: CommandOf<'takeUpObjection'> }
	| { readonly do: 'word' }
	| { readonly do: 'hearBack' }
	| { readonly do: 'waitForHearing' }
	| { readonly do: 'confirm'; readonly worded: boolean }
	| { readonly do: 'argue' }
	| { readonly do: 'answerCounter'; readonly index: number }
	| { readonly do: 'conclude' }
	| { readonly do: 'paramount' }
	| { readonly do: 'amend' }
	| { readonly do: 'resolve'; readonly command: CommandOf<'resolveObjection'> }
	| {
			readonly do: 'wait';
			readonly until: 'worded' | 'confirmed' | 'answered' | 'concluded' | 'paramount' | 'resolved';
	  }
	| { readonly do: 'nothing' };

/** The offers that are about this very objection. */
export function offersFor<T extends ObjectionCommandType>(
	live: Pick<LiveMeeting, 'offers'>,
	type: T,
	id: ObjectionId
): readonly CommandOf<T>[] {
	return live.offers(type).filter(({ payload }) => payload.objection === id);
}

type ObjectionCommandType = {
	[T in CommandType]: CommandOf<T>['payload'] extends { readonly objection: ObjectionId }
		? T
		: never;
}[CommandType];

/** Whether this person speaks for the objection: it is theirs, or they enter it for its holder (RL3). */
export function speaksFor(live: Looking, { holder }: Objection): boolean {
	const seat = live.meeting.seats[holder];
	return holder === live.me || (seat?.withoutDevice === true && seat.helper === live.me);
}

/** What this person is asked, or waits for, about an objection in hand. */
export function taskOf(live: Looking, objection: Objection): ObjectionTask {
	const [agree] = offersFor(live, 'agreeToGroup', objection.id);
	if (agree !== undefined) return { do: 'agreeToGroup', command: agree };
	const [takeUp] = offersFor(live, 'takeUpObjection', objection.id);
	if (takeUp !== undefined) return { do: 'takeUp', command: takeUp };
	return nextTask(live, objection);
}

function nextTask(live: Looking, objection: Objection): ObjectionTask {
	switch (objection.state) {
		case 'raised':
			return understandingTask(live, objection);
		case 'understood':
			return testTask(live, objection);
		case 'tested':
		case 'integrating':
			return integratingTask(live, objection);
		case 'resolved':
		case 'withdrawn':
		case 'concern':
		case 'deferred':
			return { do: 'nothing' };
	}
}

function understandingTask(live: Looking, objection: Objection): ObjectionTask {
	const own = speaksFor(live, objection);
	const worded = isWorded(objection);
	if (!worded) {
		const words = offersFor(live, 'wordObjection', objection.id).length > 0;
		return words ? { do: 'word' } : { do: 'wait', until: 'worded' };
	}
	if (objection.paraphrase?.confirmed === null)
		return own ? { do: 'confirm', worded } : { do: 'wait', until: 'confirmed' };
	const hears = offersFor(live, 'hearBack', objection.id).length > 0;
	return own || !hears ? { do: 'waitForHearing' } : { do: 'hearBack' };
}

function testTask(live: Looking, objection: Objection): ObjectionTask {
	const own = speaksFor(live, objection);
	const test = settingsOf(live.meeting, objection.item).objectionTest;
	if (test === 'paramount') {
		if (objection.paramount?.is === false) return own ? { do: 'conclude' } : waitEnd;
		return own ? { do: 'paramount' } : { do: 'wait', until: 'paramount' };
	}
	const index = objection.counters.findIndex((counter) => counter.raiserAgrees === null);
	if (index >= 0) return own ? { do: 'answerCounter', index } : waitAnswer;
	const agreed = objection.counters.some((counter) => counter.raiserAgrees === true);
	if (agreed) return own ? { do: 'conclude' } : waitEnd;
	return { do: 'argue' };
}

const waitAnswer = { do: 'wait', until: 'answered' } as const;
const waitEnd = { do: 'wait', until: 'concluded' } as const;

/** OB6: whether there is a newer version, by which the objection may be resolved. */
export function isAmended(meeting: Meeting, { item, version }: Objection): boolean {
	const latest = latestVersion(meeting, item);
	return latest !== undefined && latest.id !== version && latest.checked !== false;
}

function integratingTask(live: Looking, objection: Objection): ObjectionTask {
	if (!isAmended(live.meeting, objection))
		return objection.state === 'integrating' ? { do: 'amend' } : { do: 'nothing' };
	const [command] = offersFor(live, 'resolveObjection', objection.id);
	return command === undefined ? { do: 'wait', until: 'resolved' } : { do: 'resolve', command };
}
