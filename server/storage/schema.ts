import type { Kysely } from 'kysely';
import type {
	AccountTable,
	AccountSessionTable,
	AccountCredentialTable,
	AccountProofTable,
	JobRunTable,
	NoticeTable,
	NoticeChoiceTable,
	CalendarFeedTable
} from './tables/accounts.ts';
import type {
	OrganisationTable,
	CircleTable,
	PurposeVersionTable,
	PersonTable,
	InvitationTable,
	MembershipTable,
	RoleTable,
	RoleTermTable
} from './tables/circles.ts';
import type {
	MeetingTable,
	ParticipantTable,
	SessionTable,
	DeviceLinkTable,
	ShareLinkTable,
	EventTable,
	EventWordsTable,
	CommandReplyTable,
	SealedAnswerTable
} from './tables/meetings.ts';
import type {
	AgreementTable,
	AgreementVersionTable,
	AgreementHistoryTable,
	AgreementSearchTable,
	AgreementWordsTable,
	ActionTable,
	BacklogItemTable,
	SuggestionTable,
	LedgerTable
} from './tables/decisions.ts';
import type {
	DocUpdateTable,
	DocSnapshotTable,
	ClientBindingTable,
	InstanceTable
} from './tables/documents.ts';

/** A database or an open transaction of it: stores take either and never care which. */
export type Db = Kysely<Schema>;

/**
 * The tables, as the migrations leave them. Only the stores know these shapes.
 * Instants are UTC milliseconds, dates plain `YYYY-MM-DD`, JSON and ids text, flags 0 or 1.
 */
export interface Schema {
	organisation: OrganisationTable;
	circle: CircleTable;
	purpose_version: PurposeVersionTable;
	person: PersonTable;
	invitation: InvitationTable;
	membership: MembershipTable;
	role: RoleTable;
	role_term: RoleTermTable;
	meeting: MeetingTable;
	participant: ParticipantTable;
	session: SessionTable;
	device_link: DeviceLinkTable;
	share_link: ShareLinkTable;
	event: EventTable;
	event_words: EventWordsTable;
	command_reply: CommandReplyTable;
	sealed_answer: SealedAnswerTable;
	doc_update: DocUpdateTable;
	doc_snapshot: DocSnapshotTable;
	client_binding: ClientBindingTable;
	agreement: AgreementTable;
	agreement_version: AgreementVersionTable;
	agreement_history: AgreementHistoryTable;
	agreement_search: AgreementSearchTable;
	agreement_words: AgreementWordsTable;
	action: ActionTable;
	backlog_item: BacklogItemTable;
	suggestion: SuggestionTable;
	ledger: LedgerTable;
	instance: InstanceTable;
	account: AccountTable;
	account_session: AccountSessionTable;
	account_credential: AccountCredentialTable;
	account_proof: AccountProofTable;
	job_run: JobRunTable;
	notice: NoticeTable;
	notice_choice: NoticeChoiceTable;
	calendar_feed: CalendarFeedTable;
}
