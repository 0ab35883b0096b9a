import { Later } from '#client/later.svelte.ts';

export const questionParts = new Later(() => import('./parts.ts'));
