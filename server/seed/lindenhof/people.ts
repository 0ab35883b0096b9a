/** The people of Lindenhof, the circles they are in, and the roles they hold. */
import type { RoleKind } from '#governance/circle/roleTerm.ts';
import type { Day } from '../day.ts';

/** By a short name that is also the first part of their e-mail address. */
export const names = {
	mira: 'Mira Adler',
	hanna: 'Hanna Vogt',
	samuel: 'Samuel Weiß',
	tomasz: 'Tomasz Zieliński',
	elif: 'Elif Yıldız',
	jonas: 'Jonas Keller',
	ruth: 'Ruth Großmann',
	lena: 'Lena Böhm',
	noah: 'Noah Öztürk',
	bjoern: 'Björn Lindqvist',
	salma: 'سلمى حدّاد',
	vroni: 'Veronika Huber',
	annegret: 'Annegret Schütze-Mühlenkamp',
	ines: 'Inês Gonçalves',
	kofi: 'Kofi Mensah',
	yuki: '田中 雪',
	petra: 'Petra Krämer',
	emil: 'Emil Nowak',
	dieter: 'Dieter Jäger',
	judith: 'Judith Rosenbaum',
	olga: 'Olga Petrenko',
	farid: 'Farid Amini',
	paul: 'Paul N’Diaye',
	maxi: 'Maximiliane Theodora von Hohenfels-Wittgenstein',
	clara: 'Clara Sørensen'
} as const;

export type PersonKey = keyof typeof names;

/** Founds the organisation and looks after it. */
export const founder: PersonKey = 'mira';

export const circleKeys = ['general', 'garden', 'membership', 'finance'] as const;
export type CircleKey = (typeof circleKeys)[number];

export interface Joining {
	readonly who: PersonKey;
	readonly circle: CircleKey;
	/** Members from the beginning have none. */
	readonly from?: Day;
	/** The day on which they leave the circle. */
	readonly until?: Day;
	/** RL1: a member without a right to consent. */
	readonly listens?: true;
}

const all = (circle: CircleKey, ...who: PersonKey[]): readonly Joining[] =>
	who.map((each) => ({ who: each, circle }));

export const joinings: readonly Joining[] = [
	...all('general', 'clara', 'yuki'),
	...all('garden', 'mira', 'hanna', 'samuel', 'tomasz', 'elif', 'jonas', 'ruth', 'lena', 'noah'),
	...all('membership', 'annegret', 'ines', 'salma', 'kofi', 'petra', 'yuki'),
	...all('finance', 'dieter', 'judith', 'olga', 'farid', 'maxi'),
	{ who: 'vroni', circle: 'garden', listens: true },
	{ who: 'clara', circle: 'finance', until: -150 },
	{ who: 'salma', circle: 'garden', from: -260 },
	{ who: 'bjoern', circle: 'garden', from: -210 },
	{ who: 'paul', circle: 'finance', from: -200 },
	{ who: 'emil', circle: 'membership', from: -170 }
];

/** RS7: who held a role, one after the other, each up to a last day. */
export interface ScriptedRole {
	readonly circle: CircleKey;
	readonly kind: RoleKind;
	/** For a role of the circle's own (CR1). */
	readonly own?: { readonly name: string; readonly aim: string; readonly domain: string };
	readonly terms: readonly (readonly [PersonKey, from: Day, until: Day])[];
}

/** The day on which Lindenhof begins. */
export const begin: Day = -372;

export const roles: readonly ScriptedRole[] = [
	{ circle: 'general', kind: 'leader', terms: [['mira', begin, 140]] },
	{ circle: 'general', kind: 'facilitator', terms: [['clara', begin, 140]] },
	{ circle: 'general', kind: 'secretary', terms: [['yuki', begin, 60]] },
	{
		circle: 'garden',
		kind: 'leader',
		terms: [
			['hanna', begin, -185],
			['hanna', -184, 190]
		]
	},
	{
		circle: 'garden',
		kind: 'facilitator',
		terms: [
			['mira', begin, -185],
			['lena', -184, 24]
		]
	},
	{ circle: 'garden', kind: 'secretary', terms: [['elif', begin, 200]] },
	{ circle: 'garden', kind: 'delegate', terms: [['samuel', begin, 150]] },
	{
		circle: 'garden',
		kind: 'own',
		own: {
			name: 'Tool shed',
			aim: 'Whoever needs a tool finds it, sharp and whole',
			domain: 'The tool shed, its tools and its keys, up to 200 euros a year'
		},
		terms: [['tomasz', begin, 88]]
	},
	{
		circle: 'garden',
		kind: 'own',
		own: {
			name: 'Heating and water',
			aim: 'Warm rooms and clean water without waste',
			domain: 'Boiler, pumps and water meters; the times at which the heating is lowered'
		},
		terms: [['jonas', begin, 210]]
	},
	{ circle: 'membership', kind: 'leader', terms: [['annegret', begin, 170]] },
	{ circle: 'membership', kind: 'facilitator', terms: [['kofi', begin, 95]] },
	{ circle: 'membership', kind: 'secretary', terms: [['petra', begin, -18]] },
	{ circle: 'membership', kind: 'delegate', terms: [['ines', begin, 160]] },
	{
		circle: 'finance',
		kind: 'leader',
		terms: [
			['dieter', begin, -120],
			['dieter', -119, 245]
		]
	},
	{ circle: 'finance', kind: 'facilitator', terms: [['farid', begin, 33]] },
	{ circle: 'finance', kind: 'secretary', terms: [['olga', begin, 250]] },
	{ circle: 'finance', kind: 'delegate', terms: [['judith', begin, 130]] },
	{
		circle: 'finance',
		kind: 'own',
		own: {
			name: 'Bookkeeping',
			aim: 'Every receipt is in the books within a month',
			domain: 'Accounts, invoices and reminders; the banks we hold accounts with'
		},
		terms: [['paul', -199, 166]]
	}
];
