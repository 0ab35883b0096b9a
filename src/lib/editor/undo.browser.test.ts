import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedText } from '#document/seed.ts';
import { Relay } from '#testing/relay.ts';
import { takeSeat, type Seat } from '../../../tests/writing/seat.ts';
import { toPlain } from './render.ts';

let relay: Relay;
let hanna: Seat;
let jonas: Seat;

beforeEach(() => {
	relay = new Relay((doc) => seedText(doc, 'a'));
	hanna = takeSeat(relay, 'Hanna');
	jonas = takeSeat(relay, 'Jonas');
});

afterEach(() => {
	hanna.leave();
	jonas.leave();
	relay.close();
});

function words(seat: Seat): string {
	return toPlain(seat.editor.toRichText());
}

describe('taking back', () => {
	it('takes back the own words only, between those of others', () => {
		hanna.at('end', (selection) => selection.insertText('Open the shed. '));
		relay.settle();
		jonas.at('end', (selection) => selection.insertText('Ask Ruth. '));
		relay.settle();
		hanna.at('end', (selection) => selection.insertText('Lock it.'));
		hanna.editor.undo();
		relay.settle();
		expect(words(hanna)).toBe('Ask Ruth. ');
		expect(words(jonas)).toBe('Ask Ruth. ');
		hanna.editor.redo();
		relay.settle();
		expect(words(jonas)).toBe('Open the shed. Ask Ruth. Lock it.');
	});

	it('leaves the paragraph in which somebody else has written since', () => {
		hanna.at('end', (selection) => selection.insertText('Open the shed.'));
		hanna.at('end', (selection) => selection.insertParagraph());
		relay.settle();
		jonas.at('end', (selection) => selection.insertText('Ask Ruth.'));
		relay.settle();
		hanna.editor.undo();
		relay.settle();
		expect(words(hanna)).toBe('Ask Ruth.');
		expect(words(jonas)).toBe('Ask Ruth.');
		expect(relay.refusals).toEqual([]);
	});

	it('knows nothing to take back for who has only heard the others', () => {
		jonas.at('end', (selection) => selection.insertText('Ask Ruth.'));
		relay.settle();
		expect(hanna.editor.state).toMatchObject({ canUndo: false, canRedo: false });
		hanna.editor.undo();
		expect(words(hanna)).toBe('Ask Ruth.');
		expect(jonas.editor.state).toMatchObject({ canUndo: true, canRedo: false });
	});
});
