/* Hocuspocus as it comes, in a process of its own: nothing is stored and nothing is checked. */
import { Server } from '@hocuspocus/server';

const server = new Server({ quiet: true, address: '127.0.0.1', port: 0 });
await server.listen();
process.send?.({ port: server.address.port });
