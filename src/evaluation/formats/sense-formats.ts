import { FileFormatError, ShapeError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { MetonymySet, TargetSenseSet, WordInContextSet } from '../sense-dataset.js';
import { parseRelocarText } from './parse-relocar-text.js';
import { parseWic } from './parse-wic.js';
import { parseWicTsv } from './parse-wic-tsv.js';

/**
 * Reads WiC from its two files, in any order where their names tell them apart (`dev.data.txt`, `dev.gold.txt`), else the
 * gold last; see `parseWic`.
 *
 * @throws ShapeError where there are not one or two files.
 */
export function parseWicFiles(files: readonly DatasetFile[]): WordInContextSet {
  const named = files.find(({ path }) => /gold|label/i.test(nameOf(path)));
  const [first, second] = named === undefined ? files : [...files.filter((file) => file !== named), named];
  if (first === undefined || files.length > 2) {
    throw new ShapeError('a data set in the format wic', `${files.length} files`, 'the data and their gold');
  }
  return parseWic(first, second);
}

/** What the names of WiC-TSV's files say that they hold. */
export const wicTsvFields = ['examples', 'definitions', 'hypernyms', 'labels', 'domains'] as const;

/**
 * Reads WiC-TSV from its files, whose names say what they hold (`dev_examples.txt`, `dev_definitions.txt`,
 * `dev_hypernyms.txt`, and `dev_labels.txt` and `dev_domains.txt` where there are such); see `parseWicTsv`.
 *
 * @throws FileFormatError where a name says nothing or what another says, or one of the first three is missing.
 */
export function parseWicTsvFiles(files: readonly DatasetFile[]): TargetSenseSet {
  const found = new Map<string, DatasetFile>();
  for (const file of files) {
    const field = wicTsvFields.find((name) => nameOf(file.path).toLowerCase().includes(name));
    const expected = `expected a name with one of ${wicTsvFields.join(', ')}`;
    if (field === undefined) throw new FileFormatError(file.path, 'the file name', `${expected}.`);
    if (found.has(field)) throw new FileFormatError(file.path, 'the file name', `there are two files of ${field}.`);
    found.set(field, file);
  }
  const take = (field: string): DatasetFile => {
    const file = found.get(field);
    if (file !== undefined) return file;
    throw new FileFormatError(files[0]?.path ?? 'WiC-TSV', 'the file names', `there is no file of ${field}.`);
  };
  const [labels, domains] = [found.get('labels'), found.get('domains')];
  return parseWicTsv({
    examples: take('examples'),
    definitions: take('definitions'),
    hypernyms: take('hypernyms'),
    ...(labels === undefined ? {} : { labels }),
    ...(domains === undefined ? {} : { domains }),
  });
}

/**
 * Reads ReLocaR from its two text files, in any order where a name has "literal" and the other "metonymic", else the literal
 * ones first; see `parseRelocarText`.
 *
 * @throws ShapeError where there are not two files.
 */
export function parseRelocarTextFiles(files: readonly DatasetFile[]): MetonymySet {
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2) {
    const expected = 'one of literal and one of metonymic names';
    throw new ShapeError('a data set in the format relocar-text', `${files.length} files`, expected);
  }
  const isTurned = /metonymic/i.test(nameOf(first.path)) && !/metonymic/i.test(nameOf(second.path));
  return isTurned ? parseRelocarText(second, first) : parseRelocarText(first, second);
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
