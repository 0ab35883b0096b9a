import { isHeldOn } from '#governance/circle/roleTerm.ts';
import type { Db } from '#server/storage/schema.ts';

const caring = ['leader', 'facilitator', 'secretary'];

/**
 * Who is told of what comes due in a circle: the person in whose hands it is; where it is in nobody's, or the
 * circle has to see to it as well, those who lead, facilitate and write for the circle.
 */
export async function whoCares(
	db: Db,
	circleId: string,
	inHandsOf: string | null,
	day: string,
	circleToo: boolean
): Promise<readonly string[]> {
	const own = inHandsOf === null ? [] : [inHandsOf];
	if (inHandsOf !== null && !circleToo) return own;
	const rows = await db
		.selectFrom('role')
		.innerJoin('role_term', 'role_term.role_id', 'role.id')
		.select(['person_id', 'from_date', 'until_date', 'interim'])
		.where('circle_id', '=', circleId)
		.where('kind', 'in', caring)
		.orderBy('role_term.id')
		.execute();
	const held = rows.filter((row) =>
		isHeldOn({ from: row.from_date, until: row.until_date, interim: row.interim === 1 }, day)
	);
	return [...own, ...held.map((row) => row.person_id)];
}
