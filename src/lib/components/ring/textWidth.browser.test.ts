import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { expect, test } from 'vitest';
import { textWidth } from './textWidth.ts';

/** What the browser measures, in em. */
async function measured(text: string): Promise<number> {
	const font = '680 100px "Atkinson Hyperlegible Next Variable", sans-serif';
	await document.fonts.load(font, text);
	const pen = document.createElement('canvas').getContext('2d');
	if (!pen) throw new Error('This browser draws no text.');
	pen.font = font;
	return pen.measureText(text).width / 100;
}

test.each([
	'Hanna',
	'Tomasz',
	'Samuel',
	'Elif',
	'Gül',
	'Österreicher',
	'ANNA',
	'WWW',
	'Maximiliane-Charlotte',
	'consents, with a concern',
	'author, listens'
])('the width of "%s" is reckoned within a tenth', async (text) => {
	const real = await measured(text);
	expect(textWidth(text)).toBeGreaterThan(real * 0.95);
	expect(textWidth(text)).toBeLessThan(real * 1.1);
});

test.each(['سلمى', 'شمس', 'محمد', 'فاطمة', 'עומר', 'Иван', 'Щербаков'])(
	'"%s", in a font of the reader, has the room it needs',
	async (text) => {
		const real = await measured(text);
		expect(textWidth(text)).toBeGreaterThan(real * 0.95);
		expect(textWidth(text)).toBeLessThan(real * 1.35);
	}
);
