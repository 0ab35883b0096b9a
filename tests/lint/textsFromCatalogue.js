/**
 * Lint rule: texts that people read come from the message catalogue, never from the markup.
 * A text in the markup cannot be translated, and two screens soon call one thing by two names.
 */

const spokenAttributes = new Set([
	'alt',
	'aria-description',
	'aria-label',
	'aria-placeholder',
	'aria-roledescription',
	'aria-valuetext',
	'description',
	'hint',
	'label',
	'placeholder',
	'title'
]);

/** Marks such as "·" or "3/8" are not words of a language. */
function hasWords(text) {
	return /\p{L}/u.test(text);
}

/** The words that an expression shows by itself; what it gets from calls and names is not its own. */
function literalWords(expression) {
	switch (expression.type) {
		case 'Literal':
			return typeof expression.value === 'string' ? expression.value : '';
		case 'TemplateLiteral':
			return expression.quasis.map((part) => part.value.raw).join(' ');
		case 'ConditionalExpression':
			return `${literalWords(expression.consequent)} ${literalWords(expression.alternate)}`;
		case 'LogicalExpression':
		case 'BinaryExpression':
			return `${literalWords(expression.left)} ${literalWords(expression.right)}`;
		default:
			return '';
	}
}

function attributeWords(value) {
	if (value.type === 'SvelteLiteral') return value.value;
	return value.type === 'SvelteMustacheTag' ? literalWords(value.expression) : '';
}

/** @type {import('eslint').Rule.RuleModule} */
export const textsFromCatalogue = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			text: 'The text "{{words}}" stands in the markup. Add it to messages/en/<file>.json and write {m.its_key()} here.'
		}
	},
	create(context) {
		function reportWords(node, words) {
			if (hasWords(words)) {
				context.report({ node, messageId: 'text', data: { words: words.trim() } });
			}
		}
		return {
			SvelteText(node) {
				if (node.parent.type !== 'SvelteStyleElement') reportWords(node, node.value);
			},
			SvelteMustacheTag(node) {
				if (node.parent.type === 'SvelteAttribute') return;
				if (node.parent.type === 'SvelteStyleDirective') return;
				reportWords(node, literalWords(node.expression));
			},
			SvelteAttribute(node) {
				if (!spokenAttributes.has(node.key.name)) return;
				for (const value of node.value) reportWords(value, attributeWords(value));
			}
		};
	}
};
