/** The steps of an item as the bar shows them, and the ways back, round and past them (CD4). */
import type { Item } from '#governance/agenda/item.ts';
import type { CommandOf } from '#governance/commands.ts';
import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';

export interface ShownStep {
	readonly id: string;
	readonly state: 'done' | 'current' | 'later' | 'skipped';
}

/** The steps in order. What was skipped is shown as such; what comes later is open. */
export function shownSteps(item: Item | undefined): readonly ShownStep[] {
	const steps = item?.method?.steps ?? [];
	const at = steps.findIndex((step) => step.id === item?.step);
	return steps.map(({ id }, place) => {
		if (item?.skippedSteps.includes(id) === true) return { id, state: 'skipped' };
		if (place === at) return { id, state: 'current' };
		return { id, state: place < at ? 'done' : 'later' };
	});
}

export interface StepWay {
	readonly step: string;
	readonly command: CommandOf<'goBack'> | CommandOf<'bringBack'> | StepSkip;
}

type StepSkip = CommandOf<'ask'>;

/** Where this person may lead the item besides the next step. */
export function stepWays(live: Pick<LiveMeeting, 'offers'>): readonly StepWay[] {
	const skips = live.offers('ask').flatMap((command) => {
		const { subject } = command.payload;
		return subject.about === 'skip' ? [{ step: subject.step, command }] : [];
	});
	return [
		...live.offers('goBack').map((command) => ({ step: command.payload.to, command })),
		...live.offers('bringBack').map((command) => ({ step: command.payload.step, command })),
		...skips
	];
}
