import type { NamedCircle } from '#governance/circle/comingUp.ts';

/** An organisation, and the circles of it that somebody belongs to. */
export interface MyOrganisation {
	readonly id: string;
	readonly name: string;
	readonly circles: readonly NamedCircle[];
}
