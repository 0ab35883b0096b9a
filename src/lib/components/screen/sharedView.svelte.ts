import type { LiveMeeting } from '#client/liveMeeting.svelte.ts';
import { spentOn } from '#governance/agenda/item.ts';
import { latestVersion, type Meeting } from '#governance/meeting.ts';
import type { Objection } from '#governance/objection/objection.ts';
import { objectionHeard } from '../objection/heard.ts';
import { centreWords, type Centre } from '../round/centreWords.ts';
import type { Scene } from '../round/scene.ts';
import { Stage } from '../round/stage.svelte.ts';
import { lockedWords, objectionWords, screenWords, type ScreenWords } from './screenWords.ts';

/** What the shared screen shows of a meeting: nothing that not everybody may know. */
export class SharedView {
	readonly live: LiveMeeting;
	readonly stage: Stage;

	constructor(live: LiveMeeting) {
		this.live = live;
		this.stage = new Stage(live);
	}

	/** MT9: during a confidential item the screen is blank. */
	readonly isBlank: boolean = $derived.by(() => this.live.item?.confidential === true);
	readonly objection = $derived.by(() => objectionShown(this.live.meeting, this.stage.scene));
	readonly version = $derived.by(() => {
		const { item, meeting } = this.live;
		return item === undefined ? undefined : latestVersion(meeting, item.id);
	});

	readonly words: ScreenWords = $derived.by(() => {
		const { scene } = this.stage;
		// A round about the objection asks its own question.
		const inRound = scene.at === 'round' && scene.round.purpose === 'speak';
		return this.objection === undefined || inRound
			? lockedWords(screenWords(this.live, scene), scene, this.version)
			: objectionWords(this.live, this.objection);
	});

	readonly centre: Centre = $derived.by(() => {
		const { meeting } = this.live;
		const { scene, round, progress, closed } = this.stage;
		const nameOf = this.live.nameOf.bind(this.live);
		return centreWords({ meeting, scene, round, progress, isMine: false, closed, nameOf });
	});

	/** Minutes that are left of the item at hand; fewer than 0 are over. */
	get minutesLeft(): number | undefined {
		const { item, clock } = this.live;
		if (item === undefined || item.state !== 'current') return undefined;
		return Math.round(item.minutes - spentOn(item, clock.coarse) / 60_000);
	}
}

/** OB2: the objection that is heard now, unless the circle is quiet, asks something or has decided. */
function objectionShown(meeting: Meeting, scene: Scene): Objection | undefined {
	const isAside = scene.at === 'question' || scene.at === 'quiet' || scene.at === 'decided';
	return isAside ? undefined : objectionHeard(meeting);
}
