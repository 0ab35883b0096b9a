/** What kinds, ways and ways out are called. */
import type { IntegrationWay, ObjectionKind, StuckWay } from '#governance/objection/objection.ts';
import { m } from '#i18n/paraglide/messages.js';

const kinds: Readonly<Record<ObjectionKind, () => string>> = {
	aim: m.objection_kind_aim,
	sideEffects: m.objection_kind_side_effects,
	improvement: m.objection_kind_improvement,
	cannotWork: m.objection_kind_cannot_work
};

/** OB1: the kind of an objection. */
export function kindWord(kind: ObjectionKind): string {
	return kinds[kind]();
}

interface WayWords {
	readonly title: string;
	readonly hint: string;
}

/** OB5: a way to integrate; `broader` is the name of the broader circle, if there is one. */
export function wayWords(way: IntegrationWay, broader: string | null): WayWords {
	switch (way) {
		case 'amend':
			return { title: m.objection_way_amend(), hint: m.objection_way_amend_hint() };
		case 'shortenTerm':
			return { title: m.objection_way_shorten(), hint: m.objection_way_shorten_hint() };
		case 'measure':
			return { title: m.objection_way_measure(), hint: m.objection_way_measure_hint() };
		case 'delegate':
			return { title: m.objection_way_delegate(), hint: m.objection_way_delegate_hint() };
		case 'defer':
			return { title: m.objection_way_defer(), hint: m.objection_way_defer_hint() };
		case 'askBroader':
			return {
				title:
					broader === null
						? m.objection_way_broader_plain()
						: m.objection_way_broader({ circle: broader }),
				hint: m.objection_way_broader_hint()
			};
	}
}

const waysOut: Readonly<Record<StuckWay, () => string>> = {
	broaderCircle: m.objection_stuck_broader,
	helpingCircle: m.objection_stuck_helping,
	outsideFacilitator: m.objection_stuck_outside,
	defer: m.objection_stuck_defer
};

/** OB7: where a stuck objection goes on. */
export function stuckWord(way: StuckWay): string {
	return waysOut[way]();
}
