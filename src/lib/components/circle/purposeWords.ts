import type { PurposePart } from '#governance/agenda/subject.ts';
import { m } from '#i18n/paraglide/messages.js';

/** The purpose of a circle as people read it. */
export interface AdoptedPurpose {
	readonly vision: string;
	readonly mission: string;
	readonly aims: readonly string[];
	readonly domain: string;
	readonly version: number;
	/** UTC milliseconds; null for what the circle began with. */
	readonly adoptedAt: number | null;
	readonly agreementId: string | null;
}

const names: Readonly<Record<PurposePart, () => string>> = {
	vision: m.circle_vision,
	mission: m.circle_mission,
	aim: m.circle_aim,
	domain: m.circle_domain
};

const hints: Readonly<Record<PurposePart, () => string>> = {
	vision: m.circle_vision_hint,
	mission: m.circle_mission_hint,
	aim: m.circle_aim_hint,
	domain: m.circle_domain_hint
};

/** What a part of the purpose is called. */
export function partName(part: PurposePart): string {
	return names[part]();
}

/** The question that a part answers. */
export function partHint(part: PurposePart): string {
	return hints[part]();
}

/** What was adopted for a part; empty where nothing was yet. */
export function adoptedWords(purpose: AdoptedPurpose | undefined, part: PurposePart): string {
	if (purpose === undefined) return '';
	return part === 'aim' ? purpose.aims.join('\n\n') : purpose[part];
}
