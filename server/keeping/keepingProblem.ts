import { m } from '#i18n/paraglide/messages.js';

interface Details {
	readonly file?: string;
	readonly place?: string;
	readonly table?: string;
}

/** Why a backup cannot be taken, read or restored, and what the operator can do about it. */
const words = {
	exists: ({ file = '' }: Details) => m.keeping_exists({ file }),
	noFile: ({ file = '' }: Details) => m.keeping_no_file({ file }),
	cannotWrite: ({ file = '' }: Details) => m.keeping_cannot_write({ file }),
	full: ({ file = '' }: Details) => m.keeping_full({ file }),
	nothingThere: () => m.keeping_nothing_there(),
	noSecret: () => m.keeping_no_secret(),
	notBackup: ({ file = '' }: Details) => m.keeping_not_backup({ file }),
	damaged: ({ file = '' }: Details) => m.keeping_damaged({ file }),
	newerBackup: ({ file = '' }: Details) => m.keeping_newer_backup({ file }),
	notEmpty: ({ place = '' }: Details) => m.keeping_not_empty({ place }),
	unreadablePlace: ({ place = '' }: Details) => m.keeping_unreadable_place({ place }),
	otherSecret: ({ place = '' }: Details) => m.keeping_other_secret({ place }),
	notAsItWas: ({ table = '' }: Details) => m.keeping_not_as_it_was({ table })
} satisfies Readonly<Record<string, (details: Details) => string>>;

export type KeepingProblemCode = keyof typeof words;

/** An expected "no" of backup and restore; `message` is what the operator reads. */
export class KeepingProblem extends Error {
	override readonly name = 'KeepingProblem';
	readonly code: KeepingProblemCode;

	constructor(code: KeepingProblemCode, details: Details = {}, cause?: unknown) {
		super(words[code](details), { cause });
		this.code = code;
	}
}
