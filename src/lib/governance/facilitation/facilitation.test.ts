import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import { offersOf } from '../actions.ts';
import { isInvolved } from './commands.ts';

const mira = person('Mira');
const gone = (table: Table): Table => table.disconnect('Mira').wait(60);

describe('handing facilitation over', () => {
	it('[RN8] is the facilitator’s, to a member who is here', () => {
		const table = aMeeting().without('Lena').inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		const to = person('Ruth');
		expect(table.says('Hanna', 'handOver', { to, item: null })).toBe('notFacilitator');
		expect(table.says('Mira', 'handOver', { to: person('Lena'), item: null })).toBe('absent');
		expect(table.says('Mira', 'handOver', { to: mira, item: null })).toBe('absent');
		expect(table.says('Mira', 'handOver', { to: person('Ada'), item: null })).toBe('notMember');
		table.give('Mira', 'handOver', { to, item: null });
		expect(table.facilitator).toBe(to);
		expect(table.says('Mira', 'startMeeting', {})).toBe('notFacilitator');
		expect(table.says('Ruth', 'startMeeting', {})).toBe('accepted');
	});

	it('[RN8] for one item goes back when the item ends or is parked, to the first who lent it', () => {
		for (const ends of ['finish', 'park']) {
			const table = aMeeting().inStep('react');
			table.give('Mira', 'handOver', { to: person('Ruth'), item: shed });
			table.give('Ruth', 'handOver', { to: person('Hanna'), item: shed });
			expect(table.facilitator).toBe(person('Hanna'));
			if (ends === 'park') table.settles({ about: 'park', item: shed });
			else
				table
					.give('Samuel', 'withdrawProposal', { item: shed })
					.give('Hanna', 'finishItem', { item: shed });
			expect(table.meeting.facilitation).toMatchObject({ facilitator: mira, forItem: null });
		}
	});

	it('[RN8] for an item stays where it is when whoever lent it has left', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'handOver', { to: person('Ruth'), item: shed }).give('Mira', 'leave', {});
		table.settles({ about: 'park', item: shed });
		expect(table.facilitator).toBe(person('Ruth'));
	});

	it('[RN8] for an item that is not at hand is refused, and given back early it is lent no longer', () => {
		const table = aMeeting().readyForItems();
		expect(table.says('Mira', 'handOver', { to: person('Ruth'), item: shed })).toBe('stale');
		table.give('Mira', 'startItem', { item: shed });
		table.give('Mira', 'handOver', { to: person('Ruth'), item: shed });
		table.give('Ruth', 'handOver', { to: mira, item: shed });
		expect(table.meeting.facilitation).toMatchObject({ facilitator: mira, forItem: null });
	});

	it('[RN8] for the item is offered to a facilitator who is its author, owner or objector', () => {
		const table = aMeeting().with('Samuel', 'Hanna', 'Tomasz').inStep('react');
		expect(isInvolved(table.meeting, person('Samuel'), shed)).toBe(true);
		expect(isInvolved(table.meeting, person('Hanna'), shed)).toBe(false);
		const offers = offersOf('handOver', table.meeting, person('Samuel'), table.moment);
		expect(offers.map(({ payload }) => payload)).toContainEqual({ to: 'hanna', item: shed });
		const objecting = aMeeting().withObjection();
		expect(isInvolved(objecting.meeting, person('Tomasz'), shed)).toBe(true);
		expect(
			offersOf('handOver', objecting.meeting, mira, objecting.moment).some(
				({ payload }) => payload.item === shed
			)
		).toBe(false);
	});
});

describe('a facilitator without a connection', () => {
	const seatRuth = { seat: person('Ruth'), helper: person('Hanna') };
	const toRuth = { to: person('Ruth'), item: null };

	it('[RN8] nobody hands over to a seat without a device, or to somebody without a connection', () => {
		const table = aMeeting().without('Ruth').started();
		table.give('Hanna', 'seatWithoutDevice', seatRuth);
		const offered = () =>
			offersOf('handOver', table.meeting, mira, table.moment).map(({ payload }) => payload.to);
		expect(offered()).toContain('elif');
		expect(offered()).not.toContain('ruth');
		expect(table.says('Mira', 'handOver', toRuth)).toBe('notConnected');
		const subject = { about: 'facilitator', who: person('Ruth') } as const;
		expect(table.says('Hanna', 'ask', { subject, text: '' })).toBe('notConnected');
		table.disconnect('Elif');
		expect(offered()).not.toContain('elif');
		expect(table.says('Mira', 'handOver', { to: person('Elif'), item: null })).toBe('notConnected');
	});

	it('[RN8] who facilitates and gave their device away is followed at once, also by whom they helped', () => {
		const table = aMeeting().started().give('Mira', 'handOver', toRuth);
		table.give('Ruth', 'nameDeputies', { deputies: [person('Elif'), person('Jonas')] });
		table.give('Ruth', 'seatWithoutDevice', seatRuth);
		table.give('Elif', 'seatWithoutDevice', { seat: person('Elif'), helper: mira });
		const from = person('Ruth');
		expect(table.says('Elif', 'takeUp', { from })).toBe('notConnected');
		expect(table.says('Hanna', 'offerToFacilitate', { from })).toBe('deputyFirst');
		table.disconnect('Jonas').wait(60);
		expect(table.says('Elif', 'offerToFacilitate', { from })).toBe('notConnected');
		table.give('Hanna', 'offerToFacilitate', { from });
		table.give('Mira', 'secondFacilitator', { who: person('Hanna') });
		expect(table.facilitator).toBe(person('Hanna'));
	});

	it('[RN8] what was lent does not go back to somebody without a device', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'handOver', { ...toRuth, item: shed });
		table.give('Mira', 'seatWithoutDevice', { seat: mira, helper: person('Hanna') });
		table.settles({ about: 'park', item: shed });
		expect(table.facilitator).toBe(person('Ruth'));
	});

	it('[RN8] is followed by a deputy after a minute, not before', () => {
		const table = aMeeting().started();
		table
			.give('Mira', 'nameDeputies', { deputies: [person('Elif')] })
			.disconnect('Mira')
			.wait(59);
		expect(table.says('Elif', 'takeUp', { from: mira })).toBe('notSilent');
		table.wait(1);
		expect(table.says('Hanna', 'takeUp', { from: mira })).toBe('needsSecond');
		expect(table.says('Elif', 'takeUp', { from: person('Hanna') })).toBe('stale');
		table.give('Elif', 'takeUp', { from: mira });
		expect(table.facilitator).toBe(person('Elif'));
		expect(table.says('Elif', 'takeUp', { from: mira })).toBe('stale');
	});

	it('[RN8] is followed by anyone on the roll with a second person’s yes when no deputy is there', () => {
		const table = gone(aMeeting().started());
		expect(table.says('Hanna', 'secondFacilitator', { who: person('Ruth') })).toBe('stale');
		table.give('Ruth', 'offerToFacilitate', { from: mira });
		expect(table.says('Ruth', 'offerToFacilitate', { from: mira })).toBe('alreadyDone');
		expect(table.says('Ruth', 'secondFacilitator', { who: person('Ruth') })).toBe('needsSecond');
		table.give('Hanna', 'secondFacilitator', { who: person('Ruth') });
		expect(table.meeting.facilitation).toMatchObject({
			facilitator: person('Ruth'),
			offered: null
		});
	});

	it('[RN8] leaves it to the deputy first, unless the deputy is away too', () => {
		const table = aMeeting().started();
		table.give('Mira', 'nameDeputies', { deputies: [person('Elif')] });
		gone(table);
		expect(table.says('Ruth', 'offerToFacilitate', { from: mira })).toBe('deputyFirst');
		table.disconnect('Elif').wait(60);
		expect(table.says('Ruth', 'offerToFacilitate', { from: mira })).toBe('accepted');
	});

	it('[RN8] who is back keeps it', () => {
		const table = gone(aMeeting().started()).give('Ruth', 'offerToFacilitate', {
			from: mira
		});
		table.away = {};
		expect(table.says('Hanna', 'secondFacilitator', { who: person('Ruth') })).toBe('notSilent');
	});

	it('[RN8] who left, or never came, is followed at once', () => {
		const table = aMeeting().started().give('Mira', 'leave', {});
		expect(table.says('Ruth', 'offerToFacilitate', { from: mira })).toBe('accepted');
		const lobby = aMeeting().without('Mira').inLobby();
		lobby.give('Ruth', 'offerToFacilitate', { from: mira });
		lobby.give('Hanna', 'secondFacilitator', { who: person('Ruth') });
		expect(lobby.says('Ruth', 'startMeeting', {})).toBe('accepted');
	});

	it('[RN8] guests neither take it up nor second', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		gone(table);
		expect(table.says('Ada', 'offerToFacilitate', { from: mira })).toBe('notOnRoll');
		table.give('Ruth', 'offerToFacilitate', { from: mira });
		expect(table.says('Ada', 'secondFacilitator', { who: person('Ruth') })).toBe('notOnRoll');
	});

	it('[RN8] what was lent for an item is taken up for that item', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'nameDeputies', { deputies: [person('Elif')] });
		table.give('Mira', 'handOver', { to: person('Ruth'), item: shed });
		table.give('Ruth', 'leave', {}).give('Elif', 'takeUp', { from: person('Ruth') });
		table.settles({ about: 'park', item: shed });
		expect(table.facilitator).toBe(mira);
	});
});

describe('choosing another facilitator', () => {
	const ask = (table: Table, actor = 'Hanna') =>
		table.give(actor, 'ask', { subject: { about: 'facilitator', who: person('Ruth') }, text: '' });

	it('[RN8] anyone may ask the circle, at any time', () => {
		const table = ask(aMeeting().started().openRound());
		table.give('Mira', 'settle', { question: table.question.id });
		expect(table.facilitator).toBe(person('Ruth'));
	});

	it('[RN8] does not depend on who facilitates: all others say it is fine, and anybody settles it', () => {
		const table = ask(aMeeting().with('Mira', 'Hanna', 'Ruth', 'Samuel').started());
		const question = table.question.id;
		expect(table.try('Hanna', 'settle', { question })).toEqual({
			refused: 'notFacilitator',
			about: [person('Ruth'), person('Samuel')]
		});
		table.give('Ruth', 'sayFine', { question }).give('Samuel', 'sayFine', { question });
		table.give('Mira', 'sayNo', { question, words: 'why?' });
		expect(table.says('Hanna', 'settle', { question })).toBe('questionObjected');
		table.give('Mira', 'takeBackNo', { question });
		expect(table.says('Hanna', 'settle', { question })).toBe('accepted');
		expect(table.facilitator).toBe(person('Ruth'));
	});

	it('[RN8] needs somebody else, who is here', () => {
		const table = aMeeting().without('Lena').started();
		const about = 'facilitator';
		expect(table.says('Hanna', 'ask', { subject: { about, who: person('Lena') }, text: '' })).toBe(
			'absent'
		);
		expect(table.says('Hanna', 'ask', { subject: { about, who: mira }, text: '' })).toBe(
			'alreadyDone'
		);
	});
});

describe('offices', () => {
	it('[RN8] a deputy has a device', () => {
		const table = aMeeting().without('Lena').inLobby();
		const lena = person('Lena');
		table.give('Mira', 'seatWithoutDevice', { seat: lena, helper: person('Jonas') });
		const deputies = [person('Hanna'), lena];
		expect(table.try('Mira', 'nameDeputies', { deputies })).toEqual({
			refused: 'needsDevice',
			about: [lena]
		});
		expect(table.says('Mira', 'nameDeputies', { deputies: [person('Hanna')] })).toBe('accepted');
	});

	it('[RN8] deputies and secretary are named by the facilitator, from the seats', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		expect(table.says('Hanna', 'nameDeputies', { deputies: [] })).toBe('notFacilitator');
		expect(table.says('Mira', 'nameDeputies', { deputies: [person('Ada')] })).toBe('notFound');
		expect(table.says('Hanna', 'nameSecretary', { who: mira })).toBe('notFacilitator');
		expect(table.says('Mira', 'nameSecretary', { who: person('nobody') })).toBe('notFound');
		table.give('Mira', 'nameSecretary', { who: person('Ada') });
		expect(table.meeting.secretary).toBe(person('Ada'));
	});
});
