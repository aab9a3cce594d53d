import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import { numberLines } from './numbered-lines.js';

/** Two words in their order. */
export type WordPair = readonly [string, string];

/** What is known of a relation class before any pair is rated: its name and the pairs that explain it. */
export interface RelationHead {
  readonly name: string;
  readonly paradigms: readonly WordPair[];
  /** What is odd about the paradigms, for instance a point where a comma belongs. */
  readonly finding?: string | undefined;
}

/**
 * Reads names and paradigms of the relation classes of SemEval-2012 task 2, by their ids such as `1a`.
 *
 * Paradigms come from `subcategories-paradigms.txt`, else from `Phase1Questions-1a.txt`; names also from
 * `subcategories-list.txt` and `subcategories-definitions.txt`. A name is `CLASS-INCLUSION: Taxonomic`.
 *
 * @throws FileFormatError when a line is of another form.
 */
export function readRelationHeads(files: readonly DatasetFile[]): Map<string, RelationHead> {
  const heads = new Map<string, RelationHead>();
  const add = (id: string, head: RelationHead): void => {
    const known = heads.get(id);
    if (known === undefined || (known.paradigms.length === 0 && head.paradigms.length > 0)) heads.set(id, head);
  };
  for (const name of ['subcategories-paradigms.txt', 'subcategories-list.txt', 'subcategories-definitions.txt']) {
    const file = findFile(files, name);
    if (file !== undefined) readTable(file, name === 'subcategories-paradigms.txt', add);
  }
  for (const file of files) {
    const [, id] = /(?:^|[\\/])Phase1Questions-(\d+[a-z])\.txt$/.exec(file.path) ?? [];
    if (id !== undefined) add(id, readQuestion(file));
  }
  return heads;
}

/** Finds the file of a name, whatever its folder. */
export function findFile(files: readonly DatasetFile[], name: string): DatasetFile | undefined {
  return files.find(({ path }) => path.split(/[\\/]/).at(-1) === name);
}

/**
 * Reads a pair `word:word`; the second word may hold colons, both may hold blanks.
 *
 * @throws FileFormatError when a word is empty.
 */
export function readWordPair(file: DatasetFile, text: string, place: string): WordPair {
  const [, first = '', second = ''] = /^([^:]*):(.*)$/.exec(text) ?? [];
  const pair: WordPair = [first.trim(), second.trim()];
  if (pair.includes('')) throw new FileFormatError(file.path, place, `expected a pair "word:word", found "${text}".`);
  return pair;
}

function readTable(file: DatasetFile, hasPairs: boolean, add: (id: string, head: RelationHead) => void): void {
  for (const { text, place } of numberLines(file)) {
    const [number = '', letter = '', group = '', kind = '', ...rest] = text.split(',');
    const id = `${number.trim()}${letter.trim()}`;
    if (!/^\d+[a-z]$/.test(id) || group.trim() === '' || kind.trim() === '') {
      throw new FileFormatError(file.path, place, `expected "number, letter, GROUP, Name", found "${text}".`);
    }
    const name = `${group.trim()}: ${kind.trim()}`;
    add(id, { name, ...(hasPairs ? readParadigms(file, rest.join(','), place) : { paradigms: [] }) });
  }
}

function readQuestion(file: DatasetFile): RelationHead {
  const lines = numberLines(file);
  const [head, intro, ...rest] = lines;
  const [, name] = /^#?\s*Question \d+\([a-z]\)\s+(\S.*)$/.exec(head?.text ?? '') ?? [];
  if (name === undefined) throw new FileFormatError(file.path, 'line 1', 'expected "Question 1(a) GROUP: Name".');
  const end = rest.findIndex(({ text }) => text.startsWith('What relation'));
  if (intro === undefined || !/pairs:$/.test(intro.text) || end < 1) {
    const place = intro?.place ?? 'line 1';
    throw new FileFormatError(
      file.path,
      place,
      'expected "Consider the following word pairs:", pairs and "What relation".',
    );
  }
  return { name, paradigms: rest.slice(0, end).map(({ text, place }) => readWordPair(file, text, place)) };
}

/** The published list has points, blanks or nothing where the comma between two pairs belongs. */
function readParadigms(file: DatasetFile, list: string, place: string): Omit<RelationHead, 'name'> {
  const text = list.trim();
  const pattern = /(?<![^\s,.:])([^\s,.:]+)\s*:\s*([^\s,.:]+)/g;
  const paradigms = Array.from(text.matchAll(pattern), ([, first = '', second = '']): WordPair => [first, second]);
  if (paradigms.length === 0 || /[^\s,.]/.test(text.replace(pattern, ''))) {
    throw new FileFormatError(file.path, place, `expected pairs "word:word, word:word", found "${text}".`);
  }
  const isPlain = text === paradigms.map((pair) => pair.join(':')).join(', ');
  return {
    paradigms,
    finding: isPlain
      ? undefined
      : `${file.path}, ${place}: the pairs "${text}" are not separated by commas and blanks.`,
  };
}
