import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';

/**
 * The nodes of a text beside Lexical's own paragraph, text, tab and line break.
 *
 * What @lexical/yjs 0.52 (V2) stores for them, read from its sources (`SyncV2.ts`) and checked by
 * `nodes.test.ts`; the sync guard allows this and nothing else:
 *
 * - The root is the `Y.XmlElement` `text:<id>` itself, without a name. Its children are elements.
 * - Every other node but text is a `Y.XmlElement` named after its type: `paragraph`, `heading`, `list`,
 *   `listitem`, `link`, `autolink`, `linebreak`. Its properties are attributes, left out while they have
 *   their default: `__format` 0, `__indent` 0, `__dir` null, `__style` '', `__textFormat` 0,
 *   `__textStyle` '' for all of them, and
 *   `heading` `__tag` 'h1' · `list` `__tag` 'ol', `__listType` 'number', `__start` 1 ·
 *   `listitem` `__value` 1, `__checked` undefined · `link`, `autolink` `__url` '', `__target` null,
 *   `__rel` null, `__title` null · `autolink` `__isUnlinked` false.
 * - A row of text nodes is one `Y.XmlText`. Each node is a stretch with the formats `t` (its type: absent
 *   for text, 'tab'), `p` (an object of `__format`, `__style`, `__mode`, `__detail`, defaults left out),
 *   `i` (its place in the row, absent for the first; keeps Yjs from joining neighbours).
 *   Node states would be `s_<key>`; ours have none. Slots (`__slots`) do not occur.
 */
export const textNodes = [HeadingNode, ListNode, ListItemNode, LinkNode, AutoLinkNode] as const;
