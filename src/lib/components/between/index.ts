export { default as BeginBetween } from './BeginBetween.svelte';
export { default as BetweenLines } from './BetweenLines.svelte';
export { default as BetweenPaper } from './BetweenPaper.svelte';
export { default as ProposalFields } from './ProposalFields.svelte';
export { betweenProblems, type BetweenProblems } from './problems.ts';
export { proposedFrom, type Proposed } from './proposed.ts';
