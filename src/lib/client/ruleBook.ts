import { Later } from './later.svelte.ts';

/** What one may do, by the rules. A page comes with what its reader may do now; the rules follow with the connection. */
export const ruleBook = new Later(() => import('#governance/actions.ts'));
