/** Loaded before Rondo: its clock runs `DAYS_AHEAD` days ahead of the computer's. */
const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;

globalThis.Date = new Proxy(Date, {
	construct: (Original, given: ConstructorParameters<DateConstructor> | []) =>
		given.length === 0 ? new Original(Original.now() + ahead) : new Original(...given),
	get: (Original, name) =>
		name === 'now' ? () => Original.now() + ahead : Reflect.get(Original, name)
});
