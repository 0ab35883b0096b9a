/** CR3: an item runs by the settings that were stored when it began. */
import type { ItemId } from '../ids.ts';
import { itemAt } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import type { ProcessSettings } from '../settings.ts';

/** The settings an item runs by: those stored when it began (CR3). */
export function settingsOf(meeting: Meeting, item: ItemId | null): ProcessSettings {
	return itemAt(meeting, item)?.settings ?? meeting.circle.settings;
}
