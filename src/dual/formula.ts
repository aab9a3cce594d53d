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
   * value is not a finite number, as the root of a negative similarity or a division by 0.
   */
  score(dual: DualSimilarity, words: FormulaWords): ExplainedScore;
}

type Evaluate = (recorder: ScoreRecorder, words: FormulaWords) => number;

/** Functions of numbers that a formula may call; `arity` is the number of arguments, several when undefined. */
interface NumberFunction {
  readonly arity: 1 | undefined;
  readonly apply: (...values: number[]) => number;
}

const numberFunctions: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  ['geo', { arity: undefined, apply: (...values) => geometricMean(values) }],
  ['sqrt', { arity: 1, apply: Math.sqrt }],
  ['cbrt', { arity: 1, apply: Math.cbrt }],
  ['abs', { arity: 1, apply: Math.abs }],
  ['log', { arity: 1, apply: Math.log }],
  ['exp', { arity: 1, apply: Math.exp }],
  ['min', { arity: undefined, apply: Math.min }],
  ['max', { arity: undefined, apply: Math.max }],
]);

const operators: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ['+', (left: number, right: number) => left + right],
  ['-', (left: number, right: number) => left - right],
  ['*', (left: number, right: number) => left * right],
  ['/', (left: number, right: number) => left / right],
  ['^', (left: number, right: number) => left ** right],
]);

/** A formula longer than this is no formula of similarities, and could exhaust the stack. */
const longest = 1000;

const example = 'Write for instance geo(d(a,c), d(b,c), f(b,c)).';

/**
 * Reads a user's formula over d(x, y), f(x, y) and geo(...), with the words a, b, c, d. Two letters, as in d(ab, c), are
 * the phrase of both words as a target of its own, where the spaces hold it.
 *
 * mathjs parses the text; the tree is then walked once and everything but arithmetic is refused: no assignment, no
 * definition, no property, no other function than d, f, geo, sqrt, cbrt, abs, log, exp, min, max.
 *
 * @throws ParseError when the text is no formula, is longer than 1000 characters, or holds something not allowed.
 * @example (await compileFormula('cbrt(d(a,c) * d(b,c) * f(b,c))')).score(dual, { a: 'dog', b: 'house', c: 'kennel' })
 */
export async function compileFormula(text: string): Promise<Formula> {
  if (text.trim() === '') throw new ParseError(text, `it is empty. ${example}`);
  if (text.length > longest) throw new ParseError(`${text.slice(0, 40)}...`, `it is over ${longest} characters long.`);
  const { parse } = await import('mathjs/number');
  const letters = new Set<string>();
  const evaluate = compileNode(parseText(parse, text), text, letters);
  return {
    text,
    letters: [...letters].sort(),
    score(dual, words) {
      const recorder = new ScoreRecorder(dual);
      const score = evaluate(recorder, words);
      if (!Number.isFinite(score)) throw new ParseError(text, `its value is ${score} for ${JSON.stringify(words)}.`);
      return { score, parts: recorder.parts };
    },
  };
}

function parseText(parse: (text: string) => MathNode, text: string): MathNode {
  try {
    return parse(text);
  } catch (cause) {
    throw new ParseError(text, `${(cause as Error).message}. ${example}`, { cause });
  }
}

/** The parts of a mathjs node that the walk looks at; which are there depends on `type`. */
interface AnyNode {
  readonly type: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly name?: string;
  readonly args?: readonly AnyNode[];
  readonly fn?: { readonly type?: string; readonly name?: string };
  readonly content?: AnyNode;
}

function compileNode(node: AnyNode | MathNode, text: string, letters: Set<string>): Evaluate {
  const { type, value, op = '', args = [], fn, content, name } = node as AnyNode;
  if (type === 'ConstantNode' && typeof value === 'number') return () => value;
  if (type === 'ParenthesisNode' && content !== undefined) return compileNode(content, text, letters);
  if (type === 'OperatorNode') return compileOperator(op, args, text, letters);
  // A method call, x.d(a, b), is a function node too, whose name is that of the method.
  if (type === 'FunctionNode' && fn?.type === 'SymbolNode') return compileCall(fn.name ?? '', args, text, letters);
  if (type === 'SymbolNode') {
    throw new ParseError(text, `"${name}" stands alone; words appear only inside d(x, y) and f(x, y).`);
  }
  const what = refusals.get(type) ?? (typeof value === 'string' ? 'a text' : 'such an expression');
  throw new ParseError(text, `${what} is not allowed; a formula holds numbers, + - * / ^, d, f and geo.`);
}

/** What mathjs can parse and a formula may not hold, in the words of its messages. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['AssignmentNode', 'an assignment'],
  ['FunctionAssignmentNode', 'the definition of a function'],
  ['AccessorNode', 'access to a property'],
  ['FunctionNode', 'access to a property'],
  ['BlockNode', 'more than one expression'],
  ['ArrayNode', 'a list'],
  ['RangeNode', 'a range'],
  ['ObjectNode', 'an object'],
  ['ConditionalNode', 'a condition'],
  ['RelationalNode', 'a comparison'],
]);

function compileOperator(op: string, args: readonly AnyNode[], text: string, letters: Set<string>): Evaluate {
  const [left, right] = args.map((arg) => compileNode(arg, text, letters));
  if (left !== undefined && right === undefined) {
    if (op === '+') return left;
    if (op === '-') return (recorder, words) => -left(recorder, words);
  }
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
  if (args.length === 0 || args.length !== (known.arity ?? args.length)) {
    throw new ParseError(text, `${name}() takes ${known.arity ?? 'at least one'} argument, not ${args.length}.`);
  }
  const compiled = args.map((arg) => compileNode(arg, text, letters));
  return (recorder, words) => known.apply(...compiled.map((evaluate) => evaluate(recorder, words)));
}

function compileLookup(name: 'd' | 'f', args: readonly AnyNode[], text: string, letters: Set<string>): Evaluate {
  const used = args.flatMap(({ type, name: letter = '' }) => (type === 'SymbolNode' ? [letter] : []));
  const [left = '', right = ''] = used;
  if (args.length !== 2 || used.length !== 2 || ![left, right].every(isOperand)) {
    throw new ParseError(text, `${name}() takes two of the letters a, b, c, d, or two letters for a phrase, as ab.`);
  }
  for (const letter of left + right) letters.add(letter);
  return (recorder, words) => {
    const [first, second] = [left, right].map((operand) => readOperand(operand, words, text));
    return name === 'd' ? recorder.domain(first, second) : recorder.function(first, second);
  };
}

/** One letter for a word, two different ones for the phrase of two words. */
function isOperand(operand: string): boolean {
  return /^[abcd]{1,2}$/.test(operand) && operand[0] !== operand[1];
}

function readOperand(operand: string, words: FormulaWords, text: string): string {
  const parts = [...operand].map((letter) => {
    const word = words[letter as keyof FormulaWords];
    if (word === undefined) throw new ParseError(text, `the letter ${letter} has no word.`);
    return word;
  });
  return parts.join(' ');
}
