/** Longest wait for something that does come true, in milliseconds. */
const patience = 15_000;
const glance = 4;

/** Waits for a condition that does come true. */
export async function until(condition: () => boolean): Promise<void> {
	const giveUpAt = performance.now() + patience;
	while (!condition()) {
		if (performance.now() > giveUpAt) throw new Error('still waiting');
		await new Promise((resolve) => setTimeout(resolve, glance));
	}
}
