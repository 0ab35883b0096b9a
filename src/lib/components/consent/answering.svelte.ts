import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { settingsOf } from '#governance/consent/settingsOf.ts';
import type { Version } from '#governance/consent/proposal.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { openObjections } from '#governance/meeting.ts';
import type { Round } from '#governance/round/round.ts';
import { AnswerForm, type Asked } from './answerForm.svelte.ts';

/** Which answer is mine to give now, and how far it is. */
export class Answering {
	readonly live: LiveMeeting;
	// Filled while deriving, where nothing reactive may be written; the forms in it are reactive.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #forms = new Map<string, AnswerForm>();
	/** RL3: somebody whose answer, though in, is entered again. */
	again = $state<ParticipantId | null>(null);

	constructor(live: LiveMeeting) {
		this.live = live;
	}

	readonly round: Round | undefined = $derived.by(() => this.live.round);
	readonly #offers: readonly Asked[] = $derived.by(() =>
		this.live.offers('answer').map(({ payload }) => payload)
	);
	/** First my own, then those whom I help; of answers that are in only my own. */
	readonly #asked: Asked | undefined = $derived.by(() => {
		const isDue = ({ who }: Asked) => !this.#isIn(who);
		const isMine = ({ who }: Asked) => who === this.live.me;
		return (
			this.#offers.find((asked) => asked.who === this.again) ??
			this.#offers.find((asked) => isMine(asked) && isDue(asked)) ??
			this.#offers.find(isDue) ??
			this.#offers.find(isMine)
		);
	});
	/** The form of that answer; another round, version or person has its own. */
	readonly form: AnswerForm | null = $derived.by(() => {
		const asked = this.#asked;
		return asked === undefined ? null : this.#formFor(asked);
	});
	readonly isIn: boolean = $derived.by(() => this.form !== null && this.#isIn(this.form.asked.who));
	/** Whether the sheet is open: the first answer, a change, or entering again for somebody. */
	readonly isChoosing: boolean = $derived.by(() => {
		const { form } = this;
		if (form === null) return false;
		return !this.isIn || form.changing || form.asked.who === this.again;
	});
	readonly isConsent: boolean = $derived.by(() => this.round?.purpose === 'consent');
	/** The frozen version that the round is about. */
	readonly version: Version | undefined = $derived.by(() => {
		const id = this.round?.version ?? null;
		return id === null ? undefined : this.live.meeting.versions[id];
	});
	/** Whether answers lie sealed until the reveal. */
	readonly isSealed: boolean = $derived.by(
		() => this.round?.mode === 'sealed' && this.round.state === 'open'
	);
	/** CD7: whether this circle knows "consent with a concern". */
	readonly hasConcerns: boolean = $derived.by(() => {
		const item = this.round?.item;
		return item !== undefined && settingsOf(this.live.meeting, item).concerns;
	});
	/** OB6: an objection that is open ends by its own ways, not by another answer. */
	readonly objects: boolean = $derived.by(() => {
		const { round, live } = this;
		if (round === undefined) return false;
		return openObjections(live.meeting, round.item).some(
			(held) => held.round === round.id && held.raiser === live.me
		);
	});
	/** RL3: those whom I help and whose answer is in; it can be replaced, not read. */
	readonly helped: readonly ParticipantId[] = $derived.by(() =>
		this.#offers.map(({ who }) => who).filter((who) => who !== this.live.me && this.#isIn(who))
	);

	#isIn(who: ParticipantId): boolean {
		return this.round?.turns[who]?.state === 'spoken';
	}

	#formFor(asked: Asked): AnswerForm {
		const key = `${asked.round} ${asked.version ?? ''} ${asked.who}`;
		const form = this.#forms.get(key) ?? new AnswerForm(this.live, asked);
		this.#forms.set(key, form);
		return form;
	}
}
