/** A process question as the facilitator says it (QC1). */
import type { Question, Subject } from '#governance/question/question.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';
import { stepWord, titleOf } from '../agenda/itemWords.ts';
import type { Room } from './promptWords.ts';

/** The one sentence that is asked: the asker's own, or the one that fits the subject. */
export function questionSentence(room: Room, { text, subject }: Question): string {
	return text.trim() === '' ? subjectSentence(room, subject) : m.facilitation_ask_free({ text });
}

function subjectSentence(room: Room, subject: Subject): string {
	const title = 'item' in subject ? titleOf(room.meeting.items[subject.item]) : '';
	switch (subject.about) {
		case 'agenda':
			return m.facilitation_say_agenda();
		case 'agendaChange':
			return m.facilitation_ask_agenda_change();
		case 'ours':
			return m.facilitation_say_ours();
		case 'skip':
			return m.facilitation_ask_skip({ step: stepWord(subject.step) });
		case 'park':
			return m.facilitation_ask_park({ title });
		case 'extend':
			return m.facilitation_ask_extend({ title, minutes: subject.minutes });
		case 'amendment':
			return m.facilitation_ask_amendment();
		case 'facilitator':
			return m.facilitation_ask_facilitator({ name: room.nameOf(subject.who) });
		case 'confidential':
			return subject.on
				? m.facilitation_ask_confidential({ title })
				: m.facilitation_ask_open({ title });
		case 'defer':
			return m.facilitation_ask_defer({
				name: room.nameOf(subject.owner),
				date: plainDate(subject.until)
			});
		case 'delegate':
			return m.facilitation_ask_delegate({ role: subject.role });
		case 'handOver':
			return m.facilitation_ask_hand_over({ circle: subject.circle });
		case 'stuck':
			return subject.until === null
				? m.facilitation_ask_stuck({ name: subject.name })
				: m.facilitation_ask_stuck_until({ date: plainDate(subject.until) });
		case 'free':
			return m.facilitation_ask_free({ text: '' });
	}
}
