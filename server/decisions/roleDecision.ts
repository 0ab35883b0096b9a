/** CR7: a role decides alone within its domain. It is recorded as the role's decision, never as consent. */
import * as v from 'valibot';
import { isHeldOn } from '#governance/circle/roleTerm.ts';
import { isId } from '#governance/ids.ts';
import { readSettings } from '#governance/settings.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { hashOf } from '#document/canonical.ts';
import { addToBacklog } from '#server/circles/backlogOrder.ts';
import { rolesOf, termsOf, type Role } from '#server/circles/roleStore.ts';
import { date, title, words } from '#server/meetings/door/fields.ts';
import { firstOfEach, misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';
import { dayAt } from '#server/people/standing.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { addHistory } from './agreementHistory.ts';
import { addAgreement, findAgreement } from './agreementStore.ts';
import { addAgreementVersion } from './agreementVersions.ts';
import { bringToMeeting } from './objecting.ts';
import { addToLedger, roleDecision } from './ledgerStore.ts';
import { openLogbook, type OpenLogbook } from './opening.ts';
import { indexAgreement } from './search/searchIndex.ts';
import type { Signer } from './signature.ts';
import { lockCircle } from '#server/circles/circleStore.ts';

/** How the form of a role's decision comes; dates are plain, empty for none. */
export interface RoleDecisionForm {
	/** A random id by which the same form, sent twice, is one decision. */
	readonly key: string;
	readonly role: string;
	readonly title: string;
	/** In Markdown. */
	readonly text: string;
	readonly driver: string;
	readonly reviewOn: string;
	/** Urgent and beyond the domain: provisional until the circle looks at it. */
	readonly beyond: boolean;
}

const form = v.object({
	key: v.pipe(v.string(), v.check(isId, 'badForm')),
	role: v.pipe(v.string(), v.check(isId, 'chooseRole')),
	title: v.pipe(title, v.minLength(1, 'empty')),
	text: v.pipe(words, v.minLength(1, 'empty')),
	driver: words,
	reviewOn: v.union([v.literal(''), date], 'badDate'),
	beyond: v.boolean()
});

/** A role that somebody may decide in. */
export type DecidingRole = Pick<Role, 'id' | 'kind' | 'name' | 'domain'>;

/** What the form of a role's decision begins with. */
export interface RoleDecisionPaper {
	readonly roles: readonly DecidingRole[];
	/** CR7: the day of the circle's next meeting, to which it is reported; null while none is planned. */
	readonly nextMeetingOn: string | null;
	readonly day: string;
	/** CR7: whether the circle allows its leader to decide beyond what is agreed. */
	readonly beyond: boolean;
}

/** Minutes that the report is planned with until the circle says otherwise. */
const reportMinutes = 5;

interface RoleNeeds {
	readonly db: Db;
	readonly signer: Signer;
	readonly now: () => number;
}

export class RoleDecisions {
	readonly #needs: RoleNeeds;

	constructor(needs: RoleNeeds) {
		this.#needs = needs;
	}

	/** The roles that somebody holds in a circle, to decide in; undefined for whoever holds none there. */
	async prepare(
		accountId: string | undefined,
		circleId: string
	): Promise<RoleDecisionPaper | undefined> {
		const { db, now } = this.#needs;
		const opened = await openLogbook(db, accountId, circleId, now());
		if (opened === undefined || !opened.may('decideInRole')) return undefined;
		const roles = (await rolesHeld(db, opened)).map(({ id, kind, name, domain }) => ({
			...{ id, kind, name, domain }
		}));
		const { beyond } = readSettings(opened.circle.settings);
		return { roles, nextMeetingOn: await nextMeetingOn(db, opened), day: opened.day, beyond };
	}

	/** Records what a role decided. @returns its id, what does not fit, or undefined for whoever holds no role there. */
	async record(
		accountId: string | undefined,
		circleId: string,
		typed: RoleDecisionForm
	): Promise<{ readonly id: string } | { readonly misfits: readonly Misfit[] } | undefined> {
		const { db, now } = this.#needs;
		const read = v.safeParse(form, typed);
		return await transaction(db, async (tx) => {
			const opened = await openLogbook(tx, accountId, circleId, now());
			if (opened === undefined || !opened.may('decideInRole')) return undefined;
			if (!read.success) return { misfits: firstOfEach(misfitsOf(read.issues)) };
			const role = (await rolesHeld(tx, opened)).find(({ id }) => id === read.output.role);
			if (role === undefined) return { misfits: [{ at: 'role', code: 'chooseRole' }] };
			const misfits = misfitsIn(read.output, role, opened);
			if (misfits.length > 0) return { misfits };
			// Two windows that send the same form take turns here.
			await lockCircle(tx, circleId);
			const known = await findAgreement(tx, read.output.key);
			// Sent twice, it is one decision; an id that is somebody else's is none at all.
			if (known !== undefined)
				return known.circleId === circleId && known.kind === 'role' ? { id: known.id } : undefined;
			return { id: await this.#store(tx, opened, role, read.output) };
		});
	}

	async #store(
		tx: Db,
		{ circle, standing, now: at }: OpenLogbook,
		role: Role,
		typed: v.InferOutput<typeof form>
	): Promise<string> {
		const { key: id, title, beyond } = typed;
		const { organisationId } = circle;
		const reviewOn = typed.reviewOn === '' ? null : typed.reviewOn;
		// CR7: what goes beyond its domain holds until the circle has looked at it, and no longer.
		const termUntil = beyond ? reviewOn : null;
		const details = {
			...{ title, driver: typed.driver, aims: [], owner: null, criteria: [] },
			...{ reviewOn, termUntil, doneBy: null }
		};
		const decided = { id: role.id, name: role.name, domain: role.domain };
		const content = { text: markdownToRichText(typed.text), details, role: decided };
		const state = beyond ? 'provisional' : 'inForce';
		const hash = hashOf(content);
		await addAgreement(tx, {
			...{ id, organisationId, circleId: circle.id, meetingId: null, itemId: null },
			...{ kind: 'role', roleId: role.id, title, state, reviewOn, termUntil, doneBy: null },
			...{ ownerName: standing.name, ownerPersonId: standing.personId, createdAt: at }
		});
		const form = { agreementId: id, version: 1, content, hash, state } as const;
		await addAgreementVersion(tx, { ...form, meetingId: null, itemId: null, createdAt: at });
		const who = { personId: standing.personId, whoName: standing.name, words: role.name };
		await addHistory(tx, { agreementId: id, at, kind: 'decidedByRole', version: 1, ...who });
		await indexAgreement(tx, id);
		await report(tx, id, beyond);
		const told = { at, kind: roleDecision, meetingId: '', meetingHead: '' };
		const payload = { agreement: id, role: role.id, hash, state };
		await addToLedger(tx, organisationId, { ...told, payload }, this.#needs.signer);
		return id;
	}
}

/** CR7: the next meeting hears of it; what is provisional comes there to be decided. */
async function report(tx: Db, id: string, beyond: boolean): Promise<void> {
	const agreement = await findAgreement(tx, id);
	if (agreement === undefined) return;
	const { circleId, title, ownerName, ownerPersonId, createdAt } = agreement;
	const place = { source: 'roleDecision', cause: `roleDecision:${id}`, driver: '' };
	const from = { ...place, addedBy: ownerPersonId };
	if (beyond) {
		await bringToMeeting(tx, agreement, { change: 'amend', ...from, at: createdAt });
		return;
	}
	await addToBacklog(tx, {
		...{ id: newId(), circleId, kind: 'report', title, nextStep: '', ...from },
		...{ minutes: reportMinutes, ownerName, ownerPersonId, due: null, meetingId: null },
		...{ createdAt, doneAt: null, agreementId: id }
	});
}

/** CR7: only the leader decides beyond what is agreed, where the circle allows it, and says when the circle looks at it. */
function misfitsIn(
	{ beyond, reviewOn }: v.InferOutput<typeof form>,
	role: Role,
	{ circle, day }: OpenLogbook
): readonly Misfit[] {
	if (reviewOn !== '' && reviewOn <= day) return [{ at: 'reviewOn', code: 'dateInPast' }];
	if (!beyond) return role.domain.trim() === '' ? [{ at: 'role', code: 'noDomain' }] : [];
	if (!readSettings(circle.settings).beyond) return [{ at: 'beyond', code: 'beyondClosed' }];
	if (role.kind !== 'leader') return [{ at: 'beyond', code: 'onlyLeader' }];
	return reviewOn === '' ? [{ at: 'reviewOn', code: 'reviewNeeded' }] : [];
}

async function rolesHeld(db: Db, { circle, standing, day }: OpenLogbook): Promise<readonly Role[]> {
	const held = (await termsOf(db, circle.id))
		.filter((term) => term.personId === standing.personId && isHeldOn(term, day))
		.map(({ roleId }) => roleId);
	return (await rolesOf(db, circle.id)).filter(({ id }) => held.includes(id));
}

async function nextMeetingOn(db: Db, { circle, now }: OpenLogbook): Promise<string | null> {
	const row = await db
		.selectFrom('meeting')
		.select((select) => select.fn.min('starts_at').as('at'))
		.where('circle_id', '=', circle.id)
		.where('starts_at', '>', now)
		.where('cancelled_at', 'is', null)
		.where('started_at', 'is', null)
		.executeTakeFirst();
	return typeof row?.at === 'number' ? dayAt(row.at) : null;
}
