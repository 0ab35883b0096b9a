export { default as NarrowPage } from './NarrowPage.svelte';
export { default as WhoFields } from './WhoFields.svelte';
export { fieldProblems, nobodyYet, refusedProblems, type Problems, type WhoTyped } from './who.ts';
