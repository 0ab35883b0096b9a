import type { ScriptedCircle } from '../script.ts';
import { finance } from './finance.ts';
import { garden } from './garden.ts';
import { general } from './general.ts';
import { membership } from './membership.ts';

/** The circles of Lindenhof; the others lie within the first. */
export const lindenhof: readonly ScriptedCircle[] = [general, garden, membership, finance];
