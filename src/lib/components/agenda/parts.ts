/** The menus of the agenda: fetched by `laterMenus` once the page is there. */
export { default as ItemMenu } from './ItemMenu.svelte';
export { default as StepMenu } from './StepMenu.svelte';
