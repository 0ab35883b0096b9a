export { default as EnterFor } from './LazyEnterFor.svelte';
export { default as Notices } from './Notices.svelte';
