/** Why a command never came to the rule book, or was not kept: the line, its form, the store. */
export const failureCodes = [
	'offline',
	'badForm',
	'tooLong',
	'signedOut',
	'serverTrouble',
	'diskFull'
] as const;
export type FailureCode = (typeof failureCodes)[number];
