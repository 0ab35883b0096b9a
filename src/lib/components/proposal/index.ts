export { Matter } from './matter.svelte.ts';
export { default as MatterCard } from './MatterCard.svelte';
