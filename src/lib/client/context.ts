import { createContext } from 'svelte';
import type { LiveMeeting } from './liveMeeting.svelte.ts';

/** The meeting of the page, for every component on it. */
export const [liveMeeting, provideLiveMeeting] = createContext<LiveMeeting>();
