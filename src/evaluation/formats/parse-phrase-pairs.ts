import { FileFormatError } from '../../errors.js';
import type { DatasetFile, Phrase, PhraseForm, RatedPairSet } from '../dataset.js';
import { readNamedRows, readRating, readWord } from './dataset-rows.js';
import { gatherPairs, type PairRow } from './gather-pairs.js';

/** The three types of phrase in ML2010, each a set of its own. */
export type Ml2010Type = 'adjectivenouns' | 'compoundnouns' | 'verbobjects';

const ml2010Forms: ReadonlyMap<string, PhraseForm> = new Map<Ml2010Type, PhraseForm>([
  ['adjectivenouns', 'adjective-noun'],
  ['compoundnouns', 'noun-noun'],
  ['verbobjects', 'verb-object'],
]);

/**
 * Reads the pairs of one type of ML2010, phrase similarity (Mitchell and Lapata 2010): blank-separated columns
 * `participant type ver s1lemma1 s1lemma2 s2lemma1 s2lemma2 rating`, one rating from 1 to 7 a row.
 *
 * The file has the noun of a `verbobjects` phrase first and its verb second; here the verb comes first. The id is
 * `bake-bread/cook-soup`. The published file has 5,832 ratings: 108 pairs a type, each by 18 raters.
 *
 * @throws FileFormatError where a column is missing, a row has more or fewer cells, a rating is no number, a type is
 *   unknown, or no row is of the type.
 */
export function parseMl2010(file: DatasetFile, type: Ml2010Type): RatedPairSet {
  const columns = ['participant', 'type', 'ver', 's1lemma1', 's1lemma2', 's2lemma1', 's2lemma2', 'rating'];
  const rows = readNamedRows(
    file,
    'blanks',
    columns.map((name) => [name]),
  );
  const pairs = rows.flatMap(({ line, cells }): PairRow[] => {
    const [rater = '', found = '', , ...rest] = cells;
    const form = ml2010Forms.get(found);
    if (form === undefined) {
      const types = [...ml2010Forms.keys()].join(', ');
      throw new FileFormatError(file.path, `line ${line}`, `expected a type (${types}), found "${found}".`);
    }
    if (found !== type) return [];
    const [first = '', second = '', third = '', fourth = '', rating] = rest;
    const isTurned = form === 'verb-object';
    const left = isTurned ? [second, first] : [first, second];
    const right = isTurned ? [fourth, third] : [third, fourth];
    return [
      {
        line,
        id: `${left.join('-')}/${right.join('-')}`,
        left: { form, words: left },
        right: { form, words: right },
        ratings: [{ value: readRating(file.path, line, rating), rater }],
      },
    ];
  });
  if (pairs.length === 0)
    throw new FileFormatError(file.path, 'the column "type"', `expected rows of ${type}, found none.`);
  return gatherPairs(pairs, { scale: [1, 7], repeats: 'join' });
}

/**
 * Reads BiRD, relatedness of bigrams (Asaadi, Mohammad and Kiritchenko 2019): tab-separated columns, of which `term1`,
 * `term2`, `relation`, `relatedness score` and `pos` are read, one pair with its score from 0 to 1 a row.
 *
 * A first term of two words has the form that `pos` names: adjective-noun where it begins with a or j, noun-noun where
 * it begins with n; otherwise, as all second terms of two words, it is a modifier with its noun. A term of one word is a
 * word. The id is `traffic-light/stop-sign`, the label the relation.
 *
 * @throws FileFormatError where a column is missing, a row has more or fewer cells, a term is empty or has over two
 *   words, or a score is no number.
 */
export function parseBird(file: DatasetFile): RatedPairSet {
  const wanted = [['term1'], ['term2'], ['relation'], ['relatedness score', 'score'], ['pos']];
  const rows = readNamedRows(file, '\t', wanted).map(({ line, cells }): PairRow => {
    const [first, second, relation = '', score, partsOfSpeech = ''] = cells;
    const named = /^[aj]/i.test(partsOfSpeech) ? 'adjective-noun' : /^n/i.test(partsOfSpeech) ? 'noun-noun' : undefined;
    const left = readTerm(file.path, line, first, named);
    const right = readTerm(file.path, line, second);
    return {
      line,
      id: `${left.words.join('-')}/${right.words.join('-')}`,
      left,
      right,
      ratings: [{ value: readRating(file.path, line, score) }],
      ...(relation === '' ? {} : { label: relation }),
    };
  });
  return gatherPairs(rows, { scale: [0, 1], repeats: 'keep' });
}

function readTerm(path: string, line: number, cell: string | undefined, form: PhraseForm = 'modifier-noun'): Phrase {
  const words = readWord(path, line, cell).split(/[\s_]+/);
  if (words.length === 1) return { form: 'word', words };
  if (words.length === 2) return { form, words };
  throw new FileFormatError(path, `line ${line}`, `expected a term of one or two words, found "${cell}".`);
}

/**
 * Reads ELLDIS, verb disambiguation with an ellipsis of the verb phrase (Wijnholds and Sadrzadeh 2019): tab-separated
 * columns `participant sent1 sent2 score`, one rating from 1 to 7 a row.
 *
 * A sentence reads `smith bend iron and giant does too`, and becomes an ellipsis of subject, verb, object and second
 * subject. Two sentences differ in the verb only, so the id is `bend-fold/smith-iron-giant` and the group the
 * verb with the landmark; a row whose sentences differ in more has the id of an ELLSIM row and no group.
 *
 * @throws FileFormatError where a column is missing, a row has more or fewer cells, a sentence has another build or a
 *   score is no number.
 */
export function parseElldis(file: DatasetFile): RatedPairSet {
  const rows = readEllipses(file).map((row): PairRow => {
    const [subject, verb, object, other] = row.left.words;
    const [, landmark] = row.right.words;
    const isSame = row.left.words.every((word, place) => place === 1 || word === row.right.words[place]);
    if (!isSame) return row;
    return { ...row, id: `${verb}-${landmark}/${subject}-${object}-${other}`, group: `${verb}-${landmark}` };
  });
  return gatherPairs(rows, { scale: [1, 7], repeats: 'join' });
}

/**
 * Reads ELLSIM, sentence similarity with an ellipsis of the verb phrase (Wijnholds and Sadrzadeh 2019), in the form of
 * {@link parseElldis}; the id is `author-write-book-poet/reader-read-novel-critic`.
 *
 * @throws FileFormatError as {@link parseElldis}.
 */
export function parseEllsim(file: DatasetFile): RatedPairSet {
  return gatherPairs(readEllipses(file), { scale: [1, 7], repeats: 'join' });
}

function readEllipses(file: DatasetFile): PairRow[] {
  const wanted = [['participant', 'annotator'], ['sent1'], ['sent2'], ['score']];
  return readNamedRows(file, '\t', wanted).map(({ line, cells }): PairRow => {
    const [rater = '', first = '', second = '', score] = cells;
    const left = readEllipsis(file.path, line, first);
    const right = readEllipsis(file.path, line, second);
    const ratings = [{ value: readRating(file.path, line, score), rater }];
    return { line, id: `${left.words.join('-')}/${right.words.join('-')}`, left, right, ratings };
  });
}

function readEllipsis(path: string, line: number, sentence: string): Phrase {
  const [, ...words] = /^(\S+)\s+(\S+)\s+(\S+)\s+and\s+(\S+)\s+(?:does|do|did)\s+too\.?$/i.exec(sentence) ?? [];
  if (words.length === 4) return { form: 'ellipsis', words };
  const expected = 'expected "subject verb object and subject does too"';
  throw new FileFormatError(path, `line ${line}`, `${expected}, found "${sentence}".`);
}

/** The parts of SICK, as the column `SemEval_set` of the whole file names them. */
export type SickPart = 'TRAIN' | 'TRIAL' | 'TEST';

/**
 * Reads SICK, relatedness of sentences (Marelli et al. 2014), tab-separated with a header: a part of it with the columns
 * `pair_ID sentence_A sentence_B relatedness_score entailment_judgment`, or the whole file, whose label is called
 * `entailment_label`. Quotes in sentences are text.
 *
 * The phrases have the form `text`, the id is that of the file, the label the entailment; the only rating is the mean
 * of ten, from 1 to 5.
 *
 * @param options.part takes the pairs of one part out of the whole file; default all.
 * @throws FileFormatError where a column is missing, a row has more or fewer cells, a sentence is empty or a score is no
 *   number; with a part also where the file has no column `SemEval_set` or no pair of the part.
 */
export function parseSick(file: DatasetFile, options: { readonly part?: SickPart } = {}): RatedPairSet {
  const { part } = options;
  const wanted = [
    ['pair_ID'],
    ['sentence_A'],
    ['sentence_B'],
    ['relatedness_score'],
    ['entailment_judgment', 'entailment_label'],
    ...(part === undefined ? [] : [['SemEval_set']]),
  ];
  const all = readNamedRows(file, '\t', wanted, { quotes: false });
  const rows = all.filter(({ cells }) => part === undefined || cells[5]?.toUpperCase() === part);
  if (part !== undefined && rows.length === 0) {
    throw new FileFormatError(file.path, 'the column "SemEval_set"', `expected pairs of ${part}, found none.`);
  }
  const pairs = rows.map(({ line, cells }): PairRow => {
    const [id, left, right, score, label] = cells;
    return {
      line,
      id: readWord(file.path, line, id),
      left: { form: 'text', words: [readWord(file.path, line, left)] },
      right: { form: 'text', words: [readWord(file.path, line, right)] },
      ratings: [{ value: readRating(file.path, line, score) }],
      label,
    };
  });
  return gatherPairs(pairs, { scale: [1, 5], repeats: 'keep' });
}
