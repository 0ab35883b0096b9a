/** What a page shows of a question to the circle: fetched by `questionParts` when one is asked. */
export { default as QuestionSheet } from './QuestionSheet.svelte';
export { default as QuestionState } from './QuestionState.svelte';
