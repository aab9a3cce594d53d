import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findLayerBreaks, layers } from './layers.js';
import {
  findNodes,
  findUndocumented,
  hasModifier,
  importsOf,
  isMember,
  parseSource,
  readSourceFiles,
  type SourceFile,
  sourceFolder,
} from './source-file.js';

const longest = 500;
const vagueNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc'];
const files = readSourceFiles();
const isDeclaration = ({ path }: SourceFile): boolean => path.endsWith('.d.ts');
const mayPrint = ({ path }: SourceFile): boolean => /^(cli|workbench)\//.test(path);

const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) ||
  (ts.isExportSpecifier(node) && node.name.text === 'default') ||
  (ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.DefaultKeyword));
const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword;
const isPrinting = (node: ts.Node): boolean =>
  isMember(node, 'process', ['stdout', 'stderr']) ||
  (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console') ||
  (ts.isElementAccessExpression(node) && node.expression.getText() === 'console');
const isUnseeded = (node: ts.Node): boolean => isMember(node, 'Math', ['random']);

describe('src', () => {
  it('has imports that only go down, and neighbours that do not know each other', () => {
    expect(findLayerBreaks(files.flatMap(importsOf))).toEqual([]);
  });

  it('has every folder and file in a layer', () => {
    const parts = readdirSync(sourceFolder).map((name) => name.replace(/\.ts$/, ''));
    const unknown = parts.filter((part) => !layers.flat().includes(part));
    expect(unknown, 'Add these to test/layers.ts where they belong.').toEqual([]);
  });

  it('imports files that are there, with their extension', () => {
    const missing = files.flatMap(importsOf).filter(({ to }) => {
      const declaration = to.replace(/\.ts$/, '.d.ts');
      return !to.endsWith('.json') && ![to, declaration].some((path) => existsSync(join(sourceFolder, path)));
    });
    expect(missing, 'Import files of src by their relative path ending in .js.').toEqual([]);
  });

  it(`has no file over ${longest} lines`, () => {
    const long = files.filter(({ text }) => text.trimEnd().split('\n').length > longest).map(({ path }) => path);
    expect(long, 'Split these files: one concept each.').toEqual([]);
  });

  it('has index.ts only at a published entry', () => {
    const manifest = new URL('../package.json', import.meta.url);
    const published = JSON.stringify((JSON.parse(readFileSync(manifest, 'utf8')) as { exports: unknown }).exports);
    const indices = files.map(({ path }) => path).filter((path) => /(^|\/)index\.ts$/.test(path));
    const unpublished = indices.filter((path) => !published.includes(`"./dist/${path.replace(/\.ts$/, '.js')}"`));
    expect(unpublished, 'Import the file itself, or publish the entry in package.json.').toEqual([]);
  });

  it('has no folder or file for things without a place of their own', () => {
    const vague = files.filter(({ path }) => path.split(/[/.]/).some((name) => vagueNames.includes(name)));
    expect(
      vague.map(({ path }) => path),
      'Move each function beside its first caller.',
    ).toEqual([]);
  });

  it('has names in kebab-case', () => {
    const kebab = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/;
    const others = files.map(({ path }) => path).filter((path) => !kebab.test(path));
    expect(others, 'Rename these after what they export, in kebab-case.').toEqual([]);
  });

  it('has no default exports', () => {
    const places = files.filter((file) => !isDeclaration(file)).flatMap((file) => findNodes(file, isDefaultExport));
    expect(places, 'Export these by name.').toEqual([]);
  });

  it('has no any', () => {
    const places = files.flatMap((file) => findNodes(file, isAny));
    expect(places, 'Write the type, or unknown and a check.').toEqual([]);
  });

  it('does not print, but for the command and the workbench', () => {
    const places = files.filter((file) => !mayPrint(file)).flatMap((file) => findNodes(file, isPrinting));
    expect(places, 'Return the text, or report through a callback of the options.').toEqual([]);
  });

  it('takes no chance without a seed', () => {
    const places = files.flatMap((file) => findNodes(file, isUnseeded));
    expect(places, 'Use createRandom from src/random.ts with a seed from the options.').toEqual([]);
  });

  it('has a doc comment above every exported name', () => {
    const undocumented = files
      .filter((file) => !isDeclaration(file))
      .flatMap((file) => findUndocumented(file).map((name) => `${file.path}: ${name}`));
    expect(undocumented, 'Say in one sentence what each is.').toEqual([]);
  });
});

describe('the rules', () => {
  it('find imports that go up or sideways, and parts without a layer', () => {
    const imports = [
      { from: 'space/space.ts', to: 'matrix/dense-matrix.ts' },
      { from: 'space/space.ts', to: 'space/history.ts' },
      { from: 'index.ts', to: 'cli/main.ts' },
      { from: 'engine/engine.ts', to: 'errors.ts' },
      { from: 'matrix/sums.ts', to: 'space/space.ts' },
      { from: 'corpus/clauses.ts', to: 'lexicon/synset.ts' },
      { from: 'constructor/a.ts', to: 'errors.ts' },
      { from: 'cli/main.ts', to: 'index.ts' },
    ];
    expect(findLayerBreaks(imports)).toEqual([
      'matrix/sums.ts imports space/space.ts, but "space" is above "matrix"; move what both need to a layer below.',
      'corpus/clauses.ts imports lexicon/synset.ts, but "lexicon" is a neighbour of "corpus" in its layer; move what both need to a layer below.',
      'constructor/a.ts: "constructor" is in no layer; add it to test/layers.ts where it belongs.',
      'cli/main.ts imports index.ts, but "index" is above "cli"; move what both need to a layer below.',
    ]);
  });

  it('see every kind of import, but none in comments and texts', () => {
    const file = parseSource(
      'space/made-up.ts',
      [
        "import { a } from './static.js';",
        "import type { B } from '../wsd/type.js';",
        "import '../matrix/effect.js';",
        "export * from '../cli/re-export.js';",
        "type C = import('../dual/type-query.js').C;",
        "// import d from '../cli/comment.js';",
        'const text = "import e from \'../cli/text.js\'";',
        "export const load = () => import('../llm/dynamic.js');",
      ].join('\n'),
    );
    expect(importsOf(file).map(({ to }) => to)).toEqual([
      'space/static.ts',
      'wsd/type.ts',
      'matrix/effect.ts',
      'cli/re-export.ts',
      'dual/type-query.ts',
      'llm/dynamic.ts',
    ]);
    expect(findLayerBreaks(importsOf(file)).length).toBe(4);
  });

  it('find what must not be written', () => {
    const file = parseSource(
      'space/made-up.ts',
      [
        'export default function run() {}',
        'const value: any = 1; // any',
        'console.log(value);',
        "process['stdout'].write('console.log');",
        'const chance = Math.random();',
        'export { value as default };',
      ].join('\n'),
    );
    const lines = (matches: (node: ts.Node) => boolean): string[] =>
      findNodes(file, matches).map((place) => place.replace(/.*:/, ''));
    expect(lines(isDefaultExport)).toEqual(['1', '6']);
    expect(lines(isAny)).toEqual(['2']);
    expect(lines(isPrinting)).toEqual(['3', '4']);
    expect(lines(isUnseeded)).toEqual(['5']);
  });

  it('find exported names without a doc comment', () => {
    const file = parseSource(
      'space/made-up.ts',
      [
        '/** Documented. */ export function a(x: number): void;',
        'export function a(x: string): void;',
        'export function a() {}',
        '// Not a doc comment.',
        'export interface B {}',
        '/** */ export const c = 1, d = 2;',
        'const e = 1;',
        '/** Documented. */ class F {}',
        "export { e, F }; export { g } from './g.js';",
        'const inner = 1;',
      ].join('\n'),
    );
    expect(findUndocumented(file)).toEqual(['B', 'c', 'd', 'e']);
  });
});
