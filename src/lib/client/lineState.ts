import type { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { ConnectionState } from './connectionState.ts';

/** Tells how the line is, in the four words that people see. */
export function followState(
	socket: HocuspocusProviderWebsocket,
	provider: HocuspocusProvider,
	onState: (state: ConnectionState) => void
): { readonly stop: () => void } {
	let connected = false;
	const tell = () => {
		if (!connected) onState(navigator.onLine ? 'reconnecting' : 'offline');
		else onState(provider.hasUnsyncedChanges ? 'saving' : 'saved');
	};
	const status = ({ status: word }: { status: string }) => {
		connected = word === 'connected';
		tell();
	};
	socket.on('status', status);
	provider.on('unsyncedChanges', tell);
	provider.on('synced', tell);
	window.addEventListener('online', tell);
	window.addEventListener('offline', tell);
	return {
		stop: () => {
			socket.off('status', status);
			window.removeEventListener('online', tell);
			window.removeEventListener('offline', tell);
		}
	};
}
