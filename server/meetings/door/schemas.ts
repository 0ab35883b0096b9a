/** What each command must look like to be let in. One entry per command; the rule book decides the rest. */
import * as v from 'valibot';
import { answerKinds } from '#governance/consent/answer.ts';
import type { CommandPayloads, CommandType } from '#governance/commands.ts';
import type {
	ActionId,
	CarriedId,
	AimId,
	ItemId,
	NoteId,
	ObjectionId,
	ParticipantId,
	QuestionId,
	RequestId,
	RoundId,
	VersionId
} from '#governance/ids.ts';
import { wishKinds } from '#governance/meeting.ts';
import { roundModes } from '#governance/method.ts';
import { integrationWays, objectionKinds, stuckWays } from '#governance/objection/objection.ts';
import { answerModes } from '#governance/settings.ts';
import {
	date,
	direction,
	hash,
	id,
	line,
	minutes,
	name,
	seconds,
	stepId,
	title,
	words
} from './fields.ts';
import { details, newItem } from './proposals.ts';
import { subject } from './subjects.ts';

type Schemas<T extends CommandType> = {
	readonly [K in T]: v.GenericSchema<unknown, CommandPayloads[K]>;
};

/** Commands that are given by sitting down; they have a door of their own and never come in by name. */
export type SeatingCommand = 'takeSeat' | 'comeAsGuest' | 'ringDoor';

/** Commands of a circle that plans its meetings: its pages give them, and know more than they say. */
export type PlanningCommand = 'planAnew' | 'cancelMeeting';

const item = id<ItemId>();
const round = id<RoundId>();
const objection = id<ObjectionId>();
const seat = id<ParticipantId>();
const question = id<QuestionId>();
const nothing = v.strictObject({});
const turns = v.picklist(['spoken', 'passed', 'deferred'] as const);
const aims = v.pipe(v.array(id<AimId>()), v.maxLength(40));
const answer = v.strictObject({
	kind: v.picklist(answerKinds),
	text: words,
	aims: v.optional(aims)
});

const people = {
	letIn: v.strictObject({ request: id<RequestId>() }),
	turnAway: v.strictObject({ request: id<RequestId>() }),
	reopenSeat: v.strictObject({ seat }),
	seatWithoutDevice: v.strictObject({ seat, helper: v.nullable(seat) }),
	leave: nothing,
	markLeft: v.strictObject({ seat, reason: line }),
	comeBack: nothing,
	addPerson: v.strictObject({ name, consents: v.boolean() }),
	stepOff: v.strictObject({ item, reason: line }),
	stepOn: v.strictObject({ item }),
	putOff: v.strictObject({ item, seat, rule: line })
};

const agenda = {
	addItem: v.strictObject({ item: newItem }),
	changeItem: v.strictObject({ item, title, owner: v.nullable(seat), minutes, outcome: line }),
	moveItem: v.strictObject({ item, before: v.nullable(item) }),
	removeItem: v.strictObject({ item }),
	startMeeting: nothing,
	endMeeting: nothing,
	startItem: v.strictObject({ item }),
	finishItem: v.strictObject({ item }),
	nextStep: v.strictObject({ item, from: stepId }),
	goBack: v.strictObject({ item, from: stepId, to: stepId }),
	bringBack: v.strictObject({ item, step: stepId })
};

const rounds = {
	openRound: v.strictObject({ item, step: stepId, mode: v.picklist(roundModes), seconds }),
	takeTurn: v.strictObject({ round, who: seat, as: turns }),
	extendTurn: v.strictObject({ round, seconds }),
	pauseRound: v.strictObject({ round }),
	resumeRound: v.strictObject({ round }),
	changeDirection: v.strictObject({ round, direction }),
	closeRound: v.strictObject({ round }),
	closeEarly: v.strictObject({ round, reason: line }),
	reopenRound: v.strictObject({ round, reason: line }),
	addLate: v.strictObject({ round, words }),
	raiseHand: v.strictObject({ round }),
	lowerHand: v.strictObject({ round }),
	giveWord: v.strictObject({ round, who: seat })
};

const consent = {
	changeDetails: v.strictObject({ item, details }),
	present: v.strictObject({ item, draftHash: hash }),
	offerVersion: v.strictObject({ item, draftHash: hash }),
	yieldAmend: v.strictObject({ item }),
	parkThought: v.strictObject({ item, text: line }),
	withdrawProposal: v.strictObject({ item }),
	takeToMeeting: v.strictObject({ item, words }),
	takeUpProposal: v.strictObject({ item }),
	openConsentRound: v.strictObject({ item, draftHash: hash, answers: v.picklist(answerModes) }),
	answer: v.strictObject({
		round,
		version: v.nullable(id<VersionId>()),
		who: seat,
		answer,
		readBack: v.boolean()
	}),
	hearText: v.strictObject({ round, who: seat, readBack: v.boolean() }),
	reveal: v.strictObject({ round }),
	askOnceMore: v.strictObject({ round, version: id<VersionId>() }),
	announce: v.strictObject({ round, version: id<VersionId>() }),
	consentBeforehand: v.strictObject({ version: id<VersionId>() }),
	answerAfterwards: v.strictObject({ item, version: id<VersionId>(), answer }),
	questionAgreement: v.strictObject({ item, words }),
	pauseAgreement: v.strictObject({ item, reason: line })
};

const wording = {
	argument: words,
	aims,
	touchesDriver: v.boolean(),
	kind: v.nullable(v.picklist(objectionKinds))
};

const objections = {
	wordObjection: v.strictObject({
		objection,
		...wording,
		instead: v.strictObject(wording)
	}),
	hearBack: v.strictObject({ objection, text: words }),
	confirmHeard: v.strictObject({
		objection,
		heard: v.strictObject({ by: seat, text: words }),
		yes: v.boolean()
	}),
	argueAgainst: v.strictObject({ objection, text: words }),
	answerCounter: v.strictObject({
		objection,
		index: v.pipe(v.number(), v.integer(), v.minValue(0)),
		agrees: v.boolean()
	}),
	declareParamount: v.strictObject({ objection, is: v.boolean(), why: words }),
	finishTest: v.strictObject({ objection }),
	withdrawObjection: v.strictObject({ objection, words }),
	turnIntoConcern: v.strictObject({ objection, words }),
	entrustObjection: v.strictObject({ objection, to: seat }),
	takeUpObjection: v.strictObject({ objection }),
	chooseNaming: v.strictObject({ objection, named: v.boolean() }),
	passToCircle: v.strictObject({ objection }),
	chooseWay: v.strictObject({ objection, way: v.picklist(integrationWays) }),
	resolveObjection: v.strictObject({ objection, version: id<VersionId>(), words }),
	proposeGrouping: v.strictObject({ objection, with: objection }),
	agreeToGroup: v.strictObject({ objection, with: objection }),
	nameStuck: v.strictObject({ objection }),
	leaveStuck: v.strictObject({
		objection,
		way: v.picklist(stuckWays),
		name,
		until: v.nullable(date)
	})
};

const process = {
	ask: v.strictObject({ subject, text: line }),
	sayFine: v.strictObject({ question, who: v.optional(seat) }),
	sayNo: v.strictObject({ question, who: v.optional(seat), words: line }),
	takeBackNo: v.strictObject({ question, who: v.optional(seat) }),
	wantRound: v.strictObject({ question }),
	settle: v.strictObject({ question }),
	drop: v.strictObject({ question }),
	handOver: v.strictObject({ to: seat, item: v.nullable(item) }),
	takeUp: v.strictObject({ from: seat }),
	offerToFacilitate: v.strictObject({ from: seat }),
	secondFacilitator: v.strictObject({ who: seat }),
	nameDeputies: v.strictObject({ deputies: v.pipe(v.array(seat), v.maxLength(10)) }),
	nameSecretary: v.strictObject({ who: v.nullable(seat) }),
	wish: v.strictObject({ kind: v.picklist(wishKinds) }),
	answerWish: v.strictObject({ wish: id<RequestId>(), given: v.boolean() }),
	endQuiet: nothing,
	undo: v.strictObject({ step: stepId })
};

const record = {
	writeNote: v.strictObject({ item: v.nullable(item), text: words }),
	minuteMyWords: v.strictObject({ round, text: words, alsoCheckIn: v.boolean() }),
	reflectBack: v.strictObject({ round, of: seat, text: words }),
	answerReflection: v.strictObject({ note: id<NoteId>(), confirmed: v.boolean(), text: words }),
	correctNote: v.strictObject({ note: id<NoteId>(), text: words }),
	strikeNote: v.strictObject({ note: id<NoteId>() }),
	agreeToStrike: v.strictObject({ note: id<NoteId>() }),
	addAction: v.strictObject({
		what: line,
		who: v.nullable(seat),
		due: v.nullable(date),
		item: v.nullable(item)
	}),
	changeAction: v.strictObject({
		action: id<ActionId>(),
		what: line,
		who: v.nullable(seat),
		due: v.nullable(date)
	}),
	dropAction: v.strictObject({ action: id<ActionId>() }),
	settleCarried: v.strictObject({ carried: id<CarriedId>(), done: v.boolean() }),
	suggest: v.strictObject({ text: line })
};

/** The form of every command that may come in over HTTP. */
export const commandSchemas: Schemas<Exclude<CommandType, SeatingCommand | PlanningCommand>> = {
	...people,
	...agenda,
	...rounds,
	...consent,
	...objections,
	...process,
	...record
};
