/** A text as HTML, as Markdown and as plain words. What a page only shows comes from `renderHtml.ts`. */
export { toHtml, toPlain } from './renderHtml.ts';
export { toMarkdown } from './renderMarkdown.ts';
