import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { WordInContextItem, WordInContextSet } from '../sense-dataset.js';
import { splitLines } from './dataset-lines.js';
import { spaceWords } from './space-words.js';
import { parseTargetContext, parseTruth } from './target-context.js';

const partsOfSpeech: ReadonlyMap<string, 'n' | 'v'> = new Map([
  ['N', 'n'],
  ['V', 'v'],
]);

/**
 * Reads words in context: WiC (Pilehvar & Camacho-Collados 2019).
 *
 * A line of the data is `word TAB N or V TAB index-index TAB sentence TAB sentence`, the sentences tokenised and the indices
 * from 0; the same line of the gold is `T` where the word has one meaning in both, else `F`. An item is called after the
 * number of its line. Lines given twice are told in the findings.
 *
 * @param gold absent where it is not published; the labels are then undefined.
 * @throws FileFormatError with the line where it is not of this form, and when the files differ in length.
 */
export function parseWic(data: DatasetFile, gold?: DatasetFile): WordInContextSet {
  const lines = splitLines(data);
  const labels = gold === undefined ? undefined : parseLabels(gold, lines.length, data.path);
  const findings: string[] = [];
  const known = new Map<string, number>();
  const items = lines.map((line, index) => {
    const first = known.get(line);
    if (first === undefined) known.set(line, index + 1);
    else findings.push(`${data.path}, line ${index + 1}: the same as line ${first}.`);
    return { ...parseItem(line, data, index + 1), label: labels?.[index] };
  });
  return { kind: 'words-in-context', items, findings };
}

function parseItem(line: string, file: DatasetFile, number: number): Omit<WordInContextItem, 'label'> {
  const place = `line ${number}`;
  const fields = line.split('\t');
  const [lemma = '', letter = '', indices = '', left = '', right = ''] = fields;
  if (fields.length !== 5 || lemma === '') {
    const expected = 'expected word, N or V, indices and two sentences, separated by tabs';
    throw new FileFormatError(file.path, place, `${fields.length} columns; ${expected}.`);
  }
  const partOfSpeech = partsOfSpeech.get(letter);
  if (partOfSpeech === undefined) {
    throw new FileFormatError(file.path, place, `"${letter}" is no part of speech; expected N or V.`);
  }
  const [, first, second] = /^(\d+)-(\d+)$/.exec(indices) ?? [];
  if (first === undefined || second === undefined) {
    throw new FileFormatError(file.path, place, `"${indices}" gives no places; expected two indices such as 2-0.`);
  }
  const contexts = [
    parseTargetContext(left, first, file, place),
    parseTargetContext(right, second, file, place),
  ] as const;
  return { id: String(number), lemma: spaceWords(lemma), partOfSpeech, contexts };
}

function parseLabels(gold: DatasetFile, length: number, path: string): boolean[] {
  const labels = splitLines(gold).map((line, index) => parseTruth(line, gold, `line ${index + 1}`));
  if (labels.length === length) return labels;
  const expected = `expected ${length}, one for each line of ${path}`;
  throw new FileFormatError(gold.path, `line ${labels.length}`, `${labels.length} labels; ${expected}.`);
}
