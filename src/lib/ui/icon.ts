import type { Component } from 'svelte';

/**
 * An icon as the parts take it: any of `@lucide/svelte/icons/*`, or an own drawing with the same
 * two props. Icons stand beside a word and never instead of it, so parts hide them from readers.
 */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
