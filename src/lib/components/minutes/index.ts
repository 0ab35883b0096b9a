export { default as DecisionPage } from './DecisionPage.svelte';
export { default as MinutesPage } from './MinutesPage.svelte';
export { default as SignedOutPage } from './SignedOutPage.svelte';
export { decisionTitle } from './headingWords.ts';
export { minutesMarkdown } from './minutesMarkdown.ts';
export { addressAfter, doneIn } from './whatHappened.ts';
export type { Doing } from './whatHappened.ts';
