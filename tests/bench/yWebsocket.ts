/* The server of y-websocket 2 as it comes, in a process of its own. The first argument is its port. */
const [port = ''] = process.argv.slice(2);
process.env.HOST = '127.0.0.1';
process.env.PORT = port;
// It has no types, and does not say when it listens.
await import(new URL('../../node_modules/y-websocket/bin/server.cjs', import.meta.url).href);
setImmediate(() => process.send?.({ port: Number(port) }));
