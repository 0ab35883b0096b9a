/**
 * A reason why Rondo cannot start that its operator can mend: a wrong setting, a taken port,
 * a folder it may not write to. The message is one readable sentence or two; it is printed
 * without a stack, and the process ends with exit code 1.
 */
export class StartProblem extends Error {
	override name = 'StartProblem';
}
