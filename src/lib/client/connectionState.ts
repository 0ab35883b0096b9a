/**
 * What a person has to know about the line. `saved` means durable on the server; `kept` means only on this
 * device, until whoever left is back (RN5).
 */
export const connectionStates = ['saved', 'saving', 'kept', 'offline', 'reconnecting'] as const;
export type ConnectionState = (typeof connectionStates)[number];
