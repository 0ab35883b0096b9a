/** CD: what leaves a circle's table for somebody else: the broader circle, or a role. */
import type { Item } from '#governance/agenda/item.ts';
import { isHeldOn } from '#governance/circle/roleTerm.ts';
import type { Proposal } from '#governance/consent/proposal.ts';
import type { Meeting } from '#governance/meeting.ts';
import { plainName } from '#governance/people/plainName.ts';
import { addAction } from '#server/circles/actionStore.ts';
import { addToBacklog } from '#server/circles/backlogOrder.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { rolesOf, termsOf } from '#server/circles/roleStore.ts';
import { findPerson } from '#server/people/personStore.ts';
import { dayAt } from '#server/people/standing.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from './happening.ts';

/** Puts what was handed over onto the broader circle's backlog, and gives what was delegated to whoever holds the role. */
export async function passOn(
	tx: Db,
	{ stored, after }: Pick<Happening, 'stored' | 'after'>,
	at: number
): Promise<void> {
	for (const proposal of Object.values<Proposal>(after.proposals)) {
		const item = after.items[proposal.item];
		// MT9: the lists of others are read by more people than a confidential item.
		if (item === undefined || item.confidential) continue;
		if (proposal.state === 'handedOver') await handOver(tx, stored, after, item, proposal, at);
		if (proposal.state === 'delegated') await delegate(tx, stored, item, proposal, at);
	}
}

/** The broader circle takes it up with its driver and its text as it stood: that is found by the meeting it comes from. */
async function handOver(
	tx: Db,
	{ id: meetingId, circleId }: Happening['stored'],
	meeting: Meeting,
	item: Item,
	{ details, exit }: Proposal,
	at: number
): Promise<void> {
	const broader = (await findCircle(tx, circleId))?.broaderCircleId ?? null;
	if (broader === null) return;
	await addToBacklog(tx, {
		...{ id: newId(), circleId: broader, kind: item.kind, title: item.title },
		...{ driver: details.driver, nextStep: meeting.circle.name, minutes: item.minutes },
		...{ ownerName: '', due: exit?.until ?? null, source: item.id, came: 'handedOver' },
		...{ meetingId, createdAt: at, doneAt: null }
	});
}

/** An action for whoever holds the role of that name; where nobody does, it is nobody's yet. */
async function delegate(
	tx: Db,
	{ id: meetingId, circleId }: Happening['stored'],
	item: Item,
	{ details, exit }: Proposal,
	at: number
): Promise<void> {
	const called = plainName(exit?.to ?? '');
	const role = (await rolesOf(tx, circleId)).find(({ name }) => plainName(name) === called);
	const term = (await termsOf(tx, circleId)).find(
		(each) => each.roleId === role?.id && isHeldOn(each, dayAt(at))
	);
	const holder = term === undefined ? undefined : await findPerson(tx, term.personId);
	const what = details.driver === '' ? item.title : `${item.title}: ${details.driver}`;
	await addAction(tx, {
		...{ id: newId(), circleId, meetingId, what, whoName: holder?.name ?? exit?.to ?? '' },
		...{ participantId: null, personId: holder?.id ?? null, due: exit?.until ?? null },
		...{ doneAt: null, createdAt: at }
	});
}
