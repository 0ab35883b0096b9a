/** CR1: what a circle is for: written together, adopted by consent, kept version by version. */
import * as v from 'valibot';
import { m } from '#i18n/paraglide/messages.js';
import { purposeParts, type PurposePart } from '#governance/agenda/subject.ts';
import type { RichText } from '#governance/richText.ts';
import { toMarkdown } from '#editor/render.ts';
import { line as oneLine } from '#server/meetings/door/fields.ts';
import type { OpenDocuments } from '#server/meetings/storedDocuments.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { purposeNow } from './adoptPurpose.ts';
import { addToBacklog } from './backlogOrder.ts';
import type { Circles } from './circles.ts';
import { beginPurposeTexts, purposeDraft } from './purposeDocument.ts';

/** Minutes that a meeting sets aside for a part of the purpose. */
const minutes = 30;

/** The draft of a part, and whether it says something else than what was adopted. */
export interface PurposeDraft {
	readonly part: PurposePart;
	readonly words: RichText;
}

export class Purposes {
	readonly #db: Db;
	readonly #circles: Circles;
	readonly #documents: OpenDocuments;
	readonly #now: () => number;

	constructor(db: Db, circles: Circles, documents: OpenDocuments, now: () => number) {
		this.#db = db;
		this.#circles = circles;
		this.#documents = documents;
		this.#now = now;
	}

	/** The drafts of all parts, for those who write them; begins them where nobody has yet. */
	async drafts(
		accountId: string | undefined,
		circleId: string
	): Promise<readonly PurposeDraft[] | undefined> {
		if ((await this.#circles.openTo(accountId, circleId, 'writePurpose')) === undefined)
			return undefined;
		const purpose = await purposeNow(this.#db, circleId);
		await beginPurposeTexts(this.#db, this.#documents, circleId, purpose, this.#now());
		return await Promise.all(
			purposeParts.map(async (part) => ({
				part,
				words: await purposeDraft(this.#documents, circleId, part)
			}))
		);
	}

	/** Puts a part, as it is written now, onto the backlog: at a meeting the circle consents to it. */
	async propose(
		accountId: string | undefined,
		circleId: string,
		form: { readonly part: string; readonly driver: string }
	): Promise<'done' | 'empty' | 'tooLong' | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'writePurpose');
		const part = purposeParts.find((each) => each === form.part);
		if (opened === undefined || part === undefined) return undefined;
		const driver = v.safeParse(oneLine, form.driver);
		if (!driver.success) return 'tooLong';
		const words = toMarkdown(await purposeDraft(this.#documents, circleId, part)).trim();
		if (words === '') return 'empty';
		const at = this.#now();
		const { personId, name } = opened.standing;
		await transaction(this.#db, async (tx) => {
			await addToBacklog(tx, {
				...{ id: newId(), circleId, kind: 'decide', title: titles[part]() },
				...{ driver: driver.output, nextStep: '', minutes, ownerName: name, due: null },
				...{ source: '', meetingId: null, createdAt: at, doneAt: null, came: 'person' },
				...{ subject: { kind: 'purpose', part }, words },
				...{ ownerPersonId: personId, addedBy: personId }
			});
		});
		return 'done';
	}
}

const titles: Readonly<Record<PurposePart, () => string>> = {
	vision: m.circle_purpose_title_vision,
	mission: m.circle_purpose_title_mission,
	aim: m.circle_purpose_title_aim,
	domain: m.circle_purpose_title_domain
};
