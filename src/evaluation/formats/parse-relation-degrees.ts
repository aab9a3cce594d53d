import { FileFormatError } from '../../errors.js';
import type { DatasetFile, MostLeastQuestion, RelationClass, RelationDegreeSet } from '../dataset.js';
import { numberLines } from './numbered-lines.js';
import { findFile, readRelationHeads, readWordPair, type WordPair } from './relation-heads.js';

const answerForm = 'four quoted pairs, the least and the most illustrative one, and the relation, separated by tabs';
const ratingForm = 'a number and a quoted pair';

/** By how much a published rating may differ from the answers: half of its last place, with room for rounding. */
const ratingTolerance = 0.0501;

type RatedWordPair = RelationClass['rated'][number];

/**
 * Reads the files of SemEval-2012 task 2, degrees of relational similarity (Jurgens et al. 2012), for training and test
 * classes alike.
 *
 * Files are known by their names, whatever their folders: `GoldRatings-1a.txt` and `Phase2Answers-1a.txt` of each class,
 * `Phase1Questions-1a.txt`, `subcategories-paradigms.txt`, `subcategories-list.txt` and `subcategories-definitions.txt`;
 * others are passed over. A class needs ratings or answers, and its paradigms. Without ratings, they are counted from the
 * answers as the task's script does: the percentage of the times that a pair was shown in which it was chosen as most
 * illustrative, less that of least, -100 to 100. Without answers, a class has no questions.
 *
 * The answers to the same four pairs make one question. An empty choice counts for no pair.
 *
 * @throws FileFormatError when a line is of another form, a class has no paradigms, or there is no class.
 */
export function parseRelationDegrees(files: readonly DatasetFile[]): RelationDegreeSet {
  const findings: string[] = [];
  const heads = readRelationHeads(files);
  const relations = findClasses(files).map((id): RelationClass => {
    const ratingFile = findFile(files, `GoldRatings-${id}.txt`);
    const answerFile = findFile(files, `Phase2Answers-${id}.txt`);
    const { path } = (ratingFile ?? answerFile) as DatasetFile;
    const head = heads.get(id);
    if (head === undefined || head.paradigms.length === 0) {
      throw new FileFormatError(
        path,
        `class ${id}`,
        `expected its paradigms in subcategories-paradigms.txt or Phase1Questions-${id}.txt.`,
      );
    }
    if (head.finding !== undefined) findings.push(head.finding);
    const answers = answerFile === undefined ? [] : readAnswers(answerFile, findings);
    const counted = countRatings(answers);
    const rated = ratingFile === undefined ? counted : readRatings(ratingFile, findings);
    if (ratingFile !== undefined && answerFile !== undefined) {
      compareRatings(ratingFile, { rated, counted }, findings);
    }
    return { id, name: head.name, paradigms: head.paradigms, rated, questions: makeQuestions(answers) };
  });
  if (relations.length === 0) {
    const [first] = files;
    const expected = 'expected files named GoldRatings-1a.txt or Phase2Answers-1a.txt, found none.';
    throw new FileFormatError(first?.path ?? 'SemEval-2012 task 2', 'the file names', expected);
  }
  return { kind: 'relation-degrees', relations, findings };
}

/** The ids of the classes that have ratings or answers: by number, then by letter. */
function findClasses(files: readonly DatasetFile[]): string[] {
  const ids = new Set<string>();
  for (const { path } of files) {
    const [, id] = /(?:^|[\\/])(?:GoldRatings|Phase2Answers)-(\d+[a-z])\.txt$/.exec(path) ?? [];
    if (id !== undefined) ids.add(id);
  }
  return [...ids].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

interface MostLeastAnswer {
  readonly pairs: readonly string[];
  readonly least: string;
  readonly most: string;
}

function readAnswers(file: DatasetFile, findings: string[]): MostLeastAnswer[] {
  const answers: MostLeastAnswer[] = [];
  const odd = { none: 0, both: 0 };
  for (const { text, place } of numberLines(file)) {
    if (text.startsWith('#')) continue;
    const fields = text.split('\t').map((field) => /^\s*"([^"]*)"\s*$/.exec(field)?.[1]?.trim());
    const [first, second, third, fourth, least, most] = fields;
    const pairs = [first, second, third, fourth].flatMap((pair) => (pair === undefined ? [] : [pair]));
    const isComplete = pairs.length === 4 && least !== undefined && most !== undefined;
    if (!isComplete || fields.length < 6 || fields.length > 7) {
      throw new FileFormatError(file.path, place, `expected ${answerForm}, found "${text}".`);
    }
    for (const pair of pairs) readWordPair(file, pair, place);
    for (const chosen of [least, most]) {
      if (chosen === '' || pairs.includes(chosen)) continue;
      throw new FileFormatError(file.path, place, `expected one of the four pairs or nothing, found "${chosen}".`);
    }
    if (least === '' || most === '') odd.none++;
    else if (least === most) odd.both++;
    answers.push({ pairs, least, most });
  }
  if (answers.length === 0) throw new FileFormatError(file.path, 'line 1', 'expected answers, found none.');
  if (odd.none > 0)
    findings.push(`${file.path}: ${odd.none} answers leave the most or the least illustrative pair open.`);
  if (odd.both > 0)
    findings.push(`${file.path}: ${odd.both} answers name one pair as the most and the least illustrative.`);
  return answers;
}

function readRatings(file: DatasetFile, findings: string[]): RatedWordPair[] {
  const rated = new Map<string, RatedWordPair>();
  for (const { text, place } of numberLines(file)) {
    if (text.startsWith('#')) continue;
    const [, score, pair = ''] = /^([+-]?\d+(?:\.\d+)?)\s+"([^"]*)"$/.exec(text) ?? [];
    if (score === undefined) throw new FileFormatError(file.path, place, `expected ${ratingForm}, found "${text}".`);
    const name = pair.trim();
    if (rated.has(name)) findings.push(`${file.path}, ${place}: "${name}" is rated twice; the first rating stays.`);
    else rated.set(name, { pair: readWordPair(file, name, place), score: Number(score) });
  }
  if (rated.size === 0) throw new FileFormatError(file.path, 'line 1', 'expected ratings, found none.');
  return [...rated.values()];
}

/** The rating of each pair by its answers, the highest first, then by name (README of the task, `maxdiff_to_scale`). */
function countRatings(answers: readonly MostLeastAnswer[]): RatedWordPair[] {
  const counts = new Map<string, { shown: number; chosen: number }>();
  for (const { pairs, least, most } of answers) {
    for (const pair of new Set(pairs)) {
      const count = counts.get(pair) ?? { shown: 0, chosen: 0 };
      count.shown++;
      count.chosen += (pair === most ? 1 : 0) - (pair === least ? 1 : 0);
      counts.set(pair, count);
    }
  }
  return [...counts]
    .map(([name, { shown, chosen }]) => ({ name, score: (100 * chosen) / shown }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .map(({ name, score }) => ({ pair: splitPair(name), score }));
}

function compareRatings(
  file: DatasetFile,
  { rated, counted }: { readonly rated: readonly RatedWordPair[]; readonly counted: readonly RatedWordPair[] },
  findings: string[],
): void {
  const scores = new Map(counted.map(({ pair, score }) => [pair.join(':'), score]));
  const differing = rated.filter(({ pair, score }) => {
    const found = scores.get(pair.join(':'));
    return found === undefined || Math.abs(found - score) > ratingTolerance;
  });
  const missing = scores.size - rated.filter(({ pair }) => scores.has(pair.join(':'))).length;
  if (differing.length > 0) findings.push(`${file.path}: ${differing.length} ratings are not what the answers give.`);
  if (missing > 0) findings.push(`${file.path}: ${missing} pairs of the answers have no rating.`);
}

function makeQuestions(answers: readonly MostLeastAnswer[]): MostLeastQuestion[] {
  const questions = new Map<string, { names: readonly string[]; most: number[]; least: number[] }>();
  for (const { pairs, most, least } of answers) {
    const key = JSON.stringify(pairs);
    const question = questions.get(key) ?? { names: pairs, most: pairs.map(() => 0), least: pairs.map(() => 0) };
    questions.set(key, question);
    pairs.forEach((pair, index) => {
      if (pair === most) question.most[index] = (question.most[index] as number) + 1;
      if (pair === least) question.least[index] = (question.least[index] as number) + 1;
    });
  }
  return [...questions.values()].map(({ names, most, least }) => ({ pairs: names.map(splitPair), most, least }));
}

function splitPair(name: string): WordPair {
  const colon = name.indexOf(':');
  return [name.slice(0, colon).trim(), name.slice(colon + 1).trim()];
}
