/** A service by which people sign in (OpenID Connect), on 127.0.0.1: whoever comes is who the test says. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** What the service says of whoever signs in. */
export interface Claims {
	readonly sub: string;
	readonly email: string;
	readonly email_verified: boolean;
	readonly name: string;
}

export interface OidcPeer {
	readonly issuer: string;
	/** Signs somebody in there: where the browser is sent back to. */
	enter(address: string, claims: Claims, nonce?: string): URL;
	close(): void;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts the service on any free port. */
export async function openOidcPeer(clientId: string): Promise<OidcPeer> {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const tokens = new Map<string, string>();
	const server = createServer((request, response) => {
		const reply = (body: object) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(body));
		};
		if (request.url === '/jwks')
			return reply({
				keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }]
			});
		if (request.url !== '/token') return reply(discovery());
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			const idToken = tokens.get(new URLSearchParams(body).get('code') ?? '') ?? '';
			reply({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken });
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	const issuer = `http://127.0.0.1:${address.port}`;
	const discovery = () => ({
		...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
		...{ jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ['RS256'] }
	});
	return {
		issuer,
		enter: (sentTo, claims, nonce) => {
			const asked = new URL(sentTo).searchParams;
			const now = Math.floor(Date.now() / 1_000);
			const said = { ...claims, iss: issuer, aud: clientId, iat: now, exp: now + 60 };
			const own = { ...said, nonce: nonce ?? asked.get('nonce') };
			const head = `${part({ alg: 'RS256', kid: 'one' })}.${part(own)}`;
			const code = randomBytes(8).toString('hex');
			tokens.set(
				code,
				`${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`
			);
			const back = new URL(asked.get('redirect_uri') ?? '');
			back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
			return back;
		},
		close: () => void server.close()
	};
}
