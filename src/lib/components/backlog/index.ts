export { default as ActionFields } from './ActionFields.svelte';
export { default as ActionRow } from './ActionRow.svelte';
export { default as BacklogRow } from './BacklogRow.svelte';
export { default as ItemFields } from './ItemFields.svelte';
export { default as ListPage } from './ListPage.svelte';
export { default as Side } from './Side.svelte';
