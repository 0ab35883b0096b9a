import type { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { ConnectionState } from './connectionState.ts';

/** How long words may be on their way, with nothing heard from the server, before the line counts as gone. */
const patience = 8_000;

/** Tells how the line is, in the four words that people see. */
export function followState(
	socket: HocuspocusProviderWebsocket,
	provider: HocuspocusProvider,
	onState: (state: ConnectionState) => void
): { readonly stop: () => void } {
	let connected = false;
	const tell = () => {
		// A socket can take minutes to notice that its network is gone; the device knows at once.
		if (!navigator.onLine) onState('offline');
		else if (!connected || silence.isLong) onState('reconnecting');
		else onState(provider.hasUnsyncedChanges ? 'saving' : 'saved');
	};
	const silence = followSilence(socket, provider, tell);
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
			silence.stop();
			socket.off('status', status);
			window.removeEventListener('online', tell);
			window.removeEventListener('offline', tell);
		}
	};
}

/** Notices a line that seems open and answers nothing. It is opened again when the socket gives it up. */
function followSilence(
	socket: HocuspocusProviderWebsocket,
	provider: HocuspocusProvider,
	changed: () => void
) {
	let isLong = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const set = (value: boolean) => {
		if (isLong === value) return;
		isLong = value;
		changed();
	};
	const watch = () => {
		if (timer !== undefined || !provider.hasUnsyncedChanges) return;
		const heard = socket.lastMessageReceived;
		timer = setTimeout(() => {
			timer = undefined;
			if (socket.lastMessageReceived !== heard) watch();
			else set(provider.hasUnsyncedChanges);
		}, patience);
	};
	const heard = () => set(false);
	provider.on('unsyncedChanges', watch);
	socket.on('message', heard);
	return {
		get isLong() {
			return isLong;
		},
		stop: () => {
			clearTimeout(timer);
			socket.off('message', heard);
		}
	};
}
