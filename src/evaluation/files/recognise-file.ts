import { findSeparator, isNumber } from '../formats/dataset-rows.js';
import type { FileHead } from './file-head.js';
import { recogniseMarked } from './recognise-marked.js';

/**
 * What a file is by its content: a whole data set, or several in one file, each of which has one of the formats of its
 * list (the first, unless a manifest says which); a part of a data set of several files; or something that comes with such
 * a data set and is not needed.
 */
export type Recognition =
  | { readonly type: 'whole'; readonly sets: readonly (readonly string[])[] }
  | { readonly type: 'part'; readonly format: string; readonly part: string }
  | { readonly type: 'spare'; readonly format: string };

/** A predicate over the beginning of a file with what the file is where it holds. */
interface Recogniser {
  readonly holds: (head: FileHead) => boolean;
  readonly recognition: Recognition;
}

/** The formats of word pairs that only their words tell apart. */
export const wordPairFormats: readonly string[] = [
  'word-pairs',
  'wordsim-353',
  'rg-65',
  'mc-30',
  'mturk',
  'men',
  'rare-words',
];

const sampledRows = 30;
const longestLine = 5_000;

/**
 * Tells by the beginning of a file what it is: by its header, the shape of its first lines, the outermost element of XML,
 * and its name where data sets of several files need one; undefined where no format of `datasetFormats` has files like it.
 */
export function recogniseFile(head: FileHead): Recognition | undefined {
  // What begins like XML or JSON is no table, whatever commas it has.
  if (/^\s*[[{<]/.test(head.text)) return recogniseMarked(head);
  return recognisers.find(({ holds }) => holds(head))?.recognition ?? recogniseMarked(head);
}

const whole = (...sets: (readonly string[])[]): Recognition => ({ type: 'whole', sets });
const part = (format: string, name: string): Recognition => ({ type: 'part', format, part: name });

/** What tables and lists are like, the more telling first. */
const recognisers: readonly Recogniser[] = [
  {
    holds: ({ name }) => /^(?:GoldRatings|Phase2Answers|Phase1Questions)-\d+[a-z]\.txt$/.test(name),
    recognition: part('semeval2012-task2', 'class'),
  },
  {
    holds: ({ name }) => /^subcategories-(?:paradigms|list|definitions)\.txt$/.test(name),
    recognition: part('semeval2012-task2', 'classes'),
  },
  { holds: isSpareOfDegrees, recognition: { type: 'spare', format: 'semeval2012-task2' } },
  {
    holds: hasColumns('participant', 'verb', 'subject', 'object', 'landmark', 'input', 'hilo'),
    recognition: whole(['gs2011', 'gs2013']),
  },
  {
    holds: hasColumns('participant', 'verb', 'noun', 'landmark', 'input', 'hilo'),
    recognition: whole(['ml2008']),
  },
  {
    holds: hasColumns('sentence_id', 'adj_subj', 'subj', 'landmark', 'verb', 'adj_obj', 'obj', 'annotator_score'),
    recognition: whole(['gs2012', 'ks2013']),
  },
  {
    holds: hasColumns('participant', 'type', 's1lemma1', 's1lemma2', 's2lemma1', 's2lemma2', 'rating'),
    recognition: whole(['ml2010-adjective-noun'], ['ml2010-compound-noun'], ['ml2010-verb-object']),
  },
  {
    holds: hasColumns('subject1', 'verb1', 'object1', 'subject2', 'verb2', 'object2', 'score'),
    recognition: whole(['ks2014']),
  },
  {
    holds: hasColumns('pair_id', 'sentence_a', 'sentence_b', 'relatedness_score'),
    recognition: whole(['sick']),
  },
  { holds: hasColumns('term1', 'term2', 'relation', 'pos'), recognition: whole(['bird']) },
  {
    holds: hasColumns('id', 'language', 'split', 'seen', 'target', 'type', 'aspects', 'sentence'),
    recognition: whole(['aspect-sentences-development'], ['aspect-sentences-test']),
  },
  { holds: isElldis, recognition: whole(['elldis']) },
  { holds: hasColumns('sent1', 'sent2', 'score'), recognition: whole(['ellsim']) },
  { holds: hasColumns('word1', 'word2', 'pos', 'simlex999'), recognition: whole(['simlex']) },
  { holds: hasColumns('word 1', 'word 2', 'human (mean)'), recognition: whole(['wordsim-353']) },
  { holds: isWordsInTwoContexts, recognition: whole(['scws']) },
  { holds: isVerbPairs, recognition: whole(['simverb']) },
  { holds: ({ lines }) => all(lines, /^(?:OBJ|SBJ)\s+\S+_N:\s+\S+_N\s+that\s/), recognition: whole(['relpron']) },
  {
    holds: ({ lines }) => all(lines, /^\S+-n\t\S+\t(?:coord|hyper|mero|attri|event|random-[nvj])\t\S+-[nvj]$/),
    recognition: whole(['bless']),
  },
  {
    holds: ({ lines }) => all(lines, /^[^|]+\|(?:[^|]+\|){6}[^|]+$/),
    recognition: whole(['turney2012'], ['turney2012-14']),
  },
  { holds: isSat, recognition: whole(['sat']) },
  {
    holds: ({ lines }) => /^:\s*\S/.test(lines[0] ?? '') && all(lines.slice(1, 2), /^\S+\s+\S+\s+\S+\s+\S+$|^:/),
    recognition: whole(['google-analogies']),
  },
  {
    holds: ({ lines }) => all(lines, /^[^\t]+\t[NV]\t\d+-\d+\t[^\t]+\t[^\t]+$/),
    recognition: part('wic', 'data'),
  },
  { holds: ({ lines }) => all(lines, /^[TF]$/), recognition: part('labels', 'labels') },
  {
    holds: ({ name, lines }) => all(lines, /^[^\t]+\t\d+\t(?=[^\t]*\S \S)[^\t]*$/) || isFieldOfExamples(name, lines),
    recognition: part('wic-tsv', 'examples'),
  },
  {
    holds: ({ lines }) => all(lines, /^\S+(?:\s+[^\s%]+%\d:\d\d:\d\d:[^\s:]*:[^\s:]*)+$/),
    recognition: part('all-words', 'key'),
  },
  { holds: isWordPairs, recognition: whole(wordPairFormats) },
  { holds: isBats, recognition: part('bats', 'relation') },
];

/** Whether the first lines all have a form; lines beyond measure have none, lest the search in them takes long. */
function all(lines: readonly string[], pattern: RegExp): boolean {
  const sample = lines.slice(0, sampledRows);
  return sample.length > 0 && sample.every((line) => line.length <= longestLine && pattern.test(line));
}

function isFieldOfExamples(name: string, lines: readonly string[]): boolean {
  return name.includes('_examples.') && all(lines.slice(0, 1), /^[^\t]+\t\d+\t/);
}

/** The names in the first line, in small letters, without quotes. */
function headerOf({ lines }: FileHead): string[] {
  const [first = ''] = lines;
  const separator = findSeparator(first);
  const cells = separator === 'blanks' ? first.trim().split(/\s+/) : first.split(separator);
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
}

function hasColumns(...names: string[]): (head: FileHead) => boolean {
  return (head) => {
    const header = new Set(headerOf(head));
    return names.every((name) => header.has(name));
  };
}

/** Whether the sentences of each row differ in one word; those of ELLSIM differ in more. */
function isElldis(head: FileHead): boolean {
  const header = headerOf(head);
  const [first, second] = [header.indexOf('sent1'), header.indexOf('sent2')];
  if (first === -1 || second === -1 || !header.includes('score')) return false;
  const rows = head.lines.slice(1, 1 + sampledRows).map((line) => line.split('\t'));
  return rows.every((cells) => {
    const [left, right] = [first, second].map((column) => (cells[column] ?? '').trim().split(/\s+/)) as [
      string[],
      string[],
    ];
    return left.length === right.length && left.filter((word, place) => word !== right[place]).length <= 1;
  });
}

function isWordsInTwoContexts({ lines }: FileHead): boolean {
  const rows = lines.slice(0, 5).map((line) => line.split('\t'));
  return (
    rows.length > 0 &&
    rows.every((cells) => cells.length >= 8 && isNumber(cells[7]?.trim()) && /<b>/.test(cells[5] ?? ''))
  );
}

function isVerbPairs({ lines }: FileHead): boolean {
  const rows = lines.slice(1, 1 + sampledRows).map((line) => line.split('\t'));
  return (
    rows.length > 0 &&
    rows.every((cells) => cells.length === 5 && cells[2]?.trim() === 'V' && isNumber(cells[3]?.trim())) &&
    rows.every((cells) => /^[A-Z][A-Z/-]+$/.test(cells[4]?.trim() ?? ''))
  );
}

function isSat({ lines }: FileHead): boolean {
  const block = lines.filter((line) => !line.startsWith('#')).slice(1, 8);
  return block.length === 7 && all(block.slice(0, 6), /^\S+ \S+ [^\s:]+:\S+$/) && /^[a-e]$/i.test(block[6] ?? '');
}

/** Two words or short phrases and a number in each row, but for a header. */
function isWordPairs({ lines, text }: FileHead): boolean {
  const separator = findSeparator(text);
  const rows = lines
    .filter((line) => !line.startsWith('#'))
    .slice(0, sampledRows)
    .map((line) => (separator === 'blanks' ? line.trim().split(/\s+/) : line.split(separator)))
    .map((cells) => cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const isRow = (cells: readonly string[]): boolean => {
    const isShort = separator !== 'blanks' || cells.length <= 5;
    return isShort && cells.slice(0, 2).every(isPhrase) && cells.slice(2).some(isNumber);
  };
  const [first, ...others] = rows;
  if (first === undefined) return false;
  const data = isRow(first)
    ? rows
    : first.length >= 3 && first.slice(0, 3).every((cell) => !isNumber(cell))
      ? others
      : [];
  return data.length > 0 && data.every(isRow);
}

function isPhrase(cell: string): boolean {
  return /\p{L}/u.test(cell) && cell.length <= 60 && cell.split(/\s+/).length <= 3;
}

function isBats({ name, lines, isWhole }: FileHead): boolean {
  const isPair = (line: string): boolean => {
    const cells = line.split(/\t+/);
    return cells.length === 2 && cells.every((cell) => /\p{L}/u.test(cell) && !isNumber(cell.trim()));
  };
  if (lines.length === 0 || !lines.slice(0, sampledRows).every(isPair)) return false;
  const isNamed = /^[A-Z]\d\d\b.*\.txt$/i.test(name);
  return isNamed || (isWhole && lines.length >= 40 && lines.length <= 60 && all(lines, /^\S+\t+\S+$/));
}

/** What the package of SemEval-2012 task 2 holds beside what its reader needs. */
function isSpareOfDegrees({ name }: FileHead): boolean {
  return (
    /^(?:Phase1Answers|Phase2Questions)-\d+[a-z]\.txt$/.test(name) ||
    /^(?:Result|Spearman)?(?:MaxDiffRandom|RandomMaxDiff|RandomScaled|TurkerScaled)-\d+[a-z]\.txt$/.test(name) ||
    /^(?:subcategories-training|reversals|Taxonomy)\.txt$/.test(name)
  );
}
