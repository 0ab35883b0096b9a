/** What screen readers hear when the round moves on. */
import { m } from '#i18n/paraglide/messages.js';
import type { Stage } from './stage.svelte.ts';

/** One polite sentence; empty when it is my own turn, which is said assertively. */
export function announcement(stage: Stage): string {
	const { round, live, next, progress } = stage;
	if (round === undefined || stage.isMine) return '';
	if (stage.closed) return m.round_centre_we_have_consent();
	if (round.state === 'revealed') return m.round_said_revealed();
	if (round.state === 'closed') return m.round_said_closed();
	if (round.mode === 'sealed') {
		const { done, of } = progress ?? { done: 0, of: 0 };
		return m.round_said_answers({ count: done, of });
	}
	if (round.current === null) return '';
	const name = live.nameOf(round.current);
	if (next === null) return m.round_speaks({ name });
	return next === live.me
		? m.round_said_you_next({ name })
		: m.round_said_next({ name, next: live.nameOf(next) });
}
