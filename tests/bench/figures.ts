export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** One line of figures: what was measured, by contestant. */
export interface Line {
	readonly what: string;
	readonly unit: string;
	/** By contestant, one value for each round; the rounds of all contestants belong together. */
	readonly rounds: Readonly<Record<string, readonly number[]>>;
	/** What the others are compared with. */
	readonly base: string;
}

/** The medians of a line, and how they compare: the median of the ratios within each round. */
export function show({ what, unit, rounds, base }: Line): string {
	const parts = Object.entries(rounds).map(([name, values]) => {
		const ratios = values.map((value, round) => value / (rounds[base]?.[round] ?? Number.NaN));
		const ratio = name === base ? '' : ` (${median(ratios).toFixed(2)} x)`;
		return `${name} ${figure(median(values))}${ratio}`;
	});
	return `${`${what}, ${unit}`.padEnd(46)} ${parts.join('   ')}`;
}

function figure(value: number): string {
	return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
