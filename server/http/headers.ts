import type { ServerResponse } from 'node:http';

/**
 * Headers of every reply, whatever sends it. The pages' own content security policy, which needs
 * a nonce for each page, is in svelte.config.js.
 */
const securityHeaders: readonly (readonly [name: string, value: string])[] = [
	['X-Content-Type-Options', 'nosniff'],
	['X-Frame-Options', 'DENY'],
	// Addresses of meetings are nobody else's business.
	['Referrer-Policy', 'same-origin'],
	['Cross-Origin-Resource-Policy', 'same-origin'],
	['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()']
];

/** Browsers heed these over https only, and complain about them otherwise. */
const httpsHeaders: typeof securityHeaders = [
	['Cross-Origin-Opener-Policy', 'same-origin'],
	// One year, in seconds: who came by https keeps to https.
	['Strict-Transport-Security', 'max-age=31536000']
];

/** @param secure whether the client sees Rondo over https. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
	for (const [name, value] of securityHeaders) response.setHeader(name, value);
	if (!secure) return;
	for (const [name, value] of httpsHeaders) response.setHeader(name, value);
}
