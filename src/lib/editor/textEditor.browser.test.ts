import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import type { RichText } from '#governance/richText.ts';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { Relay } from '#testing/relay.ts';
import { takeSeat, type Seat } from '../../../tests/writing/seat.ts';
import { $readText } from './readNodes.ts';
import { toMarkdown } from './renderMarkdown.ts';
import './text.css';
import { createTextEditor } from './textEditor.ts';

const points: RichText = [
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents go first.' }] },
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Mühlbach pays.' }] }
];

let relay: Relay;
const seats: Seat[] = [];

function begin(text?: RichText): void {
	relay = new Relay((doc) => seedText(doc, 'a', text));
}

function sit(name: string, options?: Parameters<typeof takeSeat>[2]): Seat {
	const seat = takeSeat(relay, name, options);
	seats.push(seat);
	return seat;
}

function markdown(seat: Seat): string {
	return toMarkdown(seat.editor.toRichText());
}

/** Puts the cursor behind the last word, as a person does, and waits until it is there. */
async function goToEnd(seat: Seat): Promise<void> {
	await userEvent.click(seat.editable);
	await userEvent.keyboard('{Control>}{End}{/Control}');
	await vi.waitFor(() => {
		const atEnd = seat.lexical.read(() => {
			const selection = $getSelection();
			const last = $getRoot().getLastDescendant();
			if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
			return selection.anchor.key === (last ?? $getRoot()).getKey() && $isAtEnd(selection.anchor);
		});
		expect(atEnd).toBe(true);
	});
}

function $isAtEnd(point: { offset: number; getNode(): { getTextContentSize(): number } }): boolean {
	return point.offset >= point.getNode().getTextContentSize();
}

/** Puts the cursor into a block and does something to it. */
function restyle({ lexical }: Seat, block: number, act: () => void): void {
	const $select = (): void => void $getRoot().getChildAtIndex(block)?.selectEnd();
	lexical.update($select, { discrete: true });
	act();
	lexical.update(() => undefined, { discrete: true });
}

beforeEach(() => begin());

afterEach(() => {
	for (const seat of seats.splice(0)) seat.leave();
	expect(relay.refusals).toEqual([]);
	relay.close();
});

describe('writing', () => {
	it('ends in the shared text and shows where others read it', async () => {
		const hanna = sit('Hanna');
		const jonas = sit('Jonas', { readOnly: true });
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('Open the shed.{Enter}Lock it.');
		relay.settle();
		expect(markdown(jonas)).toBe('Open the shed.\n\nLock it.');
		expect(jonas.editable.textContent).toBe('Open the shed.Lock it.');
	});

	it('goes on behind the last word after Control and End', async () => {
		begin(points);
		const hanna = sit('Hanna');
		await goToEnd(hanna);
		await userEvent.keyboard(' Fifteen euros.{Enter}What breaks is mended.');
		expect(markdown(hanna)).toBe(
			'1. Residents go first.\n2. Mühlbach pays. Fifteen euros.\n3. What breaks is mended.'
		);
	});

	it('is not possible where the text is only to be read, until it opens', async () => {
		const jonas = sit('Jonas', { readOnly: true });
		await userEvent.click(jonas.editable);
		await userEvent.keyboard('Mine.');
		expect(markdown(jonas)).toBe('');
		jonas.editor.setReadOnly(false);
		await userEvent.click(jonas.editable);
		await userEvent.keyboard('Mine.');
		expect(markdown(jonas)).toBe('Mine.');
	});

	it('stops at the most a text holds, and says so', async () => {
		const hanna = sit('Hanna', { longest: 10 });
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('Open the shed.');
		expect(markdown(hanna)).toBe('Open the s');
		expect(hanna.refusals).toContain('text_full');
	});

	it('never cuts what others wrote, however long it grew', () => {
		const hanna = sit('Hanna', { longest: 10 });
		const jonas = sit('Jonas', { longest: 10 });
		hanna.at('end', (selection) => selection.insertText('Open the.'));
		jonas.at('end', (selection) => selection.insertText('Lock it.'));
		relay.settle();
		expect(hanna.editor.state.length).toBe(17);
		hanna.at('end', (selection) => selection.insertText('!'));
		expect(hanna.editor.state.length).toBe(17);
		expect(jonas.editor.toRichText()).toEqual(hanna.editor.toRichText());
	});

	it('is refused for a text that the server has not begun', () => {
		const doc = new Y.Doc();
		const editable = document.createElement('div');
		const cursorLayer = document.createElement('div');
		expect(() => createTextEditor({ doc, textId: 'a', editable, cursorLayer })).toThrow('begun');
	});
});

describe('the keyboard', () => {
	it('makes words bold and italic and knows no other look', async () => {
		const hanna = sit('Hanna');
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('{Control>}b{/Control}Daily{Control>}b{/Control} from ');
		await userEvent.keyboard('{Control>}i{/Control}8:00{Control>}iu{/Control} on');
		expect(markdown(hanna)).toBe('**Daily** from _8:00_ on');
	});

	it('makes headings and lists, and paragraphs again', async () => {
		const hanna = sit('Hanna');
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('Aim{Control>}{Alt>}[Digit2]{/Alt}{/Control}{Enter}first');
		await userEvent.keyboard('{Control>}{Shift>}[Digit7]{/Shift}{/Control}{Enter}second');
		expect(markdown(hanna)).toBe('## Aim\n\n1. first\n2. second');
		await userEvent.keyboard('{Control>}{Shift>}[Digit8]{/Shift}{/Control}');
		expect(markdown(hanna)).toBe('## Aim\n\n- first\n- second');
		await userEvent.keyboard('{Control>}{Shift>}[Digit8]{/Shift}{/Control}');
		expect(markdown(hanna)).toBe('## Aim\n\n- first\n\nsecond');
		await userEvent.keyboard('{Control>}{Alt>}[Digit0]{/Alt}{/Control}{Enter}{Enter}third');
		expect(markdown(hanna)).toBe('## Aim\n\n- first\n\nsecond\n\nthird');
	});

	it('moves a point in below another, and leaves an empty point by Enter and Backspace', async () => {
		begin(points);
		const hanna = sit('Hanna');
		await goToEnd(hanna);
		await userEvent.keyboard('{Enter}{Tab}in{Enter}{Tab}');
		await userEvent.keyboard('deeper{Enter}{Shift>}{Tab}{/Shift}{Shift>}{Tab}{/Shift}out');
		expect(markdown(hanna)).toBe(
			'1. Residents go first.\n2. Mühlbach pays.\n   1. in\n      1. deeper\n3. out'
		);
		await userEvent.keyboard('{Enter}{Enter}after');
		expect(markdown(hanna)).toContain('3. out\n\nafter');
	});

	it('leaves the text by Tab where nothing can be moved in', async () => {
		const hanna = sit('Hanna');
		const jonas = sit('Jonas');
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('Open');
		await userEvent.tab();
		expect(document.activeElement).toBe(jonas.editable);
		expect(markdown(hanna)).toBe('Open');
	});

	it('asks for the link dialog and for the toolbar', async () => {
		const onEditLink = vi.fn();
		const onGoToToolbar = vi.fn();
		const hanna = sit('Hanna', { onEditLink, onGoToToolbar });
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('{Control>}k{/Control}');
		await userEvent.keyboard('{Alt>}{F10}{/Alt}');
		expect(onEditLink).toHaveBeenCalledOnce();
		expect(onGoToToolbar).toHaveBeenCalledOnce();
	});

	it('takes back and does again', async () => {
		const hanna = sit('Hanna');
		await userEvent.click(hanna.editable);
		await userEvent.keyboard('Open');
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(markdown(hanna)).toBe('');
		await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
		expect(markdown(hanna)).toBe('Open');
	});
});

describe('the cursors of others', () => {
	it('stand at their words with their names, only while they write', async () => {
		begin(points);
		const hanna = sit('Hanna', { colour: 'p2' });
		const jonas = sit('Jonas');
		await goToEnd(hanna);
		relay.settle();
		await expect.poll(() => jonas.cursorLayer.textContent).toBe('Hanna');
		const caret = jonas.cursorLayer.querySelector<HTMLElement>('.text-cursor');
		expect(caret?.style.getPropertyValue('--lexical-cursor-color')).toBe('var(--p2)');
		expect(caret?.classList.contains('text-cursor-raised')).toBe(false);
		const end = caret?.getBoundingClientRect();
		await userEvent.keyboard('{ArrowLeft}');
		relay.settle();
		await expect.poll(() => caret?.classList.contains('text-cursor-raised')).toBe(true);
		expect(caret?.getBoundingClientRect().left).toBeLessThan(end?.left ?? 0);
		hanna.editable.blur();
		relay.settle();
		await expect.poll(() => jonas.cursorLayer.textContent).toBe('');
	});

	it('show a name that would reach out of the text before the caret', async () => {
		begin(points);
		const jonas = sit('Jonas');
		await goToEnd(sit('Maximiliane-Charlotte von Rothenburg '.repeat(6).trim()));
		relay.settle();
		const caret = () => jonas.cursorLayer.querySelector('.text-cursor');
		await expect.poll(() => caret()?.className).toContain('text-cursor-turned');
	});

	it('move along when somebody writes before them', async () => {
		begin(points);
		const hanna = sit('Hanna');
		const jonas = sit('Jonas');
		await goToEnd(hanna);
		relay.settle();
		await expect.poll(() => jonas.cursorLayer.textContent).toBe('Hanna');
		const left = (): number =>
			jonas.cursorLayer.querySelector('.text-cursor')?.getBoundingClientRect().left ?? 0;
		const before = left();
		jonas.at('end', (selection) => {
			selection.anchor.offset = selection.focus.offset = 0;
			selection.insertText('The people of ');
		});
		await expect.poll(left).toBeGreaterThan(before);
	});
});

describe('an editor and its document', () => {
	it('stay the same when two people make lists side by side', () => {
		const paragraph = (text: string): RichText => [{ kind: 'paragraph', runs: [{ text }] }];
		begin([...paragraph('First.'), ...paragraph('Second.')]);
		const hanna = sit('Hanna');
		const jonas = sit('Jonas');
		restyle(jonas, 1, () => jonas.editor.toggleList('numbered'));
		restyle(jonas, 0, () => undefined);
		restyle(hanna, 0, () => hanna.editor.toggleList('numbered'));
		relay.settle();
		expect(markdown(jonas)).toBe('1. First.\n2. Second.');
		// Had they become one list on one side alone, the next change would find no first list there.
		restyle(hanna, 0, () => hanna.editor.toggleHeading(2));
		relay.settle();
		for (const { lexical, editor } of [hanna, jonas]) {
			expect(lexical.read($readText)).toEqual(editor.toRichText());
		}
		expect(markdown(jonas)).toBe('## First.\n\n1. Second.');
	});

	it('come together again when the editor is left', async () => {
		begin(points);
		const hanna = sit('Hanna');
		hanna.lexical.update(() => $getRoot().clear(), { discrete: true, tag: 'skip-collab' });
		expect(hanna.lexical.read($readText)).toEqual([]);
		hanna.editable.dispatchEvent(new FocusEvent('blur'));
		await Promise.resolve();
		expect(hanna.lexical.read($readText)).toEqual(points);
	});

	it('come together again after a change fell on a tree that is not there', async () => {
		begin(points);
		const hanna = sit('Hanna');
		const jonas = sit('Jonas');
		hanna.lexical.update(() => $getRoot().clear(), { discrete: true, tag: 'skip-collab' });
		jonas.at('end', (selection) => selection.insertText(' Fifteen euros.'));
		relay.settle();
		await Promise.resolve();
		expect(hanna.lexical.read($readText)).toEqual(jonas.editor.toRichText());
		hanna.at('end', (selection) => selection.insertText(' Truly.'));
		relay.settle();
		expect(markdown(jonas)).toContain('Mühlbach pays. Fifteen euros. Truly.');
	});

	it('give up in words when the text holds what no editor of ours writes', async () => {
		const hanna = sit('Hanna');
		textRoot(hanna.peer.doc, 'a').push([new Y.XmlElement('marquee')]);
		relay.refusals.length = 0;
		await expect.poll(() => hanna.refusals).toContain('text_broken');
		await expect.poll(() => hanna.editable.contentEditable).toBe('false');
	});
});
