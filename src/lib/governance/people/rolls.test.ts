import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { RequestId } from '../ids.ts';
import { mostSeats } from './commands.ts';
import { consentRoll, consentRollHere, speakingRoll } from './seat.ts';

const bell = (table: Table): RequestId => {
	const id = Object.values(table.meeting.door).at(-1)?.id;
	assert(id);
	return id;
};

const withGuest = (table: Table): Table => table.give('Ada', 'comeAsGuest', { name: 'Ada' });

describe('the two rolls', () => {
	it('[RL1] everybody with a seat speaks, guests too; the consent roll is the members, absent ones too', () => {
		const { meeting } = withGuest(aMeeting().without('Lena').inLobby());
		expect(speakingRoll(meeting, null)).toContain(person('Ada'));
		expect(speakingRoll(meeting, null)).not.toContain(person('Lena'));
		expect(consentRoll(meeting, null)).toContain(person('Lena'));
		expect(consentRoll(meeting, null)).not.toContain(person('Ada'));
		expect(consentRollHere(meeting, null)).toHaveLength(7);
	});

	it('[RL1] a guest has a turn in speaking rounds and none in consent rounds', () => {
		const table = withGuest(aMeeting().inLobby());
		table.give('Mira', 'startMeeting', {}).openRound();
		expect(table.round.order).toContain(person('Ada'));
		const asked = aMeeting().inConsentRound().round.order;
		expect(asked).toHaveLength(8);
	});

	it('[RL1] a guest answers neither a consent round nor a question, and blocks neither', () => {
		const table = aMeeting().inStep('consent');
		table.give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		table.give('Mira', 'letIn', { request: bell(table) });
		table.give('Mira', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		const question = table.question.id;
		expect(table.says('Ada', 'sayNo', { question, words: '' })).toBe('guestsDoNotConsent');
		table.give('Mira', 'settle', { question });
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		const { id: round, version } = table.round;
		const answer = { kind: 'objection', text: '' } as const;
		expect(
			table.says('Ada', 'answer', { round, version, who: person('Ada'), answer, readBack: false })
		).toBe('guestsDoNotConsent');
		expect(table.everybodyConsents().reveal().adopt().meeting.decisions[shed]?.state).toBe(
			'inForce'
		);
	});

	it('[RL1] a member without a right to consent in this domain speaks and does not consent', () => {
		const table = aMeeting().inLobby();
		table.give('Mira', 'addPerson', { name: 'Noor', consents: false });
		const noor = Object.values(table.meeting.seats).find(({ name }) => name === 'Noor');
		assert(noor);
		table.give(noor.id, 'takeSeat', { member: false });
		expect(speakingRoll(table.meeting, null)).toContain(noor.id);
		expect(consentRoll(table.meeting, null)).not.toContain(noor.id);
	});
});

describe('coming in', () => {
	it('[RL2] in the lobby a free named seat is open to whoever has the code', () => {
		const table = aMeeting().without('Lena').inLobby();
		expect(table.says('Lena', 'takeSeat', { member: false })).toBe('accepted');
		expect(table.says('Lena', 'takeSeat', { member: false })).toBe('seatTaken');
		expect(table.says('Nobody', 'takeSeat', { member: false })).toBe('notFound');
	});

	it('[RL2] once the meeting has begun a seat on the consent roll needs a member’s session or a nod', () => {
		const table = aMeeting().without('Lena', 'Ruth').started();
		expect(table.says('Lena', 'takeSeat', { member: false })).toBe('needsNod');
		expect(table.says('Lena', 'takeSeat', { member: true })).toBe('accepted');
		table.give('phone', 'ringDoor', { seat: person('Ruth'), name: 'Ruth' });
		expect(table.says('phone', 'letIn', { request: bell(table) })).toBe('notSeated');
		table.give('Hanna', 'letIn', { request: bell(table) });
		expect(table.seat('Ruth')).toMatchObject({ presence: 'here', letInBy: person('Hanna') });
		expect(table.meeting.door).toEqual({});
	});

	it('[RL2] a seat off the consent roll is taken freely at any time', () => {
		const table = aMeeting().inLobby();
		table.give('Mira', 'addPerson', { name: 'Noor', consents: false });
		const noor = Object.values(table.meeting.seats).find(({ name }) => name === 'Noor');
		assert(noor);
		table.give('Mira', 'startMeeting', {});
		expect(table.says(noor.id, 'takeSeat', { member: false })).toBe('accepted');
	});

	it('[RL2] an unknown name sits down as a guest at once in the lobby, later with the facilitator’s yes', () => {
		const table = withGuest(aMeeting().inLobby());
		expect(table.seat('Ada')).toMatchObject({ kind: 'guest', consents: false, presence: 'here' });
		expect(table.says('Ada', 'comeAsGuest', { name: 'Ada' })).toBe('seatTaken');
		expect(table.says('Bo', 'comeAsGuest', { name: '  ' })).toBe('empty');
		table.give('Mira', 'startMeeting', {});
		expect(table.says('Bo', 'comeAsGuest', { name: 'Bo' })).toBe('needsFacilitatorYes');
		table.give('Bo', 'ringDoor', { seat: null, name: 'Bo' });
		const request = bell(table);
		expect(table.says('Hanna', 'letIn', { request })).toBe('notFacilitator');
		expect(table.says('Hanna', 'turnAway', { request })).toBe('notFacilitator');
		table.give('Mira', 'letIn', { request });
		expect(table.seat('Bo')).toMatchObject({ kind: 'guest', letInBy: person('Mira') });
		expect(table.says('Mira', 'letIn', { request })).toBe('stale');
	});

	it('[RL2] who was turned away may ring again, and nobody rings twice or from inside', () => {
		const table = aMeeting().without('Lena').started();
		table.give('phone', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
		expect(table.says('phone', 'ringDoor', { seat: null, name: 'Lena' })).toBe('alreadyDone');
		expect(table.says('Hanna', 'ringDoor', { seat: null, name: 'Hanna' })).toBe('alreadyDone');
		table.give('Hanna', 'turnAway', { request: bell(table) });
		expect(table.says('phone', 'ringDoor', { seat: null, name: 'Lena' })).toBe('accepted');
		expect(table.says('other', 'ringDoor', { seat: person('Ruth'), name: 'Ruth' })).toBe(
			'seatTaken'
		);
	});

	it('[RL2] a seat that was taken meanwhile is not given away at the door', () => {
		const table = aMeeting().without('Lena').started();
		table.give('phone', 'ringDoor', { seat: person('Lena'), name: 'Lena' });
		table.give('Lena', 'takeSeat', { member: true });
		expect(table.says('Hanna', 'letIn', { request: bell(table) })).toBe('seatTaken');
	});

	it('[RL2] nobody comes in before the bell is there, after the end, or when the room is full', () => {
		const lobby = aMeeting().without('Lena').inLobby();
		expect(lobby.says('phone', 'ringDoor', { seat: person('Lena'), name: 'Lena' })).toBe(
			'wrongPhase'
		);
		for (let left = mostSeats - 8; left > 0; left -= 1)
			lobby.give(`guest${left}`, 'comeAsGuest', { name: `Guest ${left}` });
		expect(lobby.says('Ada', 'comeAsGuest', { name: 'Ada' })).toBe('tooMany');
		expect(lobby.says('Mira', 'addPerson', { name: 'Ada', consents: true })).toBe('tooMany');
		const ended = aMeeting().without('Lena').readyForItems().settles({ about: 'park', item: shed });
		ended.give('Mira', 'endMeeting', {});
		expect(ended.says('Lena', 'takeSeat', { member: true })).toBe('ended');
		expect(ended.says('Ada', 'ringDoor', { seat: null, name: 'Ada' })).toBe('ended');
	});

	it('[RL2] people are added to the roll by the facilitator, in the lobby only', () => {
		const table = aMeeting().inLobby();
		expect(table.says('Hanna', 'addPerson', { name: 'Noor', consents: true })).toBe(
			'notFacilitator'
		);
		table.give('Mira', 'startMeeting', {});
		expect(table.says('Mira', 'addPerson', { name: 'Noor', consents: true })).toBe('wrongPhase');
	});
});

describe('a seat that goes to another device', () => {
	it('[RL2] is opened by its holder or the facilitator, and by nobody else', () => {
		const table = aMeeting().without('Lena').started();
		expect(table.says('Hanna', 'reopenSeat', { seat: person('Ruth') })).toBe('notFacilitator');
		expect(table.says('Mira', 'reopenSeat', { seat: person('Lena') })).toBe('stale');
		expect(table.says('Ruth', 'reopenSeat', { seat: person('Ruth') })).toBe('accepted');
		expect(table.says('Mira', 'reopenSeat', { seat: person('Hanna') })).toBe('accepted');
		expect(table.says('Mira', 'reopenSeat', { seat: person('Hanna') })).toBe('stale');
	});

	it('[RL2] is free for the next device, which needs a nod like anybody else', () => {
		const table = aMeeting()
			.started()
			.give('Mira', 'reopenSeat', { seat: person('Hanna') });
		expect(table.says('Hanna', 'takeSeat', { member: false })).toBe('needsNod');
		table.give('phone', 'ringDoor', { seat: person('Hanna'), name: 'Hanna' });
		table.give('Ruth', 'letIn', { request: bell(table) });
		expect(table.says('Hanna', 'takeSeat', { member: true })).toBe('seatTaken');
		expect(table.seat('Hanna').lateAt).toBeNull();
	});

	it('[RL2] sends its answers in unfinished rounds back to waiting, and leaves finished ones alone', () => {
		const sealed = aMeeting().inConsentRound('together').answers('Hanna', 'consent');
		sealed.give('Mira', 'reopenSeat', { seat: person('Hanna') });
		expect(sealed.round.turns[person('Hanna')]?.state).toBe('waiting');
		const open = aMeeting().inConsentRound('turns').everybodyConsents();
		open.give('Mira', 'reopenSeat', { seat: person('Hanna') });
		expect(open.round.turns[person('Hanna')]).toMatchObject({
			state: 'spoken',
			answer: { kind: 'consent' }
		});
	});

	it('[RL2] does not take an objection back', () => {
		const table = aMeeting().inConsentRound('turns');
		const first = table.round.current;
		assert(first);
		table.answers(first, 'objection', 'the key').give('Mira', 'reopenSeat', { seat: first });
		expect(table.objection.raiser).toBe(first);
		expect(table.round.turns[first]?.answer?.kind).toBe('objection');
	});

	it('[RL2] lets somebody who left come back on it', () => {
		const table = aMeeting().started().give('Ruth', 'leave', {});
		expect(table.says('Ruth', 'takeSeat', { member: true })).toBe('seatTaken');
		table.give('Mira', 'reopenSeat', { seat: person('Ruth') });
		expect(table.seat('Ruth').presence).toBe('left');
		table.give('Ruth', 'takeSeat', { member: true });
		expect(table.seat('Ruth').presence).toBe('here');
	});
});
