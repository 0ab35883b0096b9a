import type { CircleLife } from '#governance/circle/comingUp.ts';

/** What the page of a circle shows; dates are plain, instants UTC milliseconds. */
export interface CirclePageData {
	readonly me: { readonly personId: string; readonly name: string };
	readonly organisation: { readonly id: string; readonly name: string };
	readonly circle: { readonly id: string; readonly name: string };
	readonly around: readonly { readonly id: string; readonly name: string }[];
	readonly within: readonly { readonly id: string; readonly name: string }[];
	readonly roll: readonly OnRoll[];
	readonly roles: readonly RoleHere[];
	readonly purpose:
		| {
				readonly aims: readonly string[];
				readonly domain: string;
				readonly adoptedAt: number | null;
		  }
		| undefined;
	readonly life: CircleLife;
	readonly may: {
		/** Enters the circle's meetings and reads what they left. */
		readonly meet: boolean;
		readonly plan: boolean;
		readonly addToBacklog: boolean;
		readonly writePurpose: boolean;
	};
}

/** Somebody on the roll of a circle. */
export interface OnRoll {
	readonly personId: string;
	readonly name: string;
	readonly consents: boolean;
	/** CR2: the narrower circles that they link with this one. */
	readonly links: readonly { readonly circleId: string; readonly as: 'leader' | 'delegate' }[];
}

/** A role and who holds it. */
export interface RoleHere {
	readonly name: string;
	readonly kind: string;
	readonly holders: readonly { readonly personId: string; readonly state: string }[];
}
