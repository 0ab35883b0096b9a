import {
	$getSelection,
	$isRangeSelection,
	COMMAND_PRIORITY_HIGH,
	FORMAT_ELEMENT_COMMAND,
	FORMAT_TEXT_COMMAND,
	INDENT_CONTENT_COMMAND,
	KEY_DOWN_COMMAND,
	KEY_TAB_COMMAND,
	mergeRegister,
	OUTDENT_CONTENT_COMMAND,
	SET_TEXT_FORMAT_COMMAND,
	type LexicalEditor
} from 'lexical';
import { $makeParagraphs, $toggleHeading } from './blockStyle.ts';
import { $indentItem, $isAtItemStart, $toggleList } from './lists.ts';

/** What only the page around the editor can do. */
export interface ShortcutTargets {
	readonly editLink: () => void;
	readonly goToToolbar: () => void;
}

/** A key held with Ctrl (Cmd on a Mac), by its place on the keyboard, for layouts differ in their signs. */
const actions: Readonly<Record<string, () => unknown>> = {
	'alt+Digit0': $makeParagraphs,
	'alt+Digit1': () => $toggleHeading(1),
	'alt+Digit2': () => $toggleHeading(2),
	'alt+Digit3': () => $toggleHeading(3),
	'shift+Digit7': () => $toggleList('number'),
	'shift+Digit8': () => $toggleList('bullet'),
	BracketRight: () => $indentItem(1),
	BracketLeft: () => $indentItem(-1)
};

/**
 * The keys of a text beside those Lexical has itself (bold, italic, undo, redo). Tab indents only before
 * the first word of a list item, and only as far as it can: it never keeps the focus from going on.
 */
export function registerShortcuts(editor: LexicalEditor, targets: ShortcutTargets): () => void {
	return mergeRegister(
		editor.registerCommand(
			KEY_DOWN_COMMAND,
			(event) => {
				const action = actionFor(event, targets);
				if (action === undefined) return false;
				event.preventDefault();
				action();
				return true;
			},
			COMMAND_PRIORITY_HIGH
		),
		editor.registerCommand(
			KEY_TAB_COMMAND,
			(event) => {
				const moved = $isAtItemStart() && $indentItem(event.shiftKey ? -1 : 1);
				if (moved) event.preventDefault();
				return moved;
			},
			COMMAND_PRIORITY_HIGH
		),
		registerAllowedFormats(editor)
	);
}

function actionFor(event: KeyboardEvent, targets: ShortcutTargets): (() => unknown) | undefined {
	if (event.altKey && event.key === 'F10') return targets.goToToolbar;
	// AltGr reports Ctrl and Alt: there it writes brackets and braces.
	if (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey)) return undefined;
	const held = `${event.altKey ? 'alt+' : ''}${event.shiftKey ? 'shift+' : ''}${event.code}`;
	return held === 'KeyK' ? targets.editLink : actions[held];
}

/** Styles that a text does not have do nothing, whoever asks for them: keys, menus of the browser, drivers. */
function registerAllowedFormats(editor: LexicalEditor): () => void {
	const swallow = (): boolean => true;
	return mergeRegister(
		editor.registerCommand(
			FORMAT_TEXT_COMMAND,
			(format) => format !== 'bold' && format !== 'italic',
			COMMAND_PRIORITY_HIGH
		),
		editor.registerCommand(SET_TEXT_FORMAT_COMMAND, swallow, COMMAND_PRIORITY_HIGH),
		editor.registerCommand(FORMAT_ELEMENT_COMMAND, swallow, COMMAND_PRIORITY_HIGH),
		editor.registerCommand(INDENT_CONTENT_COMMAND, () => $indentOrPass(1), COMMAND_PRIORITY_HIGH),
		editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => $indentOrPass(-1), COMMAND_PRIORITY_HIGH)
	);
}

/** Always handled: a paragraph has no indent. */
function $indentOrPass(by: 1 | -1): true {
	if ($isRangeSelection($getSelection())) $indentItem(by);
	return true;
}
