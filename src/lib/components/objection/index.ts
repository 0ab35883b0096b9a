import { Later } from '#client/later.svelte.ts';

export { objectionHeard, objectionToName } from './heard.ts';

export const objectionPart = new Later(() => import('./ObjectionCard.svelte'));
