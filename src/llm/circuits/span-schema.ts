import { QualiaError, requireOption } from '../../errors.js';

/** The spans of a text. */
export interface SpanAssignment {
  readonly names: readonly string[];
  /** The span of each token, as its place in the names. */
  readonly spans: Uint16Array;
}

/** What a schema may be told of a text beside its words. */
export interface SchemaContext {
  /** The place of the token that is asked for, where there is one. */
  readonly asked?: number | undefined;
  /** The word that it asks for, where that is known. */
  readonly answer?: string | undefined;
}

/** Parts texts into named spans, so that places of texts of different lengths can be compared (Haklay et al. 2025, section 4). */
export interface SpanSchema {
  /** The names of the spans, in their order. */
  readonly names: readonly string[];
  /**
   * Puts each token into exactly one span; a span may be empty.
   *
   * @throws QualiaError with code `SPAN` that names the token that is in none, or in one before that of the token before it.
   */
  apply(tokens: readonly string[], context?: SchemaContext): SpanAssignment;
}

/** Options of {@link defineSchema}. */
export interface DefineSchemaOptions {
  /** Whether spans follow each other in the order of their names, each in one piece; default true. */
  readonly ordered?: boolean;
}

/**
 * Makes a schema of a function that tells the span of each token.
 *
 * @param names distinct names, in the order of the spans.
 * @param spanOf returns the name of the span of the token at a place; undefined where it is in none, which is an error of the text.
 * @throws OptionError when there is no name, or one twice.
 * @example
 * const schema = defineSchema(['before', 'verb'], (_, place, { tokens }) => (place === tokens.length - 1 ? 'verb' : 'before'));
 * schema.apply(['the', 'cat', 'purrs']).spans // [0, 0, 1]
 */
export function defineSchema(
  names: readonly string[],
  spanOf: (
    token: string,
    place: number,
    text: SchemaContext & { readonly tokens: readonly string[] },
  ) => string | undefined,
  options: DefineSchemaOptions = {},
): SpanSchema {
  const { ordered = true } = options;
  requireNames(names);
  return {
    names,
    apply(tokens, context = {}) {
      const spans = Uint16Array.from(tokens, (token, place) => {
        const name = spanOf(token, place, { tokens, ...context });
        const span = name === undefined ? -1 : names.indexOf(name);
        if (span === -1) throw uncovered(tokens, place, name);
        return span;
      });
      if (ordered) requireOrder(tokens, names, spans);
      return { names, spans };
    },
  };
}

/**
 * Puts tokens into spans of which the first tokens are given: each ends where the next begins, the last at the end of the text.
 *
 * @param starts the place of the first token of each span; a span that begins where the next does is empty.
 * @throws OptionError when the starts do not rise, or are not one a name; QualiaError with code `SPAN` for a token before the first span.
 * @example spansFromStarts(['the', 'old', 'cat'], ['determiner', 'adjectives', 'noun'], [0, 1, 2]).spans // [0, 1, 2]
 */
export function spansFromStarts(
  tokens: readonly string[],
  names: readonly string[],
  starts: readonly number[],
): SpanAssignment {
  requireNames(names);
  const isRising = starts.every(
    (start, place) => Number.isInteger(start) && start >= (starts[place - 1] ?? 0) && start <= tokens.length,
  );
  const isComplete = starts.length === names.length && isRising;
  requireOption(isComplete, 'starts', starts, `${names.length} places that do not fall, of 0 to ${tokens.length}`);
  const spans = Uint16Array.from(tokens, (_, place) => {
    const span = starts.findLastIndex((start) => start <= place);
    if (span === -1) throw uncovered(tokens, place, undefined);
    return span;
  });
  return { names, spans };
}

function requireNames(names: readonly string[]): void {
  const isDistinct = names.length > 0 && new Set(names).size === names.length;
  requireOption(isDistinct && names.length < 2 ** 16, 'names', names, 'at least one name, each once');
}

function requireOrder(tokens: readonly string[], names: readonly string[], spans: Uint16Array): void {
  const place = spans.findIndex((span, at) => at > 0 && span < (spans[at - 1] as number));
  if (place === -1) return;
  const [own, before] = [names[spans[place] as number], names[spans[place - 1] as number]];
  throw new QualiaError(
    'SPAN',
    `The token "${tokens[place]}", number ${place + 1} of "${tokens.join(' ')}", is in the span "${own}", which comes before that of the token before it, "${before}".`,
  );
}

function uncovered(tokens: readonly string[], place: number, name: string | undefined): QualiaError {
  const where = name === undefined ? 'in no span' : `in a span "${name}" that the schema does not have`;
  return new QualiaError(
    'SPAN',
    `The token "${tokens[place]}", number ${place + 1} of "${tokens.join(' ')}", is ${where}.`,
  );
}
