/** What is said of each kind of notices, in the app and in the mail of the day. */
import type { NoticeKind, NoticePayload } from '#governance/circle/notices.ts';
import { m } from './paraglide/messages.js';
import { plainDate } from './times.ts';

/** A kind of notices, where people choose. */
export const noticeNames: Readonly<Record<NoticeKind, () => string>> = {
	answerWaits: m.notice_kind_answer_waits,
	askedBetween: m.notice_kind_asked_between,
	endedBetween: m.notice_kind_ended_between,
	preparation: m.notice_kind_preparation,
	reviewDue: m.notice_kind_review_due,
	termEnds: m.notice_kind_term_ends,
	actionDue: m.notice_kind_action_due,
	cameBack: m.notice_kind_came_back,
	backlogAsked: m.notice_kind_backlog_asked,
	gaveRole: m.notice_kind_gave_role,
	invited: m.notice_kind_invited
};

const meetingWords = {
	planned: m.notice_meeting_planned,
	changed: m.notice_meeting_changed,
	cancelled: m.notice_meeting_cancelled
} as const;

const endings = {
	adopted: m.notice_adopted_between,
	moved: m.notice_moved_between,
	withdrawn: m.notice_withdrawn_between
} as const;

/** A day in words; an instant counts by its day in UTC where nothing nearer is known. */
function day(on: NoticePayload['on']): string {
	if (on === undefined || on === null) return '';
	return typeof on === 'number'
		? plainDate(new Date(on).toISOString().slice(0, 10))
		: plainDate(on);
}

/** One notice as a sentence. */
export function noticeWords(kind: NoticeKind, payload: NoticePayload): string {
	const { what, circle, on, change, ended } = payload;
	const date = day(on);
	switch (kind) {
		case 'answerWaits':
			return date === '' ? m.notice_answer_waits({ what }) : m.notice_may_object({ what, date });
		case 'askedBetween':
			return m.notice_asked_between({ what });
		case 'endedBetween':
			return endings[ended ?? 'moved']({ what });
		case 'preparation':
			return meetingWords[change ?? 'planned']({ what: what === '' ? circle : what, date });
		case 'reviewDue':
			return m.notice_review_due({ what, date });
		case 'termEnds':
			return m.notice_term_ends({ what, date });
		case 'actionDue':
			return m.notice_action_due({ what, date });
		case 'cameBack':
			return m.notice_came_back({ what });
		case 'backlogAsked':
			return m.notice_backlog_asked({ what });
		case 'gaveRole':
			return m.notice_gave_role({ what, circle });
		case 'invited':
			return m.notice_invited({ circle });
	}
}
