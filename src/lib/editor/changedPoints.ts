import { diffTexts } from '#document/diff.ts';
import type { RichText } from '#governance/richText.ts';

/** How many points of a text were changed, came or went. */
export function changedPoints(before: RichText, after: RichText): number {
	return diffTexts(before, after).filter(({ change }) => change !== 'same').length;
}
