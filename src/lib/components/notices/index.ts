export { default as ChoiceTable } from './ChoiceTable.svelte';
