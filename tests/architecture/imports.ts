/** Reads the imports of a file, with the parsers that compile it. */
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Import {
	/** As it is written: `#governance/round.ts`, `./seat.ts`, `yjs`. */
	readonly specifier: string;
	/** Gone when the program runs. */
	readonly typesOnly: boolean;
}

/** Every import of a TypeScript, JavaScript or Svelte file, workers and types included. */
export function importsOf(path: string, source: string): Import[] {
	return scriptsOf(path, source).flatMap((script) => {
		const found: Import[] = [];
		const file = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
		const visit = (node: ts.Node): void => {
			const one = importOf(node);
			if (one) found.push(one);
			ts.forEachChild(node, visit);
		};
		visit(file);
		return found;
	});
}

function scriptsOf(path: string, source: string): string[] {
	if (!path.endsWith('.svelte')) return [source];
	const { instance, module } = parse(source, { modern: true });
	return [module, instance]
		.filter((script) => script != null)
		.map(({ content }) => {
			if (!('start' in content && 'end' in content)) return '';
			return source.slice(Number(content.start), Number(content.end));
		});
}

function importOf(node: ts.Node): Import | undefined {
	if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node));
	if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, isTypeExport(node));
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		return named(node.argument.literal, true);
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		return named(node.arguments[0], false);
	}
	return workerOf(node);
}

/** `new URL('./worker.ts', import.meta.url)`: a file that will run. */
function workerOf(node: ts.Node): Import | undefined {
	if (!ts.isNewExpression(node) || node.expression.getText === undefined) return undefined;
	if (!ts.isIdentifier(node.expression) || node.expression.text !== 'URL') return undefined;
	const [first, second] = node.arguments ?? [];
	const besideThis =
		second !== undefined &&
		ts.isPropertyAccessExpression(second) &&
		ts.isMetaProperty(second.expression);
	const worker = besideThis ? named(first, false) : undefined;
	return worker && /\.(ts|js)$/.test(worker.specifier) ? worker : undefined;
}

function named(specifier: ts.Node | undefined, typesOnly: boolean): Import | undefined {
	if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined;
	return { specifier: specifier.text, typesOnly };
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.isTypeOnly) return true;
	const { name, namedBindings } = importClause;
	if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
	return namedBindings.elements.every((element) => element.isTypeOnly);
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
	if (isTypeOnly) return true;
	if (!exportClause || !ts.isNamedExports(exportClause)) return false;
	return exportClause.elements.every((element) => element.isTypeOnly);
}
