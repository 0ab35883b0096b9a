import { forged, forgedUpdate, type ForgedStruct } from '#testing/forgedUpdate.ts';
import { hannaId, serverIds } from '#testing/guardScene.ts';

const { row, title } = serverIds;
const inRoot = { parent: 'text:draft' };

function under(client: number, structs: readonly ForgedStruct[], count?: number): Uint8Array {
	return forgedUpdate([{ client, clock: 0, structs, ...(count !== undefined && { count }) }]);
}

function many(count: number, struct: (n: number) => ForgedStruct): readonly ForgedStruct[] {
	return Array.from({ length: count }, (_, n) => struct(n));
}

/** A word that is one item per letter: each was written right behind the first one. */
function scattered(letters: number): readonly ForgedStruct[] {
	return many(letters, (n) =>
		forged.words('a', {
			...(n === 0 ? { parent: row } : { origin: [hannaId, 0] as const }),
			...(n > 1 && { rightOrigin: [hannaId, n - 1] as const })
		})
	);
}

/**
 * Updates of a few kilobytes that cost an unguarded server seconds or its life, by name. Each comes after
 * what must have been written honestly before.
 */
export const bombs: Readonly<
	Record<string, { readonly before?: Uint8Array; readonly update: Uint8Array }>
> = {
	'8,000 arrays in each other': { update: under(hannaId, [forged.arrays(8_000, inRoot)]) },
	'400,000 arrays in each other': { update: under(hannaId, [forged.arrays(200_000, inRoot)]) },
	'elements in elements': {
		update: under(
			hannaId,
			many(20_000, (n) =>
				forged.element('list', { parent: n === 0 ? 'text:draft' : [hannaId, n - 1] })
			)
		)
	},
	'a megabyte of root names': {
		update: under(
			hannaId,
			many(20_000, (n) => forged.element('paragraph', { parent: `text:${n}` }))
		)
	},
	'a trillion structs': { update: under(hannaId, [], 2 ** 40) },
	'a clock at the end of numbers': {
		update: forgedUpdate([
			{ client: hannaId, clock: Number.MAX_SAFE_INTEGER, structs: [forged.length(0, 1)] }
		])
	},
	'words without end, deleted': {
		update: under(hannaId, [forged.length(1, 2 ** 50, { parent: row })])
	},
	'250,000 gone clocks': {
		update: under(
			hannaId,
			many(250_000, () => forged.length(0, 1))
		)
	},
	'deletions of the server’s future': {
		update: forgedUpdate([], [{ client: title[0], ranges: [[title[1] + 1, 2 ** 40]] }])
	},
	'100,000 deletions of the same word': {
		before: under(hannaId, [forged.words('word', { parent: row })]),
		update: forgedUpdate(
			[],
			[{ client: hannaId, ranges: Array.from({ length: 100_000 }, () => [0, 4] as const) }]
		)
	},
	'rivals for one place': {
		before: under(hannaId, scattered(20_000)),
		update: forgedUpdate([
			{
				client: hannaId,
				clock: 20_000,
				structs: many(20_000, () => forged.words('b', { origin: [hannaId, 0] }))
			}
		])
	},
	'a long chain of values': {
		update: under(
			hannaId,
			many(40_000, () => forged.value('ltr', { parent: 'text:draft', attribute: '__dir' }))
		)
	},
	'thousands of writers': {
		update: forgedUpdate(
			Array.from({ length: 5_000 }, (_, n) => ({
				client: hannaId + n,
				clock: 0,
				structs: [forged.words('a', { parent: row })]
			}))
		)
	}
};
