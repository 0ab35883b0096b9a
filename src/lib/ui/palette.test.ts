import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Colour of a token in one theme, as six hexadecimal figures. */
function colour(token: string, theme: 'light' | 'dark'): string {
	const pair = new RegExp(`--${token}: light-dark\\(#(\\w{6}), #(\\w{6})\\);`).exec(css);
	const single = new RegExp(`--${token}: #(\\w{6});`).exec(css);
	const found = pair ? pair[theme === 'light' ? 1 : 2] : single?.[1];
	if (!found) throw new Error(`tokens.css has no --${token}`);
	return found;
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
		const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

const texts = ['ink', 'ink-2', 'ink-3', 'consent', 'concern', 'objection', 'error'];
const onTheirTint = ['consent', 'concern', 'objection'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	test.each(texts)('%s can be read on paper and on a sheet', (token) => {
		for (const ground of ['paper', 'sheet']) {
			expect(contrast(colour(token, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
		}
	});

	test.each(onTheirTint)('%s can be read on its own tint', (token) => {
		const tint = colour(`${token}-tint`, theme);
		expect(contrast(colour(token, theme), tint)).toBeGreaterThanOrEqual(4.5);
	});

	test('what a locked button says can be read', () => {
		expect(contrast(colour('ink-3', theme), colour('sunk', theme))).toBeGreaterThanOrEqual(4.5);
	});

	test('edges of controls and the focus stand out from what they lie on', () => {
		for (const edge of ['line-strong', 'focus']) {
			for (const ground of ['paper', 'sheet']) {
				expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
			}
		}
	});

	test('words on lamp, consent and objection can be read', () => {
		expect(contrast(colour('on-lamp', theme), colour('lamp', theme))).toBeGreaterThanOrEqual(4.5);
		for (const fill of ['consent', 'objection']) {
			const ratio = contrast(colour('on-fill', theme), colour(fill, theme));
			expect(ratio).toBeGreaterThanOrEqual(4.5);
		}
	});

	test.each(['p1', 'p2', 'p3', 'p4', 'p5'])('the cursor colour %s carries a name', (token) => {
		expect(contrast(colour(token, theme), colour('sheet', theme))).toBeGreaterThanOrEqual(4.5);
	});
});
