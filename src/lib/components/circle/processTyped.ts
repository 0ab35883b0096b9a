/** CR3: the form of a circle's process as it was typed; words by field. */
import { absenceRules, presets, schools, type ProcessSettings } from '#governance/settings.ts';
import { percentOf, type CircleProcess } from '#i18n/processWords.ts';

export type ProcessTyped = Readonly<Record<string, string>>;

/** What the form begins with: the process as it is. */
export function typedOf({ settings, readers }: CircleProcess): ProcessTyped {
	const tick = (on: boolean) => (on ? 'yes' : '');
	return {
		...{ school: settings.school, answers: settings.answers },
		...{ objectionTest: settings.objectionTest, concerns: tick(settings.concerns) },
		...{ absent: settings.absent, windowDays: String(settings.windowDays) },
		...{ quorum: String(percentOf(settings.quorum)), between: tick(settings.between) },
		...{ beyond: tick(settings.beyond), readers }
	};
}

/** The process as a school begins; for a word that is no school the one that there is. */
export function fromSchool(word: string | null, now: ProcessSettings): ProcessSettings {
	const school = schools.find((each) => each === word);
	return school === undefined ? now : presets[school];
}

/** One of the ways to treat absent members, or none of them. */
export const absenceIn = ({ absent }: ProcessTyped) => absenceRules.find((rule) => rule === absent);
