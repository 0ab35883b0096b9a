/** A name as people type it on a phone: case, accents and doubled spaces do not matter (RL2). */
export function plainName(name: string): string {
	return name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll('ı', 'i')
		.replaceAll(/\s+/gu, ' ')
		.trim()
		.toLowerCase();
}
