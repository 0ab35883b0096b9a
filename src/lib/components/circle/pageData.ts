import type { OpenBetween, WaysBetween } from '#governance/between/paper.ts';
import type { CircleLife, NamedCircle } from '#governance/circle/comingUp.ts';
import type { OnRoll } from '#governance/circle/roll.ts';

/** What the page of a circle shows; dates are plain, instants UTC milliseconds. */
export interface CirclePageData {
	readonly me: { readonly personId: string; readonly name: string };
	readonly organisation: { readonly id: string; readonly name: string };
	readonly circle: NamedCircle;
	readonly around: readonly NamedCircle[];
	readonly within: readonly NamedCircle[];
	readonly roll: readonly OnRoll[];
	readonly roles: readonly RoleHere[];
	readonly purpose:
		| {
				readonly aims: readonly string[];
				readonly domain: string;
				readonly adoptedAt: number | null;
		  }
		| undefined;
	/** IANA: days that are told count in it. */
	readonly zone: string;
	readonly life: CircleLife;
	/** CR8: what is decided between meetings now, and whether somebody begins one. */
	readonly open: readonly OpenBetween[];
	readonly between: WaysBetween | undefined;
	readonly may: {
		/** Enters the circle's meetings and reads what they left. */
		readonly meet: boolean;
		readonly plan: boolean;
		readonly addToBacklog: boolean;
		readonly writePurpose: boolean;
	};
}

/** A role and who holds it. */
export interface RoleHere {
	readonly name: string;
	readonly kind: string;
	readonly holders: readonly { readonly personId: string; readonly state: string }[];
}
