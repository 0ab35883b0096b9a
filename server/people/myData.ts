/** Everything that Rondo knows about somebody, for them to take along. */
import { loadRecord, withWords } from '#server/meetings/eventStore.ts';
import { isJsonObject, readJson, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';

/** What is written into the file; the form is ours and may grow. */
export type MyData = Readonly<Record<string, unknown>>;

/** The file of an account: what is theirs, and what they said, wrote and answered. */
export async function myData(db: Db, accountId: string, now: number): Promise<MyData> {
	const account = await db
		.selectFrom('account')
		.select(['name', 'email', 'email_verified', 'created_at'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	const persons = await db
		.selectFrom('person')
		.innerJoin('organisation', 'organisation.id', 'person.organisation_id')
		.select(['person.id', 'person.name', 'admin', 'left_at', 'person.created_at'])
		.select('organisation.name as organisation')
		.where('account_id', '=', accountId)
		.orderBy('person.created_at')
		.execute();
	const organisations: MyData[] = [];
	for (const { id, ...person } of persons)
		organisations.push({ ...person, ...(await ofPerson(db, id)) });
	const takenAt = new Date(now).toISOString();
	return { takenAt, account, ...(await ofAccount(db, accountId)), organisations };
}

async function ofAccount(db: Db, accountId: string): Promise<MyData> {
	const sessions = await db
		.selectFrom('account_session')
		.select(['user_agent', 'created_at', 'updated_at', 'expires_at'])
		.where('account_id', '=', accountId)
		.execute();
	const ways = await db
		.selectFrom('account_credential')
		.select(['provider_id', 'provider_account_id', 'created_at'])
		.where('account_id', '=', accountId)
		.execute();
	const choices = await db
		.selectFrom('notice_choice')
		.select(['kind', 'in_app', 'by_mail'])
		.where('account_id', '=', accountId)
		.execute();
	const feeds = await db
		.selectFrom('calendar_feed')
		.select(['created_at', 'revoked_at'])
		.where('account_id', '=', accountId)
		.execute();
	return { waysToSignIn: ways, sessions, noticeChoices: choices, calendarFeeds: feeds };
}

async function ofPerson(db: Db, personId: string): Promise<MyData> {
	const participants = await db
		.selectFrom('participant')
		.innerJoin('meeting', 'meeting.id', 'participant.meeting_id')
		.select(['participant.id', 'meeting_id', 'participant.name', 'participant.kind', 'excused_at'])
		.select(['meeting.title', 'meeting.starts_at', 'meeting.ended_at'])
		.where('person_id', '=', personId)
		.orderBy('meeting.created_at')
		.execute();
	const meetings = [];
	for (const { id, meeting_id: meeting, ...there } of participants)
		meetings.push({ meeting, ...there, said: await saidBy(db, meeting, id) });
	return { ...(await belonging(db, personId)), ...(await lists(db, personId)), meetings };
}

async function belonging(db: Db, personId: string): Promise<MyData> {
	const memberships = await db
		.selectFrom('membership')
		.innerJoin('circle', 'circle.id', 'membership.circle_id')
		.select(['circle.name as circle', 'consents', 'since', 'until'])
		.where('person_id', '=', personId)
		.execute();
	const roles = await db
		.selectFrom('role_term')
		.innerJoin('role', 'role.id', 'role_term.role_id')
		.innerJoin('circle', 'circle.id', 'role.circle_id')
		.select(['circle.name as circle', 'role.kind', 'role.name', 'from_date', 'until_date'])
		.where('person_id', '=', personId)
		.execute();
	const invitationsMade = await db
		.selectFrom('invitation')
		.leftJoin('circle', 'circle.id', 'invitation.circle_id')
		.select(['circle.name as circle', 'uses_left', 'invitation.created_at', 'expires_at'])
		.select('revoked_at')
		.where('made_by', '=', personId)
		.execute();
	return { memberships, roles, invitationsMade };
}

async function lists(db: Db, personId: string): Promise<MyData> {
	const actions = await db
		.selectFrom('action')
		.select(['what', 'who_name', 'due', 'done_at', 'created_at'])
		.where('person_id', '=', personId)
		.execute();
	const backlog = await db
		.selectFrom('backlog_item')
		.select(['title', 'driver', 'next_step', 'due', 'created_at', 'done_at'])
		.where((row) => row.or([row('owner_person_id', '=', personId), row('added_by', '=', personId)]))
		.execute();
	const agreements = await db
		.selectFrom('agreement')
		.select(['title', 'state', 'created_at'])
		.where('owner_person_id', '=', personId)
		.execute();
	const history = await db
		.selectFrom('agreement_history')
		.select(['at', 'kind', 'words'])
		.where('person_id', '=', personId)
		.execute();
	const notices = await db
		.selectFrom('notice')
		.select(['kind', 'payload', 'created_at', 'read_at'])
		.where('person_id', '=', personId)
		.execute();
	const told = notices.map((notice) => ({ ...notice, payload: readJson(notice.payload) }));
	return {
		actions,
		backlog,
		agreementsOwned: agreements,
		agreementsTouched: history,
		notices: told
	};
}

/** What somebody did in a meeting, with their words; of a reveal their own answer alone. */
async function saidBy(db: Db, meetingId: string, id: string): Promise<readonly object[]> {
	const said: object[] = [];
	for (const event of await loadRecord(db, meetingId)) {
		const { at, actor, type, payload } = withWords(event);
		if (type === 'answersRevealed') {
			const answer = answerOf(payload, id);
			if (answer !== undefined) said.push({ at, type, answer });
		} else if (actor === id && type !== 'meetingPlanned') said.push({ at, type, payload });
	}
	return said;
}

function answerOf(payload: Json, id: string): Json | undefined {
	const answers = isJsonObject(payload) ? payload['answers'] : undefined;
	return isJsonObject(answers) && Object.hasOwn(answers, id) ? answers[id] : undefined;
}
