/**
 * The roots of a meeting's document that only the server writes: a projection of the database.
 * Source: architecture, "The meeting document".
 */
export const serverRoots = ['meta', 'agenda', 'people', 'rounds'] as const;
export type ServerRoot = (typeof serverRoots)[number];

/** Every text that people edit together is a root of its own, named `text:<id>`. */
export const textPrefix = 'text:';

/** The key in `meta` under which texts stand that have moved to a document of their own (MT9). */
export const movedTextsKey = 'movedTexts';
