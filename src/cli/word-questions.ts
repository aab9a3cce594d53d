import { CommandError } from './command-error.js';

/** Two words, as they were typed. */
export type TypedPair = readonly [string, string];

/** Reads `a:b c:d ...` or `a:b :: c:d`; the first pair is compared with each of the others. */
export function parsePairs(args: readonly string[]): TypedPair[] {
  const example = 'two pairs or more, as in carpenter:wood mason:stone';
  const pairs = splitSides(args).map((side) => parsePair(side, args, example));
  if (pairs.length < 2) throw malformed(args, example);
  return pairs;
}

/** Reads `a:b :: c:?`, also as `a:b c:?` and `a:b c`. */
export function parseAnalogy(args: readonly string[]): { readonly pair: TypedPair; readonly word: string } {
  const example = 'a pair and a word, as in carpenter:wood :: mason:?';
  const [first, second, ...more] = splitSides(args);
  const word = second?.replace(/(?<!\s)\s*:\s*\??$/, '').trim() ?? '';
  if (more.length > 0 || word === '' || word.includes(':')) throw malformed(args, example);
  return { pair: parsePair(first, args, example), word };
}

/** Reads `modifier head`, in one argument or two. */
export function parsePhrase(args: readonly string[]): TypedPair {
  const words = args.flatMap(wordsOf);
  if (words.length !== 2) throw malformed(args, 'two words, as in "dog house"');
  const phrase: TypedPair = [words[0], words[1]];
  requireDifferent(phrase, args, 'a phrase of modifier and head');
  return phrase;
}

/** Reads phrases of two words, each an argument of its own, or all in one: `"dog house" "cat home"`, `dog house :: cat home`. */
export function parsePhrases(args: readonly string[]): TypedPair[] {
  const example = 'two phrases or more of two words each, as in "dog house" "cat home"';
  const sides = args.some((arg) => arg.includes('::')) ? splitSides(args).map(wordsOf) : args.map(wordsOf);
  const words = sides.flat();
  const isWhole = sides.every((side) => side.length === 2);
  const isLoose = !args.some((arg) => arg.includes('::')) && words.length % 2 === 0;
  if (words.length < 4 || !(isWhole || isLoose)) throw malformed(args, example);
  return Array.from({ length: words.length / 2 }, (_, place) => [words[2 * place], words[2 * place + 1]]);
}

/** Reads one word or lemma of several words. */
export function parseWord(args: readonly string[]): string {
  const word = args.flatMap(wordsOf).join(' ');
  if (word === '') throw malformed(args, 'a word, as in kennel');
  return word;
}

/** The sides of `x :: y`; without such marks each argument is one, and those of a single argument are separated by spaces. */
function splitSides(args: readonly string[]): string[] {
  if (args.some((arg) => arg.includes('::'))) {
    return args
      .join(' ')
      .split('::')
      .map((side) => side.trim());
  }
  const [only] = args;
  return args.length === 1 && only !== undefined ? wordsOf(only) : args.map((arg) => arg.trim());
}

function parsePair(text: string, args: readonly string[], example: string): TypedPair {
  const words = text.split(':').map((word) => word.trim());
  if (words.length !== 2 || words.includes('')) throw malformed(args, example);
  const pair: TypedPair = [words[0], words[1]];
  requireDifferent(pair, args, 'a pair');
  return pair;
}

function requireDifferent([left, right]: TypedPair, args: readonly string[], what: string): void {
  if (left.toLowerCase() !== right.toLowerCase()) return;
  const advice = `The two words of ${what} must differ.`;
  throw new CommandError('QUESTION', `"${args.join(' ')}" has the word "${left}" twice.`, advice);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function malformed(args: readonly string[], example: string): CommandError {
  return new CommandError('QUESTION', `Cannot read "${args.join(' ')}".`, `Write ${example}.`);
}
