import type { MathNode } from 'mathjs';
import { ParseError } from '../errors.js';
import { type DualSimilarity, type ExplainedScore, geometricMean, ScoreRecorder } from './similarity.js';

/** The words a formula speaks of, by the letters a to d. */
export type FormulaWords = Readonly<Partial<Record<'a' | 'b' | 'c' | 'd', string>>>;

/** A formula that has been read and checked, ready to score words. */
export interface Formula {
  readonly text: string;
  /** Which of a, b, c, d it uses, in the order of the alphabet. */
  readonly letters: readonly string[];
  /**
   * Scores words.
   *
   * @throws UnknownWordError when a word is missing from a space; ParseError when a letter has no word, or when the
   * value is not a number, as the root of a negative similarity.
   */
  score(dual: DualSimilarity, words: FormulaWords): ExplainedScore;
}

type Evaluate = (recorder: ScoreRecorder, words: FormulaWords) => number;

/** Functions of numbers that a formula may call, with the number of arguments they take. */
const numberFunctions: ReadonlyMap<string, { readonly least: number; readonly apply: (values: number[]) => number }> =
  new Map([
    ['geo', { least: 1, apply: geometricMean }],
    ['sqrt', { least: 1, apply: ([x]: number[]) => Math.sqrt(x) }],
    ['cbrt', { least: 1, apply: ([x]: number[]) => Math.cbrt(x) }],
    ['abs', { least: 1, apply: ([x]: number[]) => Math.abs(x) }],
    ['log', { least: 1, apply: ([x]: number[]) => Math.log(x) }],
    ['exp', { least: 1, apply: ([x]: number[]) => Math.exp(x) }],
    ['min', { least: 1, apply: (values: number[]) => Math.min(...values) }],
    ['max', { least: 1, apply: (values: number[]) => Math.max(...values) }],
  ]);

const operators: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ['+', (left: number, right: number) => left + right],
  ['-', (left: number, right: number) => left - right],
  ['*', (left: number, right: number) => left * right],
  ['/', (left: number, right: number) => left / right],
  ['^', (left: number, right: number) => left ** right],
]);

/**
 * Reads a user's formula over d(x, y), f(x, y) and geo(...), with the words a, b, c, d.
 *
 * mathjs parses the text; the tree is then walked once and everything but arithmetic is refused: no assignment, no
 * definition, no property, no other function than d, f, geo, sqrt, cbrt, abs, log, exp, min, max.
 *
 * @throws ParseError when the text is no formula or holds something that is not allowed.
 * @example (await compileFormula('cbrt(d(a,c) * d(b,c) * f(b,c))')).score(dual, { a: 'dog', b: 'house', c: 'kennel' })
 */
export async function compileFormula(text: string): Promise<Formula> {
  const { parse } = await import('mathjs');
  const letters = new Set<string>();
  const evaluate = compileNode(parseText(parse, text), text, letters);
  return {
    text,
    letters: [...letters].sort(),
    score(dual, words) {
      const recorder = new ScoreRecorder(dual);
      const score = evaluate(recorder, words);
      if (Number.isNaN(score)) throw new ParseError(text, `its value is not a number for ${JSON.stringify(words)}.`);
      return { score, parts: recorder.parts };
    },
  };
}

function parseText(parse: (text: string) => MathNode, text: string): MathNode {
  try {
    return parse(text);
  } catch (cause) {
    throw new ParseError(text, `${(cause as Error).message}. Write for instance geo(d(a,c), d(b,c), f(b,c)).`, {
      cause,
    });
  }
}

/** The parts of a mathjs node that the walk looks at; which are there depends on `type`. */
interface AnyNode {
  readonly type: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly name?: string;
  readonly args?: readonly AnyNode[];
  readonly fn?: { readonly name?: string };
  readonly content?: AnyNode;
}

function compileNode(node: AnyNode | MathNode, text: string, letters: Set<string>): Evaluate {
  const { type, value, op = '', args = [], fn, content, name } = node as AnyNode;
  if (type === 'ConstantNode' && typeof value === 'number') return () => value;
  if (type === 'ParenthesisNode' && content !== undefined) return compileNode(content, text, letters);
  if (type === 'OperatorNode') return compileOperator(op, args, text, letters);
  if (type === 'FunctionNode') return compileCall(fn?.name ?? '', args, text, letters);
  if (type === 'SymbolNode') {
    throw new ParseError(text, `"${name}" stands alone; words appear only inside d(x, y) and f(x, y).`);
  }
  throw new ParseError(text, `${type} is not allowed; a formula holds numbers, + - * / ^, d, f and geo.`);
}

function compileOperator(op: string, args: readonly AnyNode[], text: string, letters: Set<string>): Evaluate {
  const [left, right] = args.map((arg) => compileNode(arg, text, letters));
  if (op === '-' && left !== undefined && right === undefined) return (recorder, words) => -left(recorder, words);
  const apply = operators.get(op);
  if (apply === undefined || left === undefined || right === undefined) {
    throw new ParseError(text, `the operator "${op}" is not allowed; use + - * / ^.`);
  }
  return (recorder, words) => apply(left(recorder, words), right(recorder, words));
}

function compileCall(name: string, args: readonly AnyNode[], text: string, letters: Set<string>): Evaluate {
  if (name === 'd' || name === 'f') return compileLookup(name, args, text, letters);
  const known = numberFunctions.get(name);
  if (known === undefined) {
    const allowed = ['d', 'f', ...numberFunctions.keys()].join(', ');
    throw new ParseError(text, `the function "${name}" is not allowed; use ${allowed}.`);
  }
  if (args.length < known.least) throw new ParseError(text, `${name}() needs at least ${known.least} argument.`);
  const compiled = args.map((arg) => compileNode(arg, text, letters));
  return (recorder, words) => known.apply(compiled.map((evaluate) => evaluate(recorder, words)));
}

function compileLookup(name: 'd' | 'f', args: readonly AnyNode[], text: string, letters: Set<string>): Evaluate {
  const [left, right] = args.map(({ type, name: letter = '' }) => {
    if (type !== 'SymbolNode' || !/^[abcd]$/.test(letter)) {
      throw new ParseError(text, `${name}() takes two of the letters a, b, c, d.`);
    }
    letters.add(letter);
    return letter as keyof FormulaWords;
  });
  if (args.length !== 2) throw new ParseError(text, `${name}() takes two of the letters a, b, c, d.`);
  const wordOf = (letter: keyof FormulaWords, words: FormulaWords): string => {
    const word = words[letter];
    if (word === undefined) throw new ParseError(text, `the letter ${letter} has no word.`);
    return word;
  };
  return (recorder, words) =>
    name === 'd'
      ? recorder.domain(wordOf(left, words), wordOf(right, words))
      : recorder.function(wordOf(left, words), wordOf(right, words));
}
