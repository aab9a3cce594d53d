import { OptionError, requireOption, UnknownWordError } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import { marks, vocabularyName } from '../encoder/word-codes.js';
import type { CircuitMetric } from './circuit-metric.js';
import { logitDifference } from './circuit-metric.js';
import type { SpanAssignment, SpanSchema } from './span-schema.js';

/** The word that stands where one is hidden from the encoder and asked for. */
export const hiddenWord = '_';

/** Texts at most whose mean stands in the place of what is not in a circuit. */
const mostReferences = 16;

/** Two texts of the same length, of which the encoder should find different words in the same place. */
export interface Contrast {
  /** Words, `_` where one is asked for. */
  readonly clean: readonly string[];
  /** The same with other words in some places. */
  readonly counterfactual: readonly string[];
  /** The word that the clean text asks for. */
  readonly right: string;
  /** The word that the counterfactual text asks for. */
  readonly wrong: string;
  /** The spans of the words, where a schema does not tell them. */
  readonly spans?: SpanAssignment | undefined;
}

/** A text of a circuit task, as codes. */
export interface CircuitExample {
  readonly clean: Uint32Array;
  readonly counterfactual: Uint32Array;
  /** Texts of the same length whose mean stands in the place of what is ablated. */
  readonly references: readonly Uint32Array[];
  /** The span of each place. */
  readonly spans: Uint16Array;
  readonly metric: CircuitMetric;
}

/** Texts of which a circuit is to be found, with the names of their spans. */
export interface CircuitTask {
  readonly names: readonly string[];
  readonly examples: readonly CircuitExample[];
}

/** Options of {@link createCircuitTask}. */
export interface CircuitTaskOptions {
  /** What tells the spans of contrasts that have none of their own. */
  readonly schema?: SpanSchema | undefined;
  /** More contrasts whose counterfactual texts may be references; default none. */
  readonly references?: readonly Contrast[];
}

/**
 * Makes a task of contrasts, measured by the difference of the scores of the two words.
 *
 * The references of an example are counterfactual texts whose spans are as long, 16 at most: its own, then those of the others.
 *
 * @throws OptionError when there is no contrast, a pair differs in length or not at all to the encoder, or none or several words are asked for;
 * UnknownWordError for a word in place of the asked one that the encoder does not know; QualiaError with code `SPAN` as the schema.
 */
export function createCircuitTask(
  { codes }: Pick<Encoder, 'codes'>,
  contrasts: readonly Contrast[],
  options: CircuitTaskOptions = {},
): CircuitTask {
  requireOption(contrasts.length > 0, 'contrasts', contrasts.length, 'at least one');
  const codeOf = (word: string): number => {
    const code = codes.codeOf(word);
    if (code === marks.unknown) throw new UnknownWordError(word, vocabularyName);
    return code;
  };
  const encode = (words: readonly string[]): Uint32Array =>
    Uint32Array.from(words, (word) => (word === hiddenWord ? marks.hidden : codes.codeOf(word)));
  let names: readonly string[] | undefined;
  const readContrast = (contrast: Contrast): Omit<CircuitExample, 'references'> => {
    const { clean, counterfactual, right, wrong } = contrast;
    const place = requirePair(contrast);
    const assignment = contrast.spans ?? options.schema?.apply(clean, { asked: place, answer: right });
    if (assignment === undefined) throw new OptionError('schema', undefined, 'one, where contrasts have no spans');
    names ??= assignment.names;
    const isSame = names.join('\n') === assignment.names.join('\n') && assignment.spans.length === clean.length;
    requireOption(isSame, 'spans', assignment.names, `the spans of the others, ${names.join(', ')}, for each word`);
    const [own, other] = [encode(clean), encode(counterfactual)];
    const differs = own.some((code, at) => code !== other[at]);
    requireOption(
      differs,
      'counterfactual',
      counterfactual.join(' '),
      'a text that the encoder can tell from the clean one',
    );
    const metric = logitDifference(place, { right: codeOf(right), wrong: codeOf(wrong) });
    return { clean: own, counterfactual: other, spans: assignment.spans, metric };
  };
  const examples = contrasts.map(readContrast);
  const others = (options.references ?? []).map(readContrast);
  return { names: names as unknown as readonly string[], examples: addReferences(examples, others) };
}

/** Returns the place that is asked for. */
function requirePair({ clean, counterfactual }: Contrast): number {
  const text = clean.join(' ');
  const isAsked = clean.filter((word) => word === hiddenWord).length === 1;
  requireOption(isAsked, 'clean', text, `words with one "${hiddenWord}", where a word is asked for`);
  const place = clean.indexOf(hiddenWord);
  const isTwin = counterfactual.length === clean.length && counterfactual[place] === hiddenWord;
  const allowed = `as many words as "${text}", with "${hiddenWord}" in the same place`;
  requireOption(isTwin, 'counterfactual', counterfactual.join(' '), allowed);
  return place;
}

function addReferences(
  examples: readonly Omit<CircuitExample, 'references'>[],
  others: readonly Omit<CircuitExample, 'references'>[],
): CircuitExample[] {
  const byShape = new Map<string, Uint32Array[]>();
  for (const { spans, counterfactual } of [...examples, ...others]) {
    const shape = spans.join(' ');
    byShape.get(shape)?.push(counterfactual) ?? byShape.set(shape, [counterfactual]);
  }
  return examples.map((example) => {
    const alike = byShape.get(example.spans.join(' ')) as Uint32Array[];
    const others = alike.filter((text) => text !== example.counterfactual);
    return { ...example, references: [example.counterfactual, ...others.slice(0, mostReferences - 1)] };
  });
}
