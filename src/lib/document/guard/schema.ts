import type { Content, Scalar, TreeNode } from './struct.ts';
import { NotAllowed } from './verdict.ts';

/*
 * What the editor's binding (@lexical/yjs 0.52 V2) writes for our nodes, and nothing else. An unknown
 * element blanks the editor of everybody who joins later; a style or a `script` tag reaches their pages.
 */

/** The name of the root of a text among the elements; Yjs gives roots no name of their own. */
export const rootElement = '';
/** The name of a row of words (a Y.XmlText) among the elements. */
export const wordRow = '#words';

type Allows = (value: Scalar) => boolean;
type Attributes = ReadonlyMap<string, Allows>;

interface ElementRule {
	readonly attributes: Attributes;
	readonly children: ReadonlySet<string>;
}

const anyAlignment = wholeNumber(0, 6);
const anyIndent = wholeNumber(0, 8);
// Eleven bits, one for each style of words that the editor's core knows.
const anyWordFormat = wholeNumber(0, 2047);
const noStyle = oneOf('');

const blockAttributes: readonly (readonly [string, Allows])[] = [
	['__format', anyAlignment],
	['__indent', anyIndent],
	['__dir', oneOf(null, 'ltr', 'rtl')],
	['__style', noStyle],
	['__textFormat', anyWordFormat],
	['__textStyle', noStyle]
];

const linkAttributes: readonly (readonly [string, Allows])[] = [
	...blockAttributes,
	['__url', isAddress],
	['__target', oneOf(null, '', '_blank', '_self')],
	['__rel', isRelation],
	['__title', isTitle]
];

const inline = ['link', 'autolink', 'linebreak', wordRow];

const elements: ReadonlyMap<string, ElementRule> = new Map([
	[rootElement, rule([['__dir', oneOf(null, 'ltr', 'rtl')]], ['paragraph', 'heading', 'list'])],
	['paragraph', rule(blockAttributes, inline)],
	['heading', rule([...blockAttributes, ['__tag', oneOf('h1', 'h2', 'h3')]], inline)],
	[
		'list',
		rule(
			[
				...blockAttributes,
				['__tag', oneOf('ol', 'ul')],
				['__listType', oneOf('number', 'bullet')],
				['__start', wholeNumber(0, 1_000_000)]
			],
			['listitem']
		)
	],
	[
		'listitem',
		rule(
			[
				...blockAttributes,
				['__value', wholeNumber(0, 1_000_000)],
				['__checked', oneOf(undefined, null, true, false)]
			],
			[...inline, 'list']
		)
	],
	['link', rule(linkAttributes, ['linebreak', wordRow])],
	[
		'autolink',
		rule([...linkAttributes, ['__isUnlinked', oneOf(true, false)]], ['linebreak', wordRow])
	],
	['linebreak', rule([], [])]
]);

const wordProperties: Attributes = new Map([
	['__format', anyWordFormat],
	['__style', noStyle],
	// Other modes make words that nobody can edit letter by letter.
	['__mode', oneOf(0)],
	['__detail', wholeNumber(0, 3)]
]);

/** Throws `NotAllowed` unless `content` may stand at this place of a text. */
export function checkContent(content: Content, node: TreeNode, attribute: string | null): void {
	if (content.kind === 'gone') return;
	if (attribute !== null) checkAttribute(content, node, attribute);
	else if (node.name === wordRow) checkWords(content);
	else checkChild(content, node);
}

function checkAttribute(content: Content, node: TreeNode, attribute: string): void {
	const allows = elements.get(node.name)?.attributes.get(attribute);
	if (allows === undefined) throw new NotAllowed('forbidden_value');
	if (content.kind === 'deleted') return;
	if (content.kind !== 'values') throw new NotAllowed('forbidden_content');
	if (!content.values.every(allows)) throw new NotAllowed('forbidden_value');
}

function checkWords(content: Content): void {
	if (content.kind === 'words' || content.kind === 'deleted') return;
	if (content.kind !== 'format') throw new NotAllowed('forbidden_content');
	if (!allowsFormat(content.key, content.value)) throw new NotAllowed('forbidden_value');
}

function checkChild(content: Content, node: TreeNode): void {
	if (content.kind === 'deleted') return;
	const name = childName(content);
	if (name === null) throw new NotAllowed('forbidden_content');
	if (elements.get(node.name)?.children.has(name) !== true) throw new NotAllowed('forbidden_value');
}

/** The name under which a struct's own children find it, or null when it can have none. */
export function childName(content: Content): string | null {
	if (content.kind === 'element') return content.name;
	return content.kind === 'row' ? wordRow : null;
}

function allowsFormat(key: string, value: unknown): boolean {
	switch (key) {
		case 't':
			return value === null || value === 'tab';
		case 'i':
			return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0);
		case 'p':
			return value === null || allowsProperties(value);
		default:
			return false;
	}
}

function allowsProperties(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return Object.entries(value).every(
		([key, property]) => isScalar(property) && wordProperties.get(key)?.(property) === true
	);
}

function isScalar(value: unknown): value is Scalar {
	return value === null || value === undefined || /^(string|number|boolean)$/.test(typeof value);
}

function rule(
	attributes: readonly (readonly [string, Allows])[],
	children: readonly string[]
): ElementRule {
	return { attributes: new Map(attributes), children: new Set(children) };
}

function oneOf(...allowed: readonly Scalar[]): Allows {
	return (value) => allowed.includes(value);
}

function wholeNumber(from: number, to: number): Allows {
	return (value) =>
		typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

/** An address that may stand in a text: http, https or mail, without blanks and quotes. */
function isAddress(value: Scalar): boolean {
	return (
		typeof value === 'string' &&
		value.length <= 2_000 &&
		/^(?:https?:\/\/[^/?#\s]|mailto:[^?#\s])[^\s"<>\\^`{|}\p{Cc}]*$/iu.test(value)
	);
}

function isRelation(value: Scalar): boolean {
	return value === null || (typeof value === 'string' && /^[a-z ]{0,60}$/.test(value));
}

function isTitle(value: Scalar): boolean {
	return value === null || (typeof value === 'string' && value.length <= 300);
}
