import { Later } from '#client/later.svelte.ts';

export { Answering } from './answering.svelte.ts';

export const answerParts = new Later(() => import('./parts.ts'));
