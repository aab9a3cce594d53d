import { FileFormatError } from '../../errors.js';
import type { ChoiceQuestion, ChoiceSet, DatasetFile } from '../dataset.js';
import { FirstPlaces } from './first-places.js';
import { ItemIds } from './item-ids.js';
import { type NumberedLine, numberLines } from './numbered-lines.js';

const turneyFields = 'stem | solution | a | b | d4 | d5 | r6 | r7';
const satChoices = 5;

/**
 * Reads noun-modifier questions in the form of Turney (2012): `stem | solution | a | b | d4 | d5 | r6 | r7`, a question a
 * line.
 *
 * The stem has two words. The seven choices, of one word each, keep the order of the file, so that the solution is the
 * first. Repeated questions stay and are told of, as are stems that are not made of a and b and choices that stand twice.
 *
 * @throws FileFormatError when a line has not eight fields, or the file has no question.
 * @example parseTurneyQuestions({ path, text: 'sea dog | sailor | sea | dog | ocean | hound | tin | lamp' }).questions[0]?.stem
 */
export function parseTurneyQuestions(file: DatasetFile): ChoiceSet {
  const questions = new QuestionList(file);
  for (const { text, place } of numberLines(file)) {
    const fields = text.split('|').map((field) => field.trim());
    if (fields.length !== 8 || fields.includes('')) {
      throw new FileFormatError(file.path, place, `expected eight fields "${turneyFields}", found "${text}".`);
    }
    const [first = '', ...choices] = fields;
    const stem = first.split(/\s+/);
    if (stem.length !== 2)
      throw new FileFormatError(file.path, place, `expected a stem of two words, found "${first}".`);
    const [, modifier, head] = choices;
    if (modifier !== stem[0] || head !== stem[1]) {
      questions.tell(`${place}: the stem "${first}" is not made of "${modifier}" and "${head}".`);
    }
    const name = stem.join(' ');
    questions.add({ name, stem, choices: choices.map((word) => [word]), solution: 0 }, place);
  }
  return questions.finish();
}

/**
 * Reads analogy questions in the form of Turney's SAT package: blocks separated by blank lines, each a line that names the
 * source, the stem pair as `word word pos:pos`, five choice pairs in the same form and the letter of the answer, a to e.
 *
 * Lines that begin with # are comments. Parts of speech are not kept.
 *
 * @throws FileFormatError when a block has not these eight lines, or the file has no question.
 */
export function parseSatQuestions(file: DatasetFile): ChoiceSet {
  const questions = new QuestionList(file);
  for (const block of cutBlocks(file)) {
    const [source, stemLine, ...rest] = block;
    const letter = rest.pop();
    if (source === undefined || stemLine === undefined || letter === undefined || rest.length !== satChoices) {
      const { place } = (block.at(-1) ?? source) as NumberedLine;
      throw new FileFormatError(
        file.path,
        place,
        `expected a block of 8 lines (source, stem pair, ${satChoices} choice pairs, letter), found ${block.length}.`,
      );
    }
    const solution = 'abcde'.indexOf(letter.text.toLowerCase());
    if (letter.text.length !== 1 || solution === -1) {
      throw new FileFormatError(
        file.path,
        letter.place,
        `expected the letter of the answer, a to e, found "${letter.text}".`,
      );
    }
    const stem = readSatPair(file, stemLine);
    const choices = rest.map((line) => readSatPair(file, line));
    questions.add({ name: stem.join(':'), stem, choices, solution }, stemLine.place);
  }
  return questions.finish();
}

/**
 * Reads analogy questions in the JSON lines of the RelBERT release (Ushio et al. 2021), a question a line:
 * `{"stem": ["a", "b"], "answer": 0, "choice": [["c", "d"], ["e", "f"]], "prefix": "source"}`.
 *
 * The number of choices may differ from question to question. The prefix may be missing and is not kept.
 *
 * @throws FileFormatError when a line is not such an object, or the file has no question.
 */
export function parseRelationJsonLines(file: DatasetFile): ChoiceSet {
  const questions = new QuestionList(file);
  for (const { text, place } of numberLines(file)) {
    const { stem, answer, choice } = parseObject(file, text, place);
    if (!isPair(stem)) throw new FileFormatError(file.path, place, 'expected "stem" to be a list of two words.');
    if (!Array.isArray(choice) || choice.length < 2 || !choice.every(isPair)) {
      throw new FileFormatError(file.path, place, 'expected "choice" to be a list of two pairs of words or more.');
    }
    if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < 0 || answer >= choice.length) {
      throw new FileFormatError(
        file.path,
        place,
        `expected "answer" to be a whole number from 0 to ${choice.length - 1}, found ${JSON.stringify(answer)}.`,
      );
    }
    questions.add({ name: stem.join(':'), stem, choices: choice, solution: answer }, place);
  }
  return questions.finish();
}

/** Collects the questions of a file, with what is odd about them. */
class QuestionList {
  readonly #file: DatasetFile;
  readonly #questions: ChoiceQuestion[] = [];
  readonly #findings: string[] = [];
  readonly #ids = new ItemIds();
  readonly #places = new FirstPlaces();

  constructor(file: DatasetFile) {
    this.#file = file;
  }

  tell(finding: string): void {
    this.#findings.push(`${this.#file.path}, ${finding}`);
  }

  add({ name, stem, choices, solution }: Omit<ChoiceQuestion, 'id'> & { readonly name: string }, place: string): void {
    const id = this.#ids.take(name);
    const earlier = this.#places.findEarlier([stem, choices, solution], place);
    if (earlier !== undefined) this.tell(`${place}: the question "${name}" stands in ${earlier} too.`);
    const texts = choices.map((choice) => choice.join(' '));
    const twice = texts.find((text, index) => texts.indexOf(text) !== index);
    if (twice !== undefined) this.tell(`${place}: the choice "${twice}" stands twice in the question "${name}".`);
    this.#questions.push({ id, stem, choices, solution });
  }

  finish(): ChoiceSet {
    if (this.#questions.length === 0) {
      throw new FileFormatError(this.#file.path, 'line 1', 'expected questions, found none.');
    }
    return { kind: 'choices', questions: this.#questions, findings: this.#findings };
  }
}

/** The runs of lines between blank lines, comments left out; a run of comments alone is none. */
function cutBlocks(file: DatasetFile): NumberedLine[][] {
  const blocks: NumberedLine[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const line of numberLines(file)) {
    if (line.number !== last + 1) blocks.push([]);
    last = line.number;
    if (!line.text.startsWith('#')) blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function readSatPair(file: DatasetFile, { text, place }: NumberedLine): readonly [string, string] {
  const [first, second, parts, ...more] = text.split(/\s+/);
  if (first === undefined || second === undefined || !/^\S+:\S+$/.test(parts ?? '') || more.length > 0) {
    throw new FileFormatError(file.path, place, `expected "word word pos:pos", found "${text}".`);
  }
  return [first, second];
}

function parseObject(file: DatasetFile, text: string, place: string): { readonly [field: string]: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(file.path, place, 'expected an object in JSON.', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FileFormatError(file.path, place, 'expected an object in JSON.');
  }
  return value as { readonly [field: string]: unknown };
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((word) => typeof word === 'string' && word !== '');
}
