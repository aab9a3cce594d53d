import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The folder `src/`. */
export const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url));

/** A file of `src/` as the architecture rules see it. */
export interface SourceFile {
  /** The path from `src/`, for instance `space/space.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** What it imports, statically, by `import()` or by `export from`, as written. */
  readonly specifiers: readonly string[];
}

/** Reads every TypeScript file of `src/`. */
export function readSourceFiles(): SourceFile[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[mc]?tsx?$/.test(path))
    .sort()
    .map((path) => parseSource(path, readFileSync(join(sourceFolder, path), 'utf8')));
}

/** Parses one file. */
export function parseSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return { path, text, tree, specifiers };
}

/** Returns the files of `src/` that a file imports. */
export function importsOf({ path, specifiers }: SourceFile): { readonly from: string; readonly to: string }[] {
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => {
      const target = relative(sourceFolder, join(sourceFolder, dirname(path), specifier)).replaceAll('\\', '/');
      return { from: path, to: target.replace(/\.js(x?)$/, '.ts$1') };
    });
}

/** Returns the places, as `path:line`, of all nodes that `matches` accepts. */
export function findNodes({ path, tree }: SourceFile, matches: (node: ts.Node) => boolean): string[] {
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (matches(node)) places.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return places;
}

/** Tells whether a node is the member `object.member`, also written `object['member']`. */
export function isMember(node: ts.Node, object: string, members: readonly string[]): boolean {
  const isDotted = ts.isPropertyAccessExpression(node);
  if (!isDotted && !ts.isElementAccessExpression(node)) return false;
  const member = isDotted ? node.name : node.argumentExpression;
  const isText = ts.isIdentifier(member) || ts.isStringLiteralLike(member);
  return isText && members.includes(member.text) && node.expression.getText() === object;
}

/** Returns the exported names of a file that no doc comment stands above; of overloads one comment is enough. */
export function findUndocumented({ tree }: SourceFile): string[] {
  const documented = new Set<string>();
  const declared = new Set<string>();
  const exported = new Set<string>();
  for (const statement of tree.statements) {
    for (const name of declaredNames(statement)) {
      declared.add(name);
      if (hasDocComment(statement)) documented.add(name);
      if (isExported(statement)) exported.add(name);
    }
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) continue;
    // What was imported has its comment where it is declared.
    for (const { propertyName, name } of statement.exportClause.elements) exported.add((propertyName ?? name).text);
  }
  return [...exported].filter((name) => declared.has(name) && !documented.has(name));
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && hasModifier(statement, ts.SyntaxKind.ExportKeyword);
}

/** Tells whether a statement has the modifier, for instance `export` or `default`. */
export function hasModifier(statement: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(statement)?.some((modifier) => modifier.kind === kind) ?? false;
}

function hasDocComment(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).some((comment) => ts.isJSDoc(comment) && comment.getText().length > 7);
}
