export { default as AnswerMark } from './AnswerMark.svelte';
export { initialsOf } from './initials.ts';
export { default as Ring } from './Ring.svelte';
export { default as RingCentre } from './RingCentre.svelte';
export { ringStates, ringSummary, stateWord, type RingSeat, type RingState } from './seats.ts';
export { ringSizes, type RingNames, type RingSize } from './sizes.ts';
export { default as TurnList } from './TurnList.svelte';
