/** What an organisation's ledger tells of one agreement: its forms, how it stands, and what happened to it. */
import type { AgreementState } from '#governance/circle/agreementState.ts';
import { agreementStates } from '#governance/circle/agreementState.ts';
import { historyKinds, type HistoryKind } from '#governance/circle/agreementPaper.ts';
import type { AgreementVersion } from '#server/decisions/agreementVersions.ts';
import { formKind } from '#server/decisions/following.ts';
import {
	agreementChanged,
	roleDecision,
	type StoredLedgerEntry
} from '#server/decisions/ledgerStore.ts';
import { dayAt } from '#server/people/standing.ts';
import { isJsonObject, type Json } from '#server/storage/json.ts';

/** One form as the ledger knows it. */
export interface ToldForm {
	readonly version: number;
	readonly hash: Json | undefined;
	readonly state: AgreementState;
	readonly item: Json | undefined;
	readonly meetingId: string;
}

export interface Told {
	readonly forms: readonly ToldForm[];
	readonly endedOn: string | null;
	readonly pausedAt: number | null;
	readonly history: readonly HistoryKind[];
}

const nothing: Told = { forms: [], endedOn: null, pausedAt: null, history: [] };

/** Folds the entries of one agreement. The words of its forms tell whether one amended or renewed it. */
export function toldOf(
	entries: readonly StoredLedgerEntry[],
	versions: readonly AgreementVersion[]
): Told {
	let told = nothing;
	for (const entry of entries) told = tell(told, entry, versions);
	return told;
}

function tell(told: Told, entry: StoredLedgerEntry, versions: readonly AgreementVersion[]): Told {
	switch (entry.kind) {
		case 'decision':
			return field(entry, 'change') === 'end'
				? ended(told, entry, state(entry))
				: formed(told, entry, versions);
		case roleDecision:
			return {
				...told,
				forms: [...told.forms, formIn(told, entry)],
				...saying(told, 'decidedByRole')
			};
		case 'decisionSettled':
			return settled(told, entry, versions);
		case agreementChanged:
			return changed(told, entry);
		default:
			return told;
	}
}

const saying = ({ history }: Told, kind: HistoryKind) => ({ history: [...history, kind] });

function formIn({ forms }: Told, entry: StoredLedgerEntry): ToldForm {
	const { meetingId } = entry;
	const named = { hash: field(entry, 'hash'), item: field(entry, 'item'), meetingId };
	return { version: forms.length + 1, state: state(entry), ...named };
}

function formed(told: Told, entry: StoredLedgerEntry, versions: readonly AgreementVersion[]): Told {
	const form = formIn(told, entry);
	return come({ ...told, forms: [...told.forms, form] }, form, versions);
}

/** A form comes into force, or waits, or goes back. */
function come(told: Told, form: ToldForm, versions: readonly AgreementVersion[]): Told {
	const { version, state } = form;
	if (state === 'returned') return { ...told, ...saying(told, 'returned') };
	if (state !== 'inForce') return { ...told, ...saying(told, 'waiting') };
	const kind = formKind(version, withStates(versions, told.forms));
	return { ...told, endedOn: null, pausedAt: null, ...saying(told, kind) };
}

function ended(told: Told, { at }: StoredLedgerEntry, state: AgreementState): Told {
	if (state === 'inForce') return { ...told, endedOn: dayAt(at), ...saying(told, 'ended') };
	return state === 'pending'
		? { ...told, ...saying(told, 'waiting') }
		: { ...told, endedOn: null, ...saying(told, 'returned') };
}

function settled(
	told: Told,
	entry: StoredLedgerEntry,
	versions: readonly AgreementVersion[]
): Told {
	const item = field(entry, 'item');
	const meant = told.forms.find((form) => form.item === item && form.meetingId === entry.meetingId);
	if (meant === undefined) return ended(told, entry, state(entry));
	const form = { ...meant, state: state(entry) };
	const forms = told.forms.map((each) => (each.version === form.version ? form : each));
	return come({ ...told, forms }, form, versions);
}

function changed(told: Told, entry: StoredLedgerEntry): Told {
	const what = historyKinds.find((kind) => kind === field(entry, 'what'));
	if (what === undefined) return told;
	const { pausedAt, endedOn } = told;
	const since = { paused: entry.at, resumed: null }[String(what)];
	const ends = what === 'done' || what === 'termOver';
	return {
		...told,
		endedOn: ends ? dayAt(entry.at) : endedOn,
		pausedAt: since === undefined ? pausedAt : since,
		...saying(told, what)
	};
}

function withStates(
	versions: readonly AgreementVersion[],
	forms: readonly ToldForm[]
): readonly AgreementVersion[] {
	return versions.flatMap((version) => {
		const form = forms.find((each) => each.version === version.version);
		return form === undefined ? [] : [{ ...version, state: form.state }];
	});
}

function state(entry: StoredLedgerEntry): AgreementState {
	return agreementStates.find((each) => each === field(entry, 'state')) ?? 'returned';
}

/** What the payload of an entry says under a name. */
export function field({ payload }: StoredLedgerEntry, name: string): Json | undefined {
	return isJsonObject(payload) ? payload[name] : undefined;
}
