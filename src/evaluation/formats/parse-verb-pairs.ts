import { FileFormatError } from '../../errors.js';
import type { DatasetFile, RatedPair, RatedPairSet } from '../dataset.js';
import { readNamedRows, readRating, readRows, readWord, requireCells } from './dataset-rows.js';
import { gatherPairs, type PairRow } from './gather-pairs.js';

/** All these sets were rated from 1 to 7. */
const scale = [1, 7] as const;

/**
 * Reads GS2011, transitive verbs in context (Grefenstette and Sadrzadeh 2011): blank-separated columns
 * `participant verb subject object landmark input hilo`, one rating a row.
 *
 * The item is verb, subject, object and landmark, with the id `provide-supply/family-home`: on the left the subject with
 * the verb and the object, on the right the same with the landmark. Its group is the verb with the landmark, its level
 * what `hilo` says. The published file has 2,500 ratings of 199 items; one item is listed as HIGH and as LOW, so that it
 * has no level and two ratings a rater, each with the level of its row, and one rating is 0. Findings tell both.
 *
 * @throws FileFormatError where a column is missing, a row has more or fewer cells, `input` is no number or `hilo`
 *   neither HIGH nor LOW.
 */
export function parseGs2011(file: DatasetFile): RatedPairSet {
  const wanted = [['participant'], ['verb'], ['subject'], ['object'], ['landmark'], ['input'], ['hilo']];
  const rows = readNamedRows(file, 'blanks', wanted).map(({ line, cells }): PairRow => {
    const [rater = '', verb = '', subject = '', object = '', landmark = '', input, level] = cells;
    return {
      line,
      id: `${verb}-${landmark}/${subject}-${object}`,
      left: { form: 'subject-verb-object', words: [subject, verb, object] },
      right: { form: 'subject-verb-object', words: [subject, landmark, object] },
      ratings: [{ value: readRating(file.path, line, input), rater }],
      group: `${verb}-${landmark}`,
      level: readLevel(file.path, line, level),
    };
  });
  return gatherPairs(rows, { scale, repeats: 'join' });
}

/** Reads GS2013 (Grefenstette and Sadrzadeh 2015), items of GS2011 rated anew, in the form of {@link parseGs2011}. */
export function parseGs2013(file: DatasetFile): RatedPairSet {
  return parseGs2011(file);
}

/**
 * Reads ML2008, intransitive verbs in context (Mitchell and Lapata 2008): blank-separated columns
 * `participant verb noun landmark input hilo`, one rating a row, lines that end in CR-CR-LF.
 *
 * On the left stands the noun with the verb, on the right the noun with the landmark; the id is `sink-drown/ship`,
 * the group the verb with the landmark. The published file has 3,600 ratings of 120 items.
 *
 * @throws FileFormatError as {@link parseGs2011}.
 */
export function parseMl2008(file: DatasetFile): RatedPairSet {
  const wanted = [['participant'], ['verb'], ['noun'], ['landmark'], ['input'], ['hilo']];
  const rows = readNamedRows(file, 'blanks', wanted).map(({ line, cells }): PairRow => {
    const [rater = '', verb = '', noun = '', landmark = '', input, level] = cells;
    return {
      line,
      id: `${verb}-${landmark}/${noun}`,
      left: { form: 'subject-verb', words: [noun, verb] },
      right: { form: 'subject-verb', words: [noun, landmark] },
      ratings: [{ value: readRating(file.path, line, input), rater }],
      group: `${verb}-${landmark}`,
      level: readLevel(file.path, line, level),
    };
  });
  return gatherPairs(rows, { scale, repeats: 'join' });
}

const adjectiveColumns = [
  'sentence_id',
  'annotator_id',
  'adj_subj',
  'subj',
  'verb',
  'landmark',
  'adj_obj',
  'obj',
  'annotator_score',
];

/**
 * Reads GS2012 (Grefenstette and Sadrzadeh 2015), GS2011 with an adjective for each noun: blank-separated columns
 * `sentence_id annotator_id adj_subj subj landmark verb adj_obj obj annotator_score`, one rating a row.
 *
 * The published header calls its fifth column `landmark` and its sixth `verb`, and has them swapped. One can tell by
 * the data: the items are those of GS2011 with adjectives, and there each of ten verbs has two landmarks of its own, so
 * that the column with fewer different words holds the verbs. So the fifth column is read as the verb and the sixth as
 * the landmark, whatever they are called; the swapped header is a finding, and so is a sixth column with fewer
 * different words than the fifth.
 *
 * The id is `provide-supply/large-family-new-home`, the group the verb with the landmark.
 *
 * @throws FileFormatError where the header has other columns, a row more or fewer cells, or a score is no number.
 */
export function parseGs2012(file: DatasetFile): RatedPairSet {
  const [header, ...rows] = readRows(file, 'blanks');
  const names = (header?.cells ?? []).map((name) => name.toLowerCase());
  const published = adjectiveColumns.map((name, column) => (column === 4 ? 'landmark' : column === 5 ? 'verb' : name));
  const isSwapped = names.join(' ') === published.join(' ');
  if (!isSwapped && names.join(' ') !== adjectiveColumns.join(' ')) {
    const problem = `expected the columns ${published.join(' ')}, found ${names.join(' ') || 'nothing'}.`;
    throw new FileFormatError(file.path, 'line 1', problem);
  }
  const pairs = rows.map((row): PairRow => {
    requireCells(file.path, row, adjectiveColumns);
    const [
      ,
      rater = '',
      subjectAdjective = '',
      subject = '',
      verb = '',
      landmark = '',
      adjective = '',
      object = '',
      score,
    ] = row.cells;
    const form = 'adjective-subject-verb-adjective-object';
    return {
      line: row.line,
      id: `${verb}-${landmark}/${subjectAdjective}-${subject}-${adjective}-${object}`,
      left: { form, words: [subjectAdjective, subject, verb, adjective, object] },
      right: { form, words: [subjectAdjective, subject, landmark, adjective, object] },
      ratings: [{ value: readRating(file.path, row.line, score), rater }],
      group: `${verb}-${landmark}`,
    };
  });
  const findings = isSwapped
    ? [
        'line 1: the header has "landmark" and "verb" swapped; the fifth column is read as the verb, the sixth as landmark.',
      ]
    : [];
  const different = [4, 5].map((column) => new Set(rows.map(({ cells }) => cells[column])).size) as [number, number];
  if (different[1] < different[0]) {
    findings.push(
      `the column of landmarks has ${different[1]} different words, that of verbs ${different[0]}: are they swapped?`,
    );
  }
  return gatherPairs(pairs, { scale, repeats: 'join', findings });
}

/**
 * Reads KS2013-CoNLL (Kartsaklis, Sadrzadeh and Pulman 2013), other verbs and landmarks in the form of GS2012 with the
 * same swapped header; see {@link parseGs2012}.
 */
export function parseKs2013Conll(file: DatasetFile): RatedPairSet {
  return parseGs2012(file);
}

/**
 * Reads KS2014, pairs of transitive sentences (Kartsaklis and Sadrzadeh 2013, 2014): blank-separated columns
 * `annotator subject1 verb1 object1 subject2 verb2 object2 score`, one rating a row.
 *
 * The id is `author-write-book/reader-read-novel`; there are no groups and no levels.
 *
 * @throws FileFormatError where there are no eight columns, a row has more or fewer cells, or a score is no number.
 */
export function parseKs2014(file: DatasetFile): RatedPairSet {
  const columns = ['annotator', 'subject1', 'verb1', 'object1', 'subject2', 'verb2', 'object2', 'score'];
  const wanted = columns.map((name) => (name === 'annotator' ? [name, 'participant', 'annotator_id'] : [name]));
  const rows = readNamedRows(file, 'blanks', wanted).map(({ line, cells }): PairRow => {
    const words = cells.slice(1, 7).map((word) => readWord(file.path, line, word));
    return {
      line,
      ...pairSentences(words.slice(0, 3), words.slice(3)),
      ratings: [{ value: readRating(file.path, line, cells[7]), rater: cells[0] }],
    };
  });
  return gatherPairs(rows, { scale, repeats: 'join' });
}

function pairSentences(left: readonly string[], right: readonly string[]): Pick<RatedPair, 'id' | 'left' | 'right'> {
  const form = 'subject-verb-object';
  return { id: `${left.join('-')}/${right.join('-')}`, left: { form, words: left }, right: { form, words: right } };
}

function readLevel(path: string, line: number, cell = ''): 'HIGH' | 'LOW' {
  const level = cell.toUpperCase();
  if (level === 'HIGH' || level === 'LOW') return level;
  throw new FileFormatError(path, `line ${line}`, `expected HIGH or LOW in the last cell, found "${cell}".`);
}
