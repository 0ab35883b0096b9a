export { default as AgendaList } from './AgendaList.svelte';
export { kindWord, stepWord, titleOf } from './itemWords.ts';
export { default as StepBarOfItem } from './StepBarOfItem.svelte';
