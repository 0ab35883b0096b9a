import { encode } from 'uqr';

/** A QR code as one path over a square of so many modules, its quiet zone included. */
export interface QrPath {
	readonly size: number;
	readonly path: string;
}

/** Modules of white around a code, without which many cameras do not see it. */
const quietZone = 3;

/** Draws a text as a QR code that still reads when a sixth of it is hidden by a lamp's reflection. */
export function qrPath(text: string): QrPath {
	const { size, data } = encode(text, { ecc: 'M', border: quietZone });
	const path = data.flatMap((row, y) =>
		darkRuns(row).map(([x, end]) => `M${x} ${y}h${end - x}v1H${x}z`)
	);
	return { size, path: path.join('') };
}

/** The dark stretches of a row, from and to: fewer and larger shapes, and no seams between them. */
function darkRuns(row: readonly boolean[]): readonly (readonly [number, number])[] {
	const runs: [number, number][] = [];
	row.forEach((isDark, x) => {
		const last = runs.at(-1);
		if (!isDark) return;
		if (last?.[1] === x) last[1] = x + 1;
		else runs.push([x, x + 1]);
	});
	return runs;
}
