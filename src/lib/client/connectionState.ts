/** What a person has to know about the line: four words, no more. `saved` means durable on the server. */
export const connectionStates = ['saved', 'saving', 'offline', 'reconnecting'] as const;
export type ConnectionState = (typeof connectionStates)[number];
