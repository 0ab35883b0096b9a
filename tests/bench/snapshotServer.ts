/*
 * The fastest way to open a document: a server that sends the stored bytes as they are, in a process of
 * its own. The first argument is their file.
 */
import { readFile } from 'node:fs/promises';
import * as encoding from 'lib0/encoding';
import { WebSocketServer } from 'ws';

const [file = ''] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
	socket.once('message', () => {
		void readFile(file).then((state) => {
			const encoder = encoding.createEncoder();
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint8Array(encoder, state);
			socket.send(encoding.toUint8Array(encoder));
		});
	});
});
server.on('listening', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
