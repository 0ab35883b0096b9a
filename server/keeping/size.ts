const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes as people say it: `3.4 MB`. */
export function sizeInWords(bytes: number): string {
	const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
	const figure = (bytes / 1000 ** step).toLocaleString('en', { maximumFractionDigits: 1 });
	return `${figure} ${units[step]}`;
}
