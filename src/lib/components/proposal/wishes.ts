import { changedPoints } from '#editor/changedPoints.ts';
import { stepOf, type Item } from '#governance/agenda/item.ts';
import type { RichText } from '#governance/richText.ts';

/** CD4, CD5: until the author is asked, each point that was changed in the draft is a wish for the next version. */
export function wishesIn(item: Item | undefined, latest: RichText, draft: RichText): number {
	const prompt = stepOf(item)?.prompt;
	return prompt === 'clarify' || prompt === 'react' ? changedPoints(latest, draft) : 0;
}
