/** Commands that nobody may give in a sealed consent round that misses somebody, and what each is told. */
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import { itemIn, roundIn } from './course.ts';

/** The meeting as it is attacked, and who attacks. */
export interface Attack {
	readonly meeting: Meeting;
	readonly self: ParticipantId;
	readonly seatOf: (name: string) => ParticipantId;
}

export interface CommandAttack {
	readonly name: string;
	readonly command: (attack: Attack) => readonly [type: string, payload: object];
	/** What another member is told. */
	readonly member: RefusalCode | 'badForm';
	/** What a guest is told, if not the same. */
	readonly guest?: RefusalCode;
	/** What somebody without a seat is told, if not just that. */
	readonly outside?: RefusalCode | 'badForm';
}

const yes = { kind: 'consent', text: '' } as const;

function answer({ meeting }: Attack, who: ParticipantId, over: object = {}) {
	const { id: round, version } = roundIn(meeting);
	return ['answer', { round, version, who, answer: yes, readBack: true, ...over }] as const;
}

function versionBefore(meeting: Meeting): string {
	return Object.values(meeting.versions).find(({ number }) => number === 1)!.id;
}

const forOthers: readonly CommandAttack[] = [
	{
		name: 'answering for somebody else',
		command: (attack) => answer(attack, attack.seatOf('Mira Aydın')),
		member: 'notYours'
	},
	{
		name: 'overwriting the answer of somebody else',
		command: (attack) => answer(attack, attack.seatOf('Jonas Keller')),
		member: 'notYours'
	},
	{
		name: 'answering for somebody who is not there',
		command: (attack) => answer(attack, attack.seatOf('Lena Brandt')),
		member: 'notOnRoll',
		outside: 'notOnRoll'
	},
	{
		name: 'answering to the version of before',
		command: (attack) => answer(attack, attack.self, { version: versionBefore(attack.meeting) }),
		member: 'staleVersion',
		guest: 'guestsDoNotConsent',
		outside: 'notOnRoll'
	},
	{
		name: 'answering to no version',
		command: (attack) => answer(attack, attack.self, { version: null }),
		member: 'staleVersion',
		guest: 'guestsDoNotConsent',
		outside: 'notOnRoll'
	},
	{
		name: 'answering in a round that is over',
		command: (attack) => answer(attack, attack.self, { round: attack.meeting.roundOrder[0] }),
		member: 'stale',
		outside: 'stale'
	},
	{
		name: 'entering somebody who has a device of their own',
		command: ({ seatOf, self }) => [
			'seatWithoutDevice',
			{ seat: seatOf('Jonas Keller'), helper: self }
		],
		member: 'notWithoutDevice'
	},
	{
		name: 'changing the text that lies before the circle',
		command: ({ meeting }) => {
			const item = itemIn(meeting);
			const { details } = meeting.proposals[item]!;
			return ['changeDetails', { item, details: { ...details, title: 'Mine' } }];
		},
		member: 'textLocked'
	},
	{
		name: 'withdrawing the proposal of somebody else',
		command: ({ meeting }) => ['withdrawProposal', { item: itemIn(meeting) }],
		member: 'notYours'
	}
];

/** What belongs to the facilitator alone. */
const steering: Readonly<Record<string, CommandAttack['command']>> = {
	'closing the consent round': ({ meeting }) => ['closeRound', { round: roundIn(meeting).id }],
	'closing the consent round early': ({ meeting }) => [
		'closeEarly',
		{ round: roundIn(meeting).id, reason: 'It is late' }
	],
	'revealing while answers are missing': ({ meeting }) => [
		'reveal',
		{ round: roundIn(meeting).id }
	],
	'asking once more while answers are missing': ({ meeting }) => {
		const { id: round, version } = roundIn(meeting);
		return ['askOnceMore', { round, version }];
	},
	'announcing while answers are missing': ({ meeting }) => {
		const { id: round, version } = roundIn(meeting);
		return ['announce', { round, version }];
	},
	'going on to the next step': ({ meeting }) => [
		'nextStep',
		{ item: itemIn(meeting), from: 'consent' }
	],
	'going on from a step of before': ({ meeting }) => [
		'nextStep',
		{ item: itemIn(meeting), from: 'react' }
	],
	'going back a step': ({ meeting }) => [
		'goBack',
		{ item: itemIn(meeting), from: 'consent', to: 'react' }
	],
	'finishing the item': ({ meeting }) => ['finishItem', { item: itemIn(meeting) }],
	'starting another item': ({ meeting }) => ['startItem', { item: itemIn(meeting, 'closing') }],
	'starting the meeting again': () => ['startMeeting', {}],
	'ending the meeting': () => ['endMeeting', {}],
	'opening another consent round': ({ meeting }) => [
		'openConsentRound',
		{ item: itemIn(meeting), draftHash: '0'.repeat(64), answers: 'together' }
	],
	'undoing what the facilitator did': () => ['undo', { step: 'openConsentRound' }],
	'handing the facilitation to oneself': ({ self }) => ['handOver', { to: self, item: null }],
	'naming oneself deputy': ({ self }) => ['nameDeputies', { deputies: [self] }],
	'opening the seat of somebody else to a device': ({ seatOf }) => [
		'reopenSeat',
		{ seat: seatOf('Jonas Keller') }
	],
	'marking somebody left': ({ seatOf }) => [
		'markLeft',
		{ seat: seatOf('Mira Aydın'), reason: 'gone' }
	],
	'putting somebody off the roll': ({ meeting, seatOf }) => [
		'putOff',
		{ item: itemIn(meeting), seat: seatOf('Jonas Keller'), rule: 'mine' }
	],
	'letting a guest in': ({ meeting }) => ['letIn', { request: Object.keys(meeting.door)[0] }],
	'turning a guest away': ({ meeting }) => ['turnAway', { request: Object.keys(meeting.door)[0] }],
	'adding a person to the roll': () => ['addPerson', { name: 'Eve', consents: true }]
};

/** What has a door of its own, and never comes in by name. */
const sitting: Readonly<Record<string, CommandAttack['command']>> = {
	'sitting down': () => ['takeSeat', { member: true }],
	'coming as a guest': () => ['comeAsGuest', { name: 'Eve' }],
	'ringing for the seat of somebody else': ({ seatOf }) => [
		'ringDoor',
		{ seat: seatOf('Jonas Keller'), name: 'Jonas Keller' }
	]
};

export const commandAttacks: readonly CommandAttack[] = [
	...forOthers,
	...Object.entries(steering).map(
		([name, command]) => ({ name, command, member: 'notFacilitator' }) as const
	),
	{
		name: 'taking the facilitation from somebody who is here',
		command: ({ seatOf }) => ['takeUp', { from: seatOf('Mira Aydın') }],
		member: 'notSilent',
		outside: 'notSilent'
	},
	...Object.entries(sitting).map(
		([name, command]) => ({ name, command, member: 'badForm', outside: 'badForm' }) as const
	)
];

/** What the facilitator may not do either. */
export const facilitatorAttacks: readonly (readonly [name: string, code: RefusalCode])[] = [
	['overwriting the answer of somebody else', 'notYours'],
	['answering for somebody who is not there', 'notOnRoll'],
	['closing the consent round', 'neverOverridden'],
	['closing the consent round early', 'neverOverridden'],
	['revealing while answers are missing', 'answersMissing'],
	['asking once more while answers are missing', 'answersMissing'],
	['announcing while answers are missing', 'answersMissing'],
	['going on to the next step', 'roundOpen'],
	['going on from a step of before', 'stale'],
	['going back a step', 'roundOpen'],
	['finishing the item', 'roundOpen'],
	['opening another consent round', 'roundOpen'],
	['ending the meeting', 'stepNotDone'],
	['marking somebody left', 'notAway'],
	['adding a person to the roll', 'wrongPhase'],
	['withdrawing the proposal of somebody else', 'notYours'],
	['changing the text that lies before the circle', 'textLocked']
];
