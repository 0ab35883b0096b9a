/** What a page shows of a consent round and of answers: fetched by `answerParts` when there is one. */
export { default as AnswerDock } from './AnswerDock.svelte';
export { default as AnswerHead } from './AnswerHead.svelte';
export { default as AnswerSheet } from './AnswerSheet.svelte';
export { default as Decided } from './Decided.svelte';
export { default as HearFirst } from './HearFirst.svelte';
export { default as OnceMore } from './OnceMore.svelte';
export { default as OpenAnswers } from './OpenAnswers.svelte';
export { default as Rolls } from './Rolls.svelte';
export { default as StepOff } from './StepOff.svelte';
