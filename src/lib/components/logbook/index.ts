export { default as AgreementDetail } from './AgreementDetail.svelte';
export { actRefusal, doneWords, type Act, type ActsForm } from './actsForm.ts';
export { default as LogbookList } from './LogbookList.svelte';
export { askedIn, hrefOf, type LogbookAsked } from './logbookAddress.ts';
export { logbookCsv, logbookJson, logbookMarkdown } from './exports.ts';
export { default as ResolutionPaper } from './ResolutionPaper.svelte';
export { default as RoleDecisionForm } from './RoleDecisionForm.svelte';
export { roleProblems, type RoleProblems, type RoleTyped } from './roleProblems.ts';
export { default as SearchResults } from './SearchResults.svelte';
