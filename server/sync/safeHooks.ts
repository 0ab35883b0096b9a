import type { Extension } from '@hocuspocus/server';
import { inTime } from './inTime.ts';
import { syncLimits } from './limits.ts';
import type { SyncContext, SyncLog } from './visitor.ts';

/** Hooks that decide whether somebody comes in: if they fail or hang, nobody does. */
const deciding: ReadonlySet<string> = new Set(['onConnect', 'onAuthenticate', 'onLoadDocument']);

/**
 * Wraps every hook of an extension. Hocuspocus does not catch what most of them throw, and Node ends the
 * process for it; a hook that never ends would keep people waiting for ever.
 */
export function safely(
	extension: Extension<SyncContext>,
	log: SyncLog,
	time: number = syncLimits.hookTime
): Extension<SyncContext> {
	const safe: Extension<SyncContext> = {};
	for (const [name, value] of Object.entries(extension)) {
		const wrapped = typeof value === 'function' ? wrap(name, value.bind(extension)) : value;
		Reflect.set(safe, name, wrapped);
	}
	return safe;

	function wrap(name: string, hook: (payload: unknown) => unknown) {
		return async (payload: unknown): Promise<unknown> => {
			try {
				return await inTime(Promise.resolve(hook(payload)), time);
			} catch (error) {
				if (deciding.has(name)) throw error;
				log.error({ err: error, hook: name }, 'a hook failed');
				return undefined;
			}
		};
	}
}
