/**
 * Names of things. An id is random and says nothing; the brand keeps a round's id from being taken for a seat's.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type MeetingId = Id<'meeting'>;
export type ParticipantId = Id<'participant'>;
export type ItemId = Id<'item'>;
export type RoundId = Id<'round'>;
export type VersionId = Id<'version'>;
export type ObjectionId = Id<'objection'>;
export type QuestionId = Id<'question'>;
export type RequestId = Id<'request'>;
export type NoteId = Id<'note'>;
export type ActionId = Id<'action'>;
export type AimId = Id<'aim'>;
export type CarriedId = Id<'carried'>;

/** Any of the ids above. */
export type AnyId = Id<string>;

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Whether a text has the form of an id: 1 to 64 letters, digits, `_` or `-`.
 * What every object answers to (`constructor`, `__proto__`) is none: things are looked up by their ids.
 */
export function isId(text: string): boolean {
	return idPattern.test(text) && !(text in Object.prototype);
}

/**
 * Takes a text for an id of the kind that is asked for.
 * Throws when it has not the form of one: doors check with `isId` first.
 */
export function asId<Kind extends AnyId>(text: string): Kind {
	if (!isId(text)) throw new TypeError('not an id');
	return text as Kind;
}
