/** CR5, AR1: what a circle's decision does to its logbook: a new agreement, its next form, or its end. */
import type { Decision, Version } from '#governance/consent/proposal.ts';
import type { Circle } from '#server/circles/circleStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import type { HistoryKind } from '#governance/circle/agreementPaper.ts';
import { addHistory } from './agreementHistory.ts';
import {
	addAgreement,
	findAgreement,
	takeIntoConfidence,
	type Agreement
} from './agreementStore.ts';
import { addAgreementVersion, versionsOf } from './agreementVersions.ts';
import { endNow, followForm, formKind, holdAgain, type Seats } from './following.ts';
import { indexAgreement } from './search/searchIndex.ts';

/** What a decision is about, when it is about an agreement that is there already. */
export interface DecisionSubject {
	readonly agreement: string;
	readonly change: 'amend' | 'end';
}

/** A decision as it was announced, with what the logbook has to know of its meeting. */
export interface Announced {
	readonly circle: Pick<Circle, 'id' | 'organisationId'>;
	readonly meetingId: string;
	readonly decision: Decision;
	readonly version: Version;
	readonly subject: DecisionSubject | null;
	/** Who sat in the meeting, by seat. */
	readonly seats: Seats;
	readonly confidential: boolean;
	/** UTC milliseconds. */
	readonly at: number;
}

/** What the ledger tells of it. */
export interface Entered {
	readonly agreement: string;
	readonly change: 'new' | DecisionSubject['change'];
	/** The number of the form in the logbook; null where it ends. */
	readonly as: number | null;
}

/** Writes an announced decision into the logbook, in the transaction of the announcement. */
export async function enterDecision(tx: Db, announced: Announced): Promise<Entered> {
	const { subject } = announced;
	const meant = subject === null ? undefined : await findAgreement(tx, subject.agreement);
	// A subject that is gone, or another circle's, takes no decision away: it becomes an agreement of its own.
	if (subject === null || meant?.circleId !== announced.circle.id)
		return await enterNew(tx, announced);
	return subject.change === 'end'
		? await enterEnd(tx, announced, meant)
		: await enterForm(tx, announced, meant);
}

async function enterNew(tx: Db, announced: Announced): Promise<Entered> {
	const { circle, meetingId, decision, version, confidential, at } = announced;
	const id = newId();
	const { title, reviewOn, doneBy } = version.details;
	await addAgreement(tx, {
		...{ id, organisationId: circle.organisationId, circleId: circle.id, confidential },
		...{ meetingId, itemId: decision.item, state: decision.state, createdAt: at },
		...{ title, reviewOn, doneBy }
	});
	await addForm(tx, announced, id, 1);
	await followForm(tx, id, announced.seats);
	await tell(tx, announced, id, decision.state === 'inForce' ? 'adopted' : 'waiting', 1);
	return { agreement: id, change: 'new', as: 1 };
}

async function enterForm(tx: Db, announced: Announced, meant: Agreement): Promise<Entered> {
	const versions = await versionsOf(tx, meant.id);
	const number = (versions.at(-1)?.version ?? 0) + 1;
	await addForm(tx, announced, meant.id, number);
	if (announced.confidential) await keepInConfidence(tx, meant.id);
	const isInForce = announced.decision.state === 'inForce';
	const kind = isInForce ? formKind(number, await versionsOf(tx, meant.id)) : 'waiting';
	await tell(tx, announced, meant.id, kind, number);
	if (isInForce) await holdAgain(tx, meant.id, announced);
	return { agreement: meant.id, change: 'amend', as: number };
}

/** MT9: words that were agreed in confidence are not read because earlier ones were open. */
async function keepInConfidence(tx: Db, agreementId: string): Promise<void> {
	await takeIntoConfidence(tx, agreementId);
	await indexAgreement(tx, agreementId);
}

async function enterEnd(tx: Db, announced: Announced, meant: Agreement): Promise<Entered> {
	const isInForce = announced.decision.state === 'inForce';
	await tell(tx, announced, meant.id, isInForce ? 'ended' : 'waiting', null);
	if (isInForce) await endNow(tx, meant.id, announced.at);
	return { agreement: meant.id, change: 'end', as: null };
}

async function addForm(
	tx: Db,
	{ meetingId, decision, version, at }: Announced,
	agreementId: string,
	number: number
): Promise<void> {
	await addAgreementVersion(tx, {
		...{ agreementId, version: number, hash: decision.hash, state: decision.state },
		content: { text: version.text, details: version.details },
		...{ meetingId, itemId: decision.item, createdAt: at }
	});
}

async function tell(
	tx: Db,
	{ meetingId, decision, at }: Pick<Announced, 'meetingId' | 'at'> & { decision: { item: string } },
	agreementId: string,
	kind: HistoryKind,
	version: number | null
): Promise<void> {
	await addHistory(tx, { agreementId, at, kind, version, meetingId, itemId: decision.item });
}
