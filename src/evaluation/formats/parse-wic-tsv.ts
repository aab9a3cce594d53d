import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { TargetSenseSet } from '../sense-dataset.js';
import { splitLines } from './dataset-lines.js';
import { spaceWords } from './space-words.js';
import { parseTargetContext, parseTruth } from './target-context.js';

/** The files of one part of WiC-TSV, whose n-th lines belong together. */
export interface WicTsvFiles {
  /** `word TAB index TAB sentence`, the sentence tokenised and the index from 0. */
  readonly examples: DatasetFile;
  /** The definition of the sense. */
  readonly definitions: DatasetFile;
  /** Its hypernyms, separated by tabs, underscores for spaces. */
  readonly hypernyms: DatasetFile;
  /** `T` or `F`; the test part is published without. */
  readonly labels?: DatasetFile;
  /** The codes of the domains, which only the test part has. */
  readonly domains?: DatasetFile;
}

/**
 * Reads target sense verification: WiC-TSV (Breit et al. 2021).
 *
 * An item is called after the number of its line. Senses without hypernyms are told in the findings.
 *
 * @throws FileFormatError with the line where it is not of its form, and when the files differ in length.
 */
export function parseWicTsv(files: WicTsvFiles): TargetSenseSet {
  const { examples } = files;
  const lines = splitLines(examples);
  const definitions = readField(files.definitions, lines.length, examples.path);
  const hypernyms = readField(files.hypernyms, lines.length, examples.path);
  const labels = files.labels && readField(files.labels, lines.length, examples.path);
  const domains = files.domains && readField(files.domains, lines.length, examples.path);
  const findings: string[] = [];
  const items = lines.map((line, index) => {
    const place = `line ${index + 1}`;
    const definition = requireText(definitions[index], files.definitions, place, 'a definition');
    const names = (hypernyms[index] ?? '').split('\t').filter((name) => name !== '');
    if (names.length === 0) findings.push(`${files.hypernyms.path}, ${place}: the sense has no hypernyms.`);
    return {
      id: String(index + 1),
      ...parseExample(line, examples, place),
      definition,
      hypernyms: names.map(spaceWords),
      label: files.labels && parseTruth(labels?.[index] ?? '', files.labels, place),
      domain: files.domains && requireText(domains?.[index], files.domains, place, 'the code of a domain'),
    };
  });
  return { kind: 'target-senses', items, findings };
}

function parseExample(line: string, file: DatasetFile, place: string) {
  const fields = line.split('\t');
  const [lemma = '', index = '', sentence = ''] = fields;
  if (fields.length !== 3 || lemma === '') {
    const expected = 'expected word, index and sentence, separated by tabs';
    throw new FileFormatError(file.path, place, `${fields.length} columns; ${expected}.`);
  }
  return { lemma: spaceWords(lemma), context: parseTargetContext(sentence, index, file, place) };
}

function readField(file: DatasetFile, length: number, path: string): string[] {
  const lines = splitLines(file);
  if (lines.length === length) return lines;
  const expected = `expected ${length}, one for each line of ${path}`;
  throw new FileFormatError(file.path, `line ${lines.length}`, `${lines.length} lines; ${expected}.`);
}

function requireText(line = '', file: DatasetFile, place: string, what: string): string {
  if (line.trim() === '') throw new FileFormatError(file.path, place, `the line is empty; expected ${what}.`);
  return line.trim();
}
