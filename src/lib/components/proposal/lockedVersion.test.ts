import { describe, expect, test } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { lockedVersion, versionBefore } from './lockedVersion.ts';

const locked = ({ meeting }: Table) => lockedVersion(meeting, shed)?.number;

describe('what lies before everybody', () => {
	test('is the draft, until a consent round opens', () => {
		expect(locked(aMeeting().inStep('react'))).toBeUndefined();
		expect(locked(aMeeting().inStep('consent'))).toBeUndefined();
	});

	test('[CD6] is the frozen version while people answer and until it is decided', () => {
		const table = aMeeting().inConsentRound('together');
		expect(locked(table)).toBe(1);
		expect(locked(table.everybodyConsents().reveal())).toBe(1);
		expect(locked(table.adopt())).toBe(1);
	});

	test('[OB5] is the draft again while an objection is open', () => {
		expect(locked(aMeeting().withObjection())).toBeUndefined();
	});
});

test('the version before another', () => {
	const { meeting } = aMeeting().inConsentRound('together');
	const version = lockedVersion(meeting, shed)!;
	expect(versionBefore(meeting, version)).toBeUndefined();
	const next = { ...version, id: 'next' as typeof version.id, number: 2 };
	const proposal = { ...meeting.proposals[shed]!, versions: [version.id, next.id] };
	expect(versionBefore({ ...meeting, proposals: { [shed]: proposal } }, next)).toEqual(version);
});
