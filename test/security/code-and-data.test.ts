import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findNodes, parseSource, readSourceFiles, type SourceFile } from '../source-file.js';

const files = readSourceFiles();

/** Where a module is imported that the caller of a function, or who typed a command, has named. */
const importers = [
  'embedding/open-onnx.ts',
  'engine/inline-engine.ts',
  'evaluation/systems/module-system.ts',
  'models/import-ai-sdk.ts',
  'models/import-model.ts',
];

/** Where another program is started. */
const starters = [
  'cli/lexicon-serve-command.ts',
  'corpus/spark/run-spark-sql.ts',
  'discocat/parsing/read-link-grammar.ts',
];

const isEvaluating = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
  /^(globalThis\.)?(eval|Function|AsyncFunction|GeneratorFunction)$/.test(node.expression.getText());
const isTimerOfText = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  /^set(Timeout|Interval|Immediate)$/.test(node.expression.getText()) &&
  node.arguments[0] !== undefined &&
  ts.isStringLiteralLike(node.arguments[0]);
const isImportOfName = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  node.expression.kind === ts.SyntaxKind.ImportKeyword &&
  !(node.arguments[0] !== undefined && ts.isStringLiteral(node.arguments[0]));
const isShell = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && /^['"]?shell['"]?$/.test(node.name.getText());
/** What objects inherit is reached by these names alone. */
const isPrototypeWrite = (node: ts.Node): boolean =>
  (ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    /\.prototype\b|__proto__/.test(node.left.getText())) ||
  (ts.isCallExpression(node) && /^(Object|Reflect)\.setPrototypeOf$/.test(node.expression.getText()));
/** `for (name in object)` visits what objects inherit too. */
const isInLoop = (node: ts.Node): boolean => ts.isForInStatement(node);
const isMarkup = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  /^(innerHTML|outerHTML|insertAdjacentHTML|write)$/.test(node.name.text) &&
  (node.name.text !== 'write' || node.expression.getText() === 'document');

const placesOf = (matches: (node: ts.Node) => boolean, among: readonly SourceFile[] = files): string[] =>
  among.flatMap((file) => findNodes(file, matches));
const pathsOf = (places: readonly string[]): string[] => [
  ...new Set(places.map((place) => place.replace(/:\d+$/, ''))),
];

describe('src', () => {
  it('makes no code of texts', () => {
    expect(placesOf(isEvaluating)).toEqual([]);
    expect(placesOf(isTimerOfText)).toEqual([]);
    const virtual = files.filter(({ specifiers }) => specifiers.some((name) => /^(node:)?(vm|repl)$/.test(name)));
    expect(virtual.map(({ path }) => path)).toEqual([]);
  });

  it('takes of mathjs its parser alone, and nothing that evaluates', () => {
    const users = files.filter(({ specifiers }) => specifiers.some((name) => /^mathjs(\/|$)/.test(name)));
    expect(users.map(({ path }) => path)).toEqual(['dual/formula.ts', 'matrix/convert-mathjs.ts']);
    const isEvaluator = (node: ts.Node): boolean =>
      ts.isIdentifier(node) &&
      /^(evaluate|compile|simplify|derivative|parser|chain|import)$/.test(node.text) &&
      (ts.isImportSpecifier(node.parent) || ts.isBindingElement(node.parent));
    expect(placesOf(isEvaluator, users)).toEqual([]);
  });

  it('imports modules by names that are not its own only where a caller names a module', () => {
    expect(pathsOf(placesOf(isImportOfName))).toEqual(importers);
  });

  it('starts other programs in few places, by their name and list of arguments, without a shell', () => {
    const users = files.filter(({ specifiers }) => specifiers.includes('node:child_process'));
    expect(users.map(({ path }) => path)).toEqual(starters);
    const isOtherStart = (node: ts.Node): boolean =>
      ts.isImportSpecifier(node) &&
      node.parent.parent.parent.moduleSpecifier.getText() === "'node:child_process'" &&
      node.getText() !== 'spawn';
    expect(placesOf(isOtherStart)).toEqual([]);
    expect(placesOf(isShell)).toEqual([]);
  });

  it('never writes to what objects inherit, and never visits it', () => {
    // An error that has crossed to another thread gets its class back.
    expect(pathsOf(placesOf(isPrototypeWrite))).toEqual(['engine/packed-error.ts']);
    expect(placesOf(isInLoop)).toEqual([]);
  });

  it('puts into a page as markup only what its own server has made, and a fixed text', () => {
    expect(pathsOf(placesOf(isMarkup))).toEqual(['workbench/client/fetch-piece.ts', 'workbench/client/live-forms.ts']);
  });

  it('keeps out of the folder for temporary files, which all users of a machine share', () => {
    const isShared = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'tmpdir';
    expect(placesOf(isShared)).toEqual([]);
  });
});

describe('the rules', () => {
  it('find what they forbid', () => {
    const file = parseSource(
      'space/made-up.ts',
      [
        "eval('1');",
        "new Function('return 1');",
        "setTimeout('alert(1)', 1);",
        'await import(name);',
        "spawn('ls', [], { shell: true });",
        'Object.prototype.polluted = 1;',
        "target['__proto__'] = {};",
        'Object.setPrototypeOf(target, {});',
        'for (const name in target) use(name);',
        'element.innerHTML = text;',
        "await import('./known.js');",
        'setTimeout(run, 1);',
      ].join('\n'),
    );
    const lines = (matches: (node: ts.Node) => boolean): string[] =>
      findNodes(file, matches).map((place) => place.replace(/.*:/, ''));
    expect(lines(isEvaluating)).toEqual(['1', '2']);
    expect(lines(isTimerOfText)).toEqual(['3']);
    expect(lines(isImportOfName)).toEqual(['4']);
    expect(lines(isShell)).toEqual(['5']);
    expect(lines(isPrototypeWrite)).toEqual(['6', '7', '8']);
    expect(lines(isInLoop)).toEqual(['9']);
    expect(lines(isMarkup)).toEqual(['10']);
  });
});
