/** What people may ask of an objection. */
import type { ObjectionId, ParticipantId } from '../ids.ts';
import type { Paraphrase, Wording } from './objection.ts';

export interface ObjectionCommands {
	/** OB3: argument, aim or driver and kind, found together with the circle, in place of what stood there. */
	wordObjection: Wording & { readonly objection: ObjectionId; readonly instead: Wording };
	/** OB3: somebody says back what they heard. */
	hearBack: { readonly objection: ObjectionId; readonly text: string };
	/** OB3: the raiser says whether it was heard right, and names the words they answer. */
	confirmHeard: {
		readonly objection: ObjectionId;
		readonly heard: Pick<Paraphrase, 'by' | 'text'>;
		readonly yes: boolean;
	};
	/** OB4 (S3): somebody argues against it; it falls only if the raiser agrees. */
	argueAgainst: { readonly objection: ObjectionId; readonly text: string };
	answerCounter: {
		readonly objection: ObjectionId;
		readonly index: number;
		readonly agrees: boolean;
	};
	/** OB4 (SCM): the raiser says whether it is paramount, and why. */
	declareParamount: { readonly objection: ObjectionId; readonly is: boolean; readonly why: string };
	/** OB4: the test is over and the objection stands. */
	finishTest: { readonly objection: ObjectionId };
	withdrawObjection: { readonly objection: ObjectionId; readonly words: string };
	turnIntoConcern: { readonly objection: ObjectionId; readonly words: string };
	/** OB10: the raiser entrusts it before leaving. */
	entrustObjection: { readonly objection: ObjectionId; readonly to: ParticipantId };
	/** OB10: anyone may take up an objection whose holder has left. */
	takeUpObjection: { readonly objection: ObjectionId };
	/** OB8: the raiser chooses whether to be named. */
	chooseNaming: { readonly objection: ObjectionId; readonly named: boolean };
}
