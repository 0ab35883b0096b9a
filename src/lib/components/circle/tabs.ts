import { m } from '#i18n/paraglide/messages.js';

/** One of the places of a circle. */
export interface Tab {
	readonly href: string;
	readonly words: string;
	/** Whether a page belongs to it. */
	readonly covers: (path: string) => boolean;
}

/** The places of a circle that somebody may see. */
export function tabsOf(circleId: string, logbook: boolean): readonly Tab[] {
	const base = `/c/${circleId}`;
	const within = (place: string) => (path: string) =>
		path === `${base}/${place}` || path.startsWith(`${base}/${place}/`);
	const others = ['meetings', 'between', 'logbook', 'people'].map(within);
	const meets = (path: string) => within('meetings')(path) || within('between')(path);
	return [
		{
			href: base,
			words: m.circle_tab_circle(),
			covers: (path) => path.startsWith(base) && !others.some((covers) => covers(path))
		},
		{ href: `${base}/meetings`, words: m.circle_tab_meetings(), covers: meets },
		...(logbook
			? [{ href: `${base}/logbook`, words: m.circle_tab_logbook(), covers: within('logbook') }]
			: []),
		{ href: `${base}/people`, words: m.circle_tab_people(), covers: within('people') }
	];
}

/** The places of an organisation. */
export function organisationTabs(organisationId: string): readonly Tab[] {
	const base = `/o/${organisationId}`;
	return [
		{ href: base, words: m.circle_tab_circles(), covers: (path) => path === base },
		{
			href: `${base}/people`,
			words: m.circle_tab_people(),
			covers: (path) => path === `${base}/people` || path.startsWith(`${base}/people/`)
		}
	];
}
