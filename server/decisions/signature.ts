import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** This instance's mark on ledger entries: who writes a record anew without the secret cannot make it. */
export interface Signer {
	/** The mark on an entry's hash, as 64 hex digits. */
	readonly sign: (hash: string) => string;
	/** Whether a mark is this instance's own for this hash. */
	readonly holds: (hash: string, signature: string) => boolean;
}

/** A signer out of the instance's secret. */
export function createSigner(secret: Uint8Array): Signer {
	const key = Buffer.from(hkdfSync('sha256', secret, '', 'rondo ledger', 32));
	const sign = (hash: string): string => createHmac('sha256', key).update(hash).digest('hex');
	return {
		sign,
		holds: (hash, signature) => {
			const own = Buffer.from(sign(hash));
			const given = Buffer.from(signature);
			return own.length === given.length && timingSafeEqual(own, given);
		}
	};
}
