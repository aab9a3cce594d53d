import { FileFormatError } from '../../errors.js';
import type { AnalogyQuestion, AnalogySet, DatasetFile } from '../dataset.js';
import { FirstPlaces } from './first-places.js';
import { ItemIds } from './item-ids.js';
import { numberLines } from './numbered-lines.js';

/**
 * Reads analogies in the form of Google's set (Mikolov et al. 2013): `: section` lines, each followed by questions of four
 * words, the last of which is the answer.
 *
 * Letters keep their case. Sections named `gram1-...` are syntactic and the others beside them semantic. Repeated questions stay, since published scores count them, and each section that holds some
 * is told of, as are questions that use a word twice among the first three or ask for a word they name.
 *
 * @throws FileFormatError when a line is neither, a question stands before the first section, or there is none.
 * @example parseGoogleAnalogies({ path, text: ': plural\ncat cats dog dogs' }).questions[0]?.answers // ['dogs']
 */
export function parseGoogleAnalogies(file: DatasetFile): AnalogySet {
  const questions: AnalogyQuestion[] = [];
  const findings: string[] = [];
  const repeats = new Map<string, string[]>();
  const ids = new ItemIds();
  const places = new FirstPlaces();
  let section: string | undefined;
  for (const { text, place } of numberLines(file)) {
    if (text.startsWith(':')) {
      section = text.slice(1).trim();
      if (section === '') throw new FileFormatError(file.path, place, 'expected a name after ":".');
      continue;
    }
    const [a, b, c, answer, ...more] = text.split(/\s+/);
    if (a === undefined || b === undefined || c === undefined || answer === undefined || more.length > 0) {
      throw new FileFormatError(file.path, place, `expected four words or ": section", found "${text}".`);
    }
    if (section === undefined) {
      throw new FileFormatError(file.path, place, 'expected ": section" before the first question.');
    }
    const earlier = places.findEarlier([a, b, c, answer], place);
    if (earlier !== undefined) repeats.set(section, [...(repeats.get(section) ?? []), place]);
    if (new Set([a, b, c]).size < 3 || [a, b, c].includes(answer)) {
      findings.push(`${file.path}, ${place}: the question "${text}" uses a word twice.`);
    }
    questions.push({ id: ids.take(nameQuestion(section, { a, b, c })), section, a, b, c, answers: [answer] });
  }
  if (questions.length === 0) throw new FileFormatError(file.path, 'line 1', 'expected questions, found none.');
  for (const [name, found] of repeats) {
    findings.push(`${file.path}: ${found.length} questions of "${name}" stand before too, the first in ${found[0]}.`);
  }
  return { kind: 'analogies', questions: tellParts(questions), findings };
}

/** Of the published file the sections named `gram1-...` are the syntactic ones; a file without any makes no difference. */
function tellParts(questions: readonly AnalogyQuestion[]): AnalogyQuestion[] {
  const isSyntactic = ({ section }: AnalogyQuestion): boolean => /^gram\d/.test(section);
  if (!questions.some(isSyntactic)) return [...questions];
  return questions.map((question) => ({ ...question, part: isSyntactic(question) ? 'syntactic' : 'semantic' }));
}

interface BatsEntry {
  readonly word: string;
  readonly answers: readonly [string, ...string[]];
}

/**
 * Reads analogies in the form of BATS (Gladkova, Drozd and Matsuoka 2016): a file for each relation, named after it, with
 * lines of a word, a tab and its answers separated by slashes.
 *
 * Every ordered pair of different lines of a file makes a question a : b :: c : ?, where b is the first answer of a, and
 * all answers of c count as right. The section is the name of the file without folder and `.txt`. Lines that come again
 * are left out, lines of the same word make no question with each other; both are told of.
 *
 * @throws FileFormatError when a line is of another form, a file has fewer than two words, or no file is given.
 */
export function parseBats(files: readonly DatasetFile[]): AnalogySet {
  if (files.length === 0)
    throw new FileFormatError('BATS', 'the folder', 'expected a file for each relation, found none.');
  const questions: AnalogyQuestion[] = [];
  const findings: string[] = [];
  const ids = new ItemIds();
  for (const file of files) {
    const section = nameSection(file.path);
    const entries = readBatsEntries(file, findings);
    const words = new Set(entries.map(({ word }) => word));
    if (words.size < 2) {
      throw new FileFormatError(file.path, 'line 1', `expected two words or more, found ${words.size}.`);
    }
    for (const first of entries) {
      for (const second of entries) {
        if (first.word === second.word) continue;
        const [a, b, c] = [first.word, first.answers[0], second.word];
        questions.push({ id: ids.take(nameQuestion(section, { a, b, c })), section, a, b, c, answers: second.answers });
      }
    }
  }
  return { kind: 'analogies', questions, findings };
}

function readBatsEntries(file: DatasetFile, findings: string[]): BatsEntry[] {
  const entries: BatsEntry[] = [];
  const lines = new FirstPlaces();
  const words = new FirstPlaces();
  for (const { text, place } of numberLines(file)) {
    const [word = '', list = '', ...more] = text.split(/\t+/).map((field) => field.trim());
    const parts = list.split('/').map((answer) => answer.trim());
    const [first, ...rest] = new Set(parts.filter((answer) => answer !== ''));
    if (word === '' || first === undefined || more.length > 0) {
      throw new FileFormatError(file.path, place, `expected "word<TAB>answer/answer", found "${text}".`);
    }
    if (rest.length + 1 < parts.length) {
      findings.push(`${file.path}, ${place}: an answer of "${word}" is empty or stands twice.`);
    }
    const sameLine = lines.findEarlier([word, list], place);
    const sameWord = words.findEarlier([word], place);
    if (sameLine !== undefined) {
      findings.push(`${file.path}, ${place}: "${word}" stands in ${sameLine} too; left out.`);
      continue;
    }
    if (sameWord !== undefined) {
      findings.push(
        `${file.path}, ${place}: "${word}" has other answers in ${sameWord}; they make no question together.`,
      );
    }
    entries.push({ word, answers: [first, ...rest] });
  }
  return entries;
}

function nameQuestion(section: string, { a, b, c }: Pick<AnalogyQuestion, 'a' | 'b' | 'c'>): string {
  return `${section}/${a}:${b}::${c}`;
}

function nameSection(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.txt$/i, '');
}
