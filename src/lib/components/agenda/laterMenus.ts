import { Later } from '#client/later.svelte.ts';

/** What can be done with an item and its steps is only known once the rule book is there; so are the menus. */
export const laterMenus = new Later(() => import('./parts.ts'));
