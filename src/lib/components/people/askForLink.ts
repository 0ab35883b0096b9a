/** Asks the server for an address that others open. Yields `null` when it could not be had. */
export async function askForLink(path: string, method: 'GET' | 'POST'): Promise<string | null> {
	try {
		const response = await fetch(path, { method, headers: { accept: 'application/json' } });
		const reply: unknown = await response.json();
		const held = typeof reply === 'object' && reply !== null && 'link' in reply ? reply.link : null;
		return response.ok && typeof held === 'string' ? held : null;
	} catch {
		return null;
	}
}
