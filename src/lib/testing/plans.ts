/** The plan of the meeting that tests, seed data and practice share: eight people of House & Garden and a tool shed. */
import type { MeetingPlan } from '#governance/agenda/events.ts';
import type { ItemDraft } from '#governance/agenda/item.ts';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { asId } from '#governance/ids.ts';
import type { AimId, ItemId, MeetingId, ParticipantId } from '#governance/ids.ts';
import { expected } from '#governance/people/commands.ts';
import type { RichText } from '#governance/richText.ts';
import type { Carried } from '#governance/record/notes.ts';
import type { ProcessSettings } from '#governance/settings.ts';

/** The id of the person of that name in a built meeting. */
export const person = (name: string): ParticipantId =>
	asId<ParticipantId>(name.toLowerCase().replaceAll(/[^a-z0-9]/g, '-'));

export const shed: ItemId = asId<ItemId>('shed');

export const shedDetails: ProposalDetails = {
	title: 'Share the tool shed with the allotment next door for one year',
	driver: 'The storm in October took the shed of the Mühlbach allotment.',
	aims: [asId<AimId>('safe')],
	owner: person('Samuel'),
	criteria: ['No accident.'],
	reviewOn: '2027-05-31',
	termUntil: null,
	doneBy: null
};

/** One paragraph of plain words. */
export const paragraph = (text: string): RichText => [{ kind: 'paragraph', runs: [{ text }] }];

const frame = (
	kind: 'checkIn' | 'agenda' | 'closing',
	title: string,
	minutes: number
): ItemDraft => ({
	id: asId<ItemId>(kind),
	title,
	kind,
	owner: null,
	minutes,
	outcome: '',
	proposal: null
});

const shedItem: ItemDraft = {
	id: shed,
	title: 'Share the tool shed',
	kind: 'decide',
	owner: person('Samuel'),
	minutes: 25,
	outcome: 'An agreement',
	proposal: { details: shedDetails, textId: 'proposal-shed' }
};

/** The first name facilitates. */
export function planOf(
	names: readonly string[],
	settings: ProcessSettings,
	carried: readonly Carried[] = []
): MeetingPlan {
	return {
		id: asId<MeetingId>('meeting'),
		title: 'House & Garden, November',
		circle: {
			id: 'circle',
			name: 'House & Garden',
			organisation: 'Lindenhof',
			settings,
			broader: 'General',
			leader: null,
			aims: [
				{ id: asId<AimId>('safe'), text: 'House and garden are safe' },
				{ id: asId<AimId>('cared'), text: 'They are cared for' },
				{ id: asId<AimId>('open'), text: 'They are open to every resident' }
			]
		},
		zone: 'Europe/Berlin',
		practice: false,
		plannedMinutes: 90,
		startsAt: null,
		seats: names.map((name) => expected(person(name), name, true)),
		facilitator: person(names[0] ?? 'Mira'),
		deputies: [],
		secretary: null,
		carried,
		items: [
			frame('checkIn', 'Check-in', 8),
			frame('agenda', 'Agenda', 4),
			shedItem,
			frame('closing', 'Closing', 8)
		]
	};
}
