/**
 * The circle's process (CR3): an agreement of the circle that decides where the schools differ.
 * The item that is decided runs by the settings that were stored when it began.
 */
export const schools = ['sofa', 's3', 'scm'] as const;
export type School = (typeof schools)[number];

export const answerModes = ['turns', 'together'] as const;
/** CD7: in turn (SoFA) or together with a reveal (S3). */
export type AnswerMode = (typeof answerModes)[number];

export const objectionTests = ['none', 'argued', 'paramount'] as const;
/** OB4: none (SoFA), argued against (S3), paramount by the raiser's word (SCM). */
export type ObjectionTest = (typeof objectionTests)[number];

export const absenceRules = ['pending', 'window', 'beforehand'] as const;
/** CD11: a = pending until each has answered, b = in force with a window to object, c = consent given beforehand. */
export type AbsenceRule = (typeof absenceRules)[number];

export interface ProcessSettings {
	readonly school: School;
	/** Whether answers know "consent with a concern" (CD7, CD12). */
	readonly concerns: boolean;
	readonly answers: AnswerMode;
	readonly objectionTest: ObjectionTest;
	readonly absent: AbsenceRule;
	/** Days in which absent members may object under `window`. */
	readonly windowDays: number;
	/** The share of the consent roll (0 to 1) that must have consented for a decision to come into force (CD11). */
	readonly quorum: number;
	/** CR8: whether the circle consents between its meetings too. Settings of earlier releases do not say. */
	readonly between: boolean;
	/** CR7: whether its leader may decide beyond what is agreed, until the circle looks at it. Only an explicit yes is one. */
	readonly beyond: boolean;
}

/** What each school starts from; a circle changes any of it by consent. */
export const presets: Readonly<Record<School, ProcessSettings>> = {
	sofa: {
		school: 'sofa',
		concerns: false,
		answers: 'turns',
		objectionTest: 'none',
		absent: 'pending',
		windowDays: 7,
		quorum: 0,
		between: false,
		beyond: false
	},
	s3: {
		school: 's3',
		concerns: true,
		answers: 'together',
		objectionTest: 'argued',
		absent: 'pending',
		windowDays: 7,
		quorum: 0,
		between: true,
		beyond: false
	},
	scm: {
		school: 'scm',
		concerns: false,
		answers: 'turns',
		objectionTest: 'paramount',
		absent: 'pending',
		windowDays: 7,
		quorum: 0,
		between: false,
		beyond: false
	}
};

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** One of the words that a setting may be, or what the school starts from. */
function oneOf<Word extends string>(words: readonly Word[], value: unknown, otherwise: Word): Word {
	return words.find((word) => word === value) ?? otherwise;
}

/** Reads the stored process of a circle (CR3); what is missing or fits nothing is as its school starts. CR8: only an explicit yes is one. */
export function readSettings(stored: unknown): ProcessSettings {
	const held = isNamed(stored) ? stored : {};
	const start = presets[oneOf(schools, held['school'], 's3')];
	const { windowDays, quorum } = held;
	return {
		school: start.school,
		concerns: typeof held['concerns'] === 'boolean' ? held['concerns'] : start.concerns,
		answers: oneOf(answerModes, held['answers'], start.answers),
		objectionTest: oneOf(objectionTests, held['objectionTest'], start.objectionTest),
		absent: oneOf(absenceRules, held['absent'], start.absent),
		windowDays: typeof windowDays === 'number' && windowDays > 0 ? windowDays : start.windowDays,
		quorum: typeof quorum === 'number' && quorum >= 0 && quorum <= 1 ? quorum : start.quorum,
		between: held['between'] === true,
		beyond: held['beyond'] === true
	};
}
