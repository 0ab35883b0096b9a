/** How a text is shown: as it stands, or held against the version before it (CD5). */
export type Manner = 'text' | 'changes';
