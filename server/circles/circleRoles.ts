import { m } from '#i18n/paraglide/messages.js';
import type { RoleKind } from '#governance/circle/roleTerm.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { addRole, rolesOf } from './roleStore.ts';

const names: Readonly<Record<Exclude<RoleKind, 'own'>, () => string>> = {
	leader: m.circle_role_leader,
	facilitator: m.circle_role_facilitator,
	secretary: m.circle_role_secretary,
	delegate: m.circle_role_delegate
};

/** CR1: gives a circle the roles that every circle knows and that it has not; a delegate only within a broader one. */
export async function addStandardRoles(
	db: Db,
	circleId: string,
	isWithinAnother: boolean
): Promise<void> {
	const known = new Set((await rolesOf(db, circleId)).map(({ kind }) => kind));
	for (const kind of ['leader', 'facilitator', 'secretary', 'delegate'] as const) {
		if (known.has(kind) || (kind === 'delegate' && !isWithinAnother)) continue;
		await addRole(db, { id: newId(), circleId, kind, name: names[kind](), aim: '', domain: '' });
	}
}
