/** Which parts of the room a page has to fetch, from what the meeting is at. The first page waits for them; others come while people talk. */
import type { Meeting } from '#governance/meeting.ts';
import { openQuestion } from '#governance/question/question.ts';
import { answerParts } from '../consent/index.ts';
import { objectionPart } from '../objection/index.ts';
import { questionParts } from '../question/index.ts';

/** From the first round with answers on. */
export function needsAnswers({ rounds }: Meeting): boolean {
	return Object.values(rounds).some(
		({ purpose, mode }) => purpose === 'consent' || mode === 'sealed'
	);
}

export function needsObjection({ objections }: Meeting): boolean {
	return Object.keys(objections).length > 0;
}

export function needsQuestion({ questions }: Meeting): boolean {
	return openQuestion(questions) !== undefined;
}

/** Fetches what this meeting needs now; a server's page and the browser's first look are then the same. */
export async function loadNeeded(meeting: Meeting): Promise<void> {
	await Promise.all([
		needsAnswers(meeting) && answerParts.load(),
		needsObjection(meeting) && objectionPart.load(),
		needsQuestion(meeting) && questionParts.load()
	]);
}

/** Fetches everything else before it is needed. */
export async function loadAll(): Promise<void> {
	await Promise.all([answerParts.load(), objectionPart.load(), questionParts.load()]);
}

/** Fetches what keeps the focus where people are at work; it does so until the room is left. */
export function keepFocus(): () => void {
	const kept = import('#ui/keptFocus.ts').then(({ KeptFocus }) => new KeptFocus());
	return () => void kept.then((it) => it.destroy());
}
