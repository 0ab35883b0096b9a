import { Later } from '#client/later.svelte.ts';

/** What can be done with an item is only known once the rule book is there; so is its menu. */
export const laterMenu = new Later(() => import('./ItemMenu.svelte'));
