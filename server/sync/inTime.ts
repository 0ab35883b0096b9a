/** Rejects if work takes longer than this many milliseconds. The work itself is not stopped. */
export async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new Error('took too long')), milliseconds);
	try {
		return await Promise.race([work, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}
