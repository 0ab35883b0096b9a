/** An objection in hand: understood, tested, integrated, one at a time (OB2-OB7). */
import type { Item } from '#governance/agenda/item.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import { latestVersion } from '#governance/meeting.ts';
import { objectionInHand } from '#governance/objection/hand.ts';
import { hadRoundAboutIt } from '#governance/objection/wayOut.ts';
import { isWorded } from '#governance/objection/objection.ts';
import type { Objection } from '#governance/objection/objection.ts';
import { openConsent } from './consentOpening.ts';
import {
	actOf,
	sayNow,
	type Act,
	type ObjectionSay,
	type SayNow,
	type Standpoint
} from './sayNow.ts';

/** Minutes that are asked for when talking about an objection needs more time. */
const moreMinutes = 5;

/** What the facilitator says and does while an objection is open; `first` is any open one of the item. */
export function objectionActs(at: Standpoint, item: Item, first: Objection): SayNow {
	const objection = objectionInHand(at.meeting, first) ?? first;
	const onwards = goingOn(at, item, objection);
	return objection.stuck ? whenStuck(at, item, objection, onwards) : onwards;
}

function goingOn(at: Standpoint, item: Item, objection: Objection): SayNow {
	switch (objection.state) {
		case 'raised':
			return waitsFor(at, item, objection, understanding(objection));
		case 'understood':
			return testing(at, item, objection);
		case 'tested':
		case 'integrating':
			return integrating(at, item, objection);
		case 'resolved':
		case 'withdrawn':
		case 'concern':
		case 'deferred':
			return sayNow({ say: 'newRound' }, openConsent(at, item));
	}
}

/** The next consent round stays locked, with the reason, until the objection is resolved. */
function waitsFor(
	at: Standpoint,
	item: Item,
	{ holder }: Objection,
	say: ObjectionSay,
	secondary: readonly Act[] = []
): SayNow {
	return sayNow({ say, who: holder }, openConsent(at, item), {
		secondary: [...secondary, moreTime(at, item)]
	});
}

function moreTime(at: Standpoint, item: Item): Act {
	const subject = { about: 'extend', item: item.id, minutes: moreMinutes } as const;
	return actOf(at, { type: 'ask', payload: { subject, text: '' } });
}

/** OB3: worded, heard back, confirmed. */
function understanding(objection: Objection): ObjectionSay {
	if (!isWorded(objection)) return 'objection';
	return objection.paraphrase === null || objection.paraphrase.confirmed === false
		? 'wording'
		: 'understood';
}

/** OB4, by the circle's setting. */
function testing(at: Standpoint, item: Item, objection: Objection): SayNow {
	const finish = actOf(at, { type: 'finishTest', payload: { objection: objection.id } });
	return sayNow({ say: testSay(at, item, objection), who: objection.holder }, finish, {
		secondary: [moreTime(at, item)]
	});
}

function testSay(at: Standpoint, item: Item, { counters, paramount }: Objection): ObjectionSay {
	switch (settingsOf(at.meeting, item.id).objectionTest) {
		case 'none':
			return 'integrate';
		case 'argued':
			if (counters.some(({ raiserAgrees }) => raiserAgrees === null)) return 'convinced';
			return counters.some(({ raiserAgrees }) => raiserAgrees === true) ? 'concluding' : 'flaw';
		case 'paramount':
			return paramount === null ? 'paramount' : paramount.is ? 'integrate' : 'concluding';
	}
}

/** OB5: the raiser first, then a round, then talk; an amendment that stands is put to the raiser. */
function integrating(at: Standpoint, item: Item, objection: Objection): SayNow {
	const latest = latestVersion(at.meeting, item.id);
	const amended = latest !== undefined && latest.id !== objection.version;
	const say = amended ? 'resolved' : objection.raiserAsked ? 'circle' : 'integrate';
	return waitsFor(at, item, objection, say, [
		actOf(at, { type: 'passToCircle', payload: { objection: objection.id } }),
		...(objection.raiserAsked ? [round(at, item)] : [])
	]);
}

function round(at: Standpoint, item: Item): Act {
	const payload = { item: item.id, step: item.step ?? '', mode: 'turns', seconds: 60 } as const;
	return actOf(at, { type: 'openRound', payload });
}

/** OB7: one round about it, then the ways out that the card shows; the way on into integrating stays open. */
function whenStuck(at: Standpoint, item: Item, { id, holder }: Objection, on: SayNow): SayNow {
	const ways = on.secondary.filter(({ command }) => command.type !== 'openRound');
	return hadRoundAboutIt(at.meeting, id)
		? sayNow({ say: 'waysOut', who: holder }, on.primary, { secondary: [...ways, round(at, item)] })
		: sayNow({ say: 'stuck', who: holder }, round(at, item), {
				secondary: [...(on.primary === null ? [] : [on.primary]), ...ways]
			});
}
