import { m } from '#i18n/paraglide/messages.js';
import { draftItem } from '#governance/agenda/commands.ts';
import type { MeetingPlan } from '#governance/agenda/events.ts';
import type { ItemDraft } from '#governance/agenda/item.ts';
import type { Subject } from '#governance/agenda/subject.ts';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { asId } from '#governance/ids.ts';
import type { AimId, ItemId, MeetingId, ParticipantId } from '#governance/ids.ts';
import type { CircleInMeeting } from '#governance/meeting.ts';
import type { ItemKind } from '#governance/method.ts';
import { expected } from '#governance/people/commands.ts';
import type { Carried } from '#governance/record/notes.ts';
import { presets } from '#governance/settings.ts';
import { markdownToRichText } from '#document/markdown.ts';
import type { TextSeed } from '#document/project.ts';
import { newId } from '#server/people/token.ts';
import type { NewMeetingForm } from './newMeeting.ts';

/** Minutes that the frame of a meeting takes, by kind. */
const frameMinutes = { checkIn: 8, agenda: 4, closing: 8 } as const;

/** A meeting ready to be stored: the plan, and the words that its texts begin with. */
export interface PlannedMeeting {
	readonly plan: MeetingPlan;
	readonly seeds: readonly TextSeed[];
	readonly me: ParticipantId;
}

function frame(kind: Extract<ItemKind, keyof typeof frameMinutes>, title: string): ItemDraft {
	return {
		id: asId<ItemId>(newId()),
		title,
		kind,
		owner: null,
		minutes: frameMinutes[kind],
		outcome: '',
		proposal: null
	};
}

/** An item with the words that its proposal begins with. */
export interface PlannedItem {
	readonly draft: ItemDraft;
	readonly seed: TextSeed | null;
}

type ItemWords = Pick<
	NewMeetingForm['items'][number],
	'title' | 'kind' | 'minutes' | 'outcome' | 'driver' | 'text' | 'reviewOn'
>;

/** AR2: what of an agreement stays as it is unless somebody changes it. */
export type Standing = Pick<ProposalDetails, 'title' | 'driver' | 'criteria'>;

/** What a decision changes that is there already. */
export interface Matter {
	readonly subject: Subject | null;
	/** With what the proposal begins, besides its words; null where it is new. */
	readonly standing: Standing | null;
}

/** A matter that is new. */
export const newMatter: Matter = { subject: null, standing: null };

/** An item of the agenda out of what was typed, or of the backlog. */
export function planItem(
	item: ItemWords,
	owner: ParticipantId | null,
	{ subject, standing }: Matter
): PlannedItem {
	const { title, kind, minutes, outcome, driver, text, reviewOn } = item;
	const drafted = draftItem({ title, kind, owner, minutes, outcome, driver }, { newId });
	const draft = { ...drafted, subject };
	if (draft.proposal === null) return { draft, seed: null };
	const details = { ...draft.proposal.details, reviewOn, ...standing };
	const proposal = { ...draft.proposal, details };
	const words = markdownToRichText(text);
	return { draft: { ...draft, proposal }, seed: { textId: proposal.textId, words } };
}

/** What a circle that has met before brings along. */
export interface FromBefore {
	readonly circle: CircleInMeeting;
	readonly carried: readonly Carried[];
	/** What items of its backlog are about, by their id. */
	readonly matters: ReadonlyMap<string, Matter>;
}

/** The circle as the meeting knows it: what the form says, and the settings of its school. */
function planCircle(form: NewMeetingForm, circleId: string): MeetingPlan['circle'] {
	return {
		id: circleId,
		name: form.circle,
		organisation: form.organisation,
		aims: form.aims.map((text) => ({ id: asId<AimId>(newId()), text })),
		settings: presets[form.school],
		broader: null,
		leader: null
	};
}

/** Makes the plan of a new meeting out of the form: ids, the frame around the items, texts out of Markdown. */
export function planMeeting(
	form: NewMeetingForm,
	circleId: string,
	practice: boolean,
	before?: FromBefore
): PlannedMeeting {
	const seats = form.people.map(({ name, consents }) =>
		expected(asId<ParticipantId>(newId()), name, consents)
	);
	const ids = seats.map((seat) => seat.id);
	const me = ids[form.me] ?? ids[0];
	if (me === undefined) throw new Error('a meeting needs somebody');
	const about = (backlog: string | null | undefined) =>
		before?.matters.get(backlog ?? '') ?? newMatter;
	const ownerOf = (place: number | null) => (place === null ? null : (ids[place] ?? null));
	const items = form.items.map((item) => planItem(item, ownerOf(item.owner), about(item.backlog)));
	const facilitator = (form.facilitator === null ? undefined : ids[form.facilitator]) ?? me;
	const deputy = form.deputy === null ? undefined : ids[form.deputy];
	const plan: MeetingPlan = {
		id: asId<MeetingId>(newId()),
		title: form.title === '' ? form.circle : form.title,
		circle: before?.circle ?? planCircle(form, circleId),
		zone: form.zone,
		practice,
		plannedMinutes: form.minutes,
		startsAt: null,
		seats: practice ? seats.map((seat) => ({ ...seat, simulated: seat.id !== me })) : seats,
		facilitator,
		deputies: deputy === undefined || deputy === facilitator ? [] : [deputy],
		secretary: null,
		items: framed(items.map(({ draft }) => draft)),
		carried: before?.carried ?? []
	};
	return { plan, seeds: items.flatMap(({ seed }) => seed ?? []), me };
}

/** The items of a meeting between check-in, agenda and closing. */
export function framed(items: readonly ItemDraft[]): readonly ItemDraft[] {
	const before = [
		frame('checkIn', m.meeting_item_check_in()),
		frame('agenda', m.meeting_item_agenda())
	];
	return [...before, ...items, frame('closing', m.meeting_item_closing())];
}
