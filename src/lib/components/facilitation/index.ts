export { default as SayNowDock } from './LazyDock.svelte';
