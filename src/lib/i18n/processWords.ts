/** CR3: how a circle decides, in words: for its page, for the proposal that changes it, and for what is kept of a change. */
import type {
	AbsenceRule,
	AnswerMode,
	ObjectionTest,
	ProcessSettings,
	School
} from '#governance/settings.ts';
import { m } from './paraglide/messages.js';

export const schoolNames: Readonly<Record<School, () => string>> = {
	s3: m.start_school_s3,
	sofa: m.start_school_sofa,
	scm: m.start_school_scm
};

export const answerNames: Readonly<Record<AnswerMode, () => string>> = {
	turns: m.process_answers_turns,
	together: m.process_answers_together
};

export const testNames: Readonly<Record<ObjectionTest, () => string>> = {
	none: m.process_test_none,
	argued: m.process_test_argued,
	paramount: m.process_test_paramount
};

export const absenceNames: Readonly<Record<AbsenceRule, () => string>> = {
	pending: m.process_absent_pending,
	window: m.process_absent_window,
	beforehand: m.process_absent_beforehand
};

/** Who reads the logbook (CR5), beside how a circle decides. */
export interface CircleProcess {
	readonly settings: ProcessSettings;
	readonly readers: 'circle' | 'organisation';
}

/** One setting, and what it is set to. */
export interface ProcessLine {
	readonly name: string;
	readonly value: string;
}

const yesOrNo = (yes: boolean): string => (yes ? m.process_yes() : m.process_no());

/** The share of a quorum as people type it: whole percent. */
export const percentOf = (share: number): number => Math.round(share * 100);

/** Every setting in words, in the order of the form. */
export function processLines({ settings, readers }: CircleProcess): readonly ProcessLine[] {
	const { school, answers, objectionTest, concerns, absent, windowDays, quorum } = settings;
	return [
		{ name: m.start_school(), value: schoolNames[school]() },
		{ name: m.process_answers(), value: answerNames[answers]() },
		{ name: m.process_test(), value: testNames[objectionTest]() },
		{ name: m.process_concerns(), value: yesOrNo(concerns) },
		{ name: m.process_absent(), value: absenceNames[absent]() },
		...(absent === 'window' ? [{ name: m.process_days(), value: String(windowDays) }] : []),
		{
			name: m.process_quorum(),
			value: quorum === 0 ? m.process_quorum_none() : `${percentOf(quorum)} %`
		},
		{ name: m.process_between(), value: yesOrNo(settings.between) },
		{ name: m.process_beyond(), value: yesOrNo(settings.beyond) },
		{
			name: m.process_readers(),
			value: readers === 'circle' ? m.process_readers_circle() : m.process_readers_organisation()
		}
	];
}

/** What is set otherwise than before. */
export function changedLines(before: CircleProcess, after: CircleProcess): readonly ProcessLine[] {
	const old = processLines(before);
	return processLines(after).filter(
		(line) => !old.some(({ name, value }) => name === line.name && value === line.value)
	);
}
