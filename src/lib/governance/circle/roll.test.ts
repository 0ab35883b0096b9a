import { describe, expect, test } from 'vitest';
import { rollOf, type LinkTerm } from './roll.ts';

const day = '2026-11-23';
const hanna = { personId: 'hanna', name: 'Hanna', consents: true };
const ruth = { personId: 'ruth', name: 'Ruth', consents: false };

function term(personId: string, kind: LinkTerm['kind'], circleId: string, from = day): LinkTerm {
	return {
		...{ personId, name: personId, kind, circleId, circleName: `Circle ${circleId}` },
		...{ from, until: '2026-12-31', interim: true }
	};
}

const link = (as: 'leader' | 'delegate', interim = false) => ({
	...{ circleId: 'garden', circleName: 'Circle garden', as, interim }
});

describe('[CR2] the roll of a circle', () => {
	test('has leader and delegate of each circle within it, as full members', () => {
		const terms = [term('jonas', 'leader', 'garden'), term('elif', 'delegate', 'garden')];
		expect(rollOf('general', [hanna], terms, day)).toEqual([
			{ ...hanna, links: [] },
			{
				...{ personId: 'jonas', name: 'jonas', consents: true },
				links: [link('leader')]
			},
			{
				...{ personId: 'elif', name: 'elif', consents: true },
				links: [link('delegate')]
			}
		]);
	});

	test('has its own leader and delegate, whoever they are in the broader circle', () => {
		const terms = [term('jonas', 'leader', 'garden'), term('elif', 'delegate', 'garden')];
		const roll = rollOf('garden', [hanna], terms, day);
		expect(roll.map(({ personId }) => personId)).toEqual(['hanna', 'jonas', 'elif']);
		expect(roll.every(({ links }) => links.length === 0)).toBe(true);
	});

	test('names nobody twice, and who links consents', () => {
		const terms = [term('ruth', 'delegate', 'garden'), term('ruth', 'delegate', 'finance')];
		const [only, ...others] = rollOf('general', [ruth], terms, day);
		expect(others).toEqual([]);
		expect(only).toMatchObject({ consents: true });
		expect(only?.links.map(({ circleId }) => circleId)).toEqual(['garden', 'finance']);
	});

	test('has a delegate from the first day of the term, as interim after it, and then no more', () => {
		const terms = [term('elif', 'delegate', 'garden', '2026-11-23')];
		const names = (on: string) => rollOf('general', [], terms, on).map(({ name }) => name);
		expect(names('2026-11-22')).toEqual([]);
		expect(names('2026-11-23')).toEqual(['elif']);
		expect(names('2027-02-11')).toEqual(['elif']);
		expect(rollOf('general', [], terms, '2026-12-31')[0]?.links).toEqual([link('delegate')]);
		expect(rollOf('general', [], terms, '2027-01-01')[0]?.links).toEqual([link('delegate', true)]);
		expect(names('2027-02-12')).toEqual([]);
	});

	test('is not widened by other roles', () => {
		expect(rollOf('general', [], [term('elif', 'secretary', 'garden')], day)).toEqual([]);
	});
});
