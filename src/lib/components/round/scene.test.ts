import { expect, test } from 'vitest';
import { asId } from '#governance/ids.ts';
import type { ItemId } from '#governance/ids.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { resolve } from '#testing/objections.ts';
import { sceneOf, shownRound } from './scene.ts';

test('before the meeting everybody sees the lobby, and the first item afterwards', () => {
	expect(sceneOf(aMeeting().inLobby().meeting).at).toBe('lobby');
	expect(sceneOf(aMeeting().started().meeting)).toMatchObject({ at: 'before', prompt: 'checkIn' });
});

test('[RN7] a round shows how long it will take before it begins', () => {
	const { meeting } = aMeeting().inStep('react');
	expect(sceneOf(meeting)).toEqual({ at: 'before', prompt: 'react', people: 8, seconds: 480 });
});

test('between two items it names the one that comes next', () => {
	expect(sceneOf(aMeeting().readyForItems().meeting)).toEqual({ at: 'between', next: shed });
});

test('while somebody presents they have the word', () => {
	const scene = sceneOf(aMeeting().inStep('present').meeting);
	expect(scene).toEqual({ at: 'asked', prompt: 'present', who: person('Samuel') });
});

test('[QC1] a question stands before the round it interrupts, and the ring stays', () => {
	const table = aMeeting().inStep('react').openRound();
	table.give('Mira', 'ask', { subject: { about: 'free' }, text: 'Shall we open the window?' });
	const scene = sceneOf(table.meeting);
	expect(scene.at).toBe('question');
	expect(shownRound(table.meeting, scene)?.id).toBe(table.round.id);
});

test('a closed round is over until the step is left', () => {
	const table = aMeeting().inStep('react').openRound();
	const { id } = table.round;
	const scene = sceneOf(table.everybodySpeaks().meeting);
	expect(scene).toMatchObject({ at: 'over', round: { id } });
	expect(sceneOf(table.next().meeting)).toMatchObject({ at: 'asked', prompt: 'amend' });
});

test('[CD9] an announced decision is shown with the round that led to it', () => {
	const { meeting } = aMeeting().decided();
	const scene = sceneOf(meeting);
	expect(scene).toMatchObject({ at: 'decided', decision: { state: 'inForce' } });
	expect(shownRound(meeting, scene)?.purpose).toBe('consent');
});

test('[CD6] a new version waits for its round, and nothing of the answers before is shown', () => {
	const table = resolve(aMeeting().withObjection());
	const scene = sceneOf(table.meeting);
	expect(scene).toEqual({ at: 'again', number: 2, voided: 1 });
	expect(shownRound(table.meeting, scene)).toBeUndefined();
	const { draftHash } = table;
	table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
	expect(sceneOf(table.meeting)).toMatchObject({ at: 'round', round: { state: 'open' } });
});

test('[RN11] silence is what everybody sees, until it ends', () => {
	const table = aMeeting().inStep('react').openRound();
	table.give('Elif', 'wish', { kind: 'silence' });
	const [wish] = table.meeting.wishes;
	table.give('Mira', 'answerWish', { wish: wish!.id, given: true });
	expect(sceneOf(table.meeting).at).toBe('quiet');
	table.give('Mira', 'endQuiet', {});
	expect(sceneOf(table.meeting).at).toBe('round');
});

test('the end is the end', () => {
	const table = aMeeting().decided();
	table.give('Mira', 'finishItem', { item: shed });
	const closing = asId<ItemId>('closing');
	table.give('Mira', 'startItem', { item: closing }).openRound().everybodySpeaks();
	table.give('Mira', 'finishItem', { item: closing }).give('Mira', 'endMeeting', {});
	expect(sceneOf(table.meeting)).toEqual({ at: 'ended' });
});
