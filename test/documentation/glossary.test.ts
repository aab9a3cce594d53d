import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandPath } from '../../src/cli/command-examples.js';
import { createProgram, listCommands } from '../../src/cli/create-program.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const page = read('docs/glossary.md');

/** The cells of the rows of a table that begins with a header. */
function readTable(header: string): string[][] {
  const [, rows = ''] = page.split(`${header}\n`)[1]?.match(/^\|[- |]+\|\n((?:\|.*\|\n)+)/) ?? [];
  return rows
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const terms = readTable('| term | what it means here | where it stands |').map(([term = '']) => term);
const unused = readTable('| not | but |');

/** A word with its plurals, as it stands in prose and as it stands in a name of a program. */
function patternsOf(word: string): readonly [RegExp, RegExp] {
  const plural = word.replace(/y$/, '(?:y|ies)');
  const joined = plural.replaceAll(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase());
  const capital = joined.replace(/^\w/, (letter) => letter.toUpperCase());
  return [new RegExp(`(?<![\\w/-])${plural}s?(?![\\w-])`, 'i'), new RegExp(`(?:${capital}|\\b${joined})s?(?![a-z])`)];
}

/** The names of works keep their words. */
function withoutTitles(line: string): string {
  return line.replaceAll(/[Ww]ord sense disambiguation|Finding predominant word senses/g, '');
}

/** The lines of a text in which a word that is not used stands. */
function findUnused(text: string, form: 0 | 1): string[] {
  return text
    .split('\n')
    .map(withoutTitles)
    .filter((line) => unused.some(([word = '']) => patternsOf(word)[form].test(line)));
}

describe('the glossary', () => {
  it('lists terms in the order of the alphabet, each once', () => {
    expect(terms.length).toBeGreaterThan(30);
    expect(terms).toEqual([...new Set(terms)].sort());
  });

  it('names a term for every word that is not used', () => {
    const others = ['example', 'option', 'path'];
    expect(unused.map(([, word = '']) => word).filter((word) => ![...terms, ...others].includes(word))).toEqual([]);
  });

  it('finds words that are not used', () => {
    expect(findUnused('two Directories\na folder\nword senses', 0)).toHaveLength(2);
    expect(findUnused('export { homeDirectory, homeFolder };\nWordSense', 1)).toHaveLength(2);
  });

  it('is followed by the help of every command', async () => {
    const program = await createProgram({ signal: new AbortController().signal, reportFindings: () => {} });
    const found = listCommands(program).flatMap((command) =>
      findUnused(command.helpInformation(), 0).map((line) => [commandPath(command), line]),
    );
    expect(found).toEqual([]);
  });

  it('is followed by the pages', () => {
    const pages = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md') && name !== 'glossary.md');
    const texts = ['README.md', 'corpora/README.md', 'models/README.md', ...pages.map((name) => `docs/${name}`)];
    expect(texts.flatMap((path) => findUnused(read(path), 0).map((line) => [path, line]))).toEqual([]);
  });

  it('is followed by exported names', () => {
    const folders = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const entries = ['index.ts', ...folders.map(({ name }) => `${name}/index.ts`)];
    const found = entries.flatMap((path) => findUnused(readEntry(path), 1).map((name) => [path, name]));
    expect(found).toEqual([]);
  });

  it('is followed by the names of options and fields', () => {
    const paths = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const fields = paths.flatMap((path) =>
      Array.from(read(`src/${path}`).matchAll(/\breadonly (\w+)\??:/g), ([, name = '']) => [path, name] as const),
    );
    expect(fields.length).toBeGreaterThan(1000);
    const found = fields.filter(([, name]) => findUnused(name, 1).length > 0);
    // Zstandard's own term (RFC 8878).
    expect(found).toEqual([['matrix/zstd-frames.ts', 'dictionaryLength']]);
  });
});

/** The names that an entry exports, a line each; empty where a folder is no entry. */
function readEntry(path: string): string {
  const [folder = '', name = ''] = path.includes('/') ? path.split('/') : ['', path];
  if (!readdirSync(`${root}src/${folder}`).includes(name)) return '';
  return Array.from(read(`src/${path}`).matchAll(/export (?:type )?\{([^}]*)\}/g), ([, names = '']) => names)
    .join(',')
    .split(',')
    .map((each) => each.trim())
    .join('\n');
}
