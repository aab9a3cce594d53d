import { type EmbedTextsOptions, embedTexts } from '../../embedding/embed-texts.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import { QualiaError, requireOption } from '../../errors.js';
import { type DenseMatrix, denseFromRows } from '../../matrix/dense-matrix.js';
import { type FactorialSet, selectItems, valuesOf } from './factorial-set.js';

/** A set with its vectors. */
export interface EmbeddedFactorialSet {
  /** The items that the model knows. */
  readonly set: FactorialSet;
  /** One row an item. */
  readonly vectors: DenseMatrix<Float32Array>;
  readonly coverage: SetCoverage;
}

/** What a model did not know. */
export interface SetCoverage {
  /** How many items of the set have a vector, and how many there were. */
  readonly known: number;
  readonly items: number;
  /** The texts without one, in order. */
  readonly unknown: readonly string[];
  /** The values of which no item is left. */
  readonly lost: readonly { readonly factor: string; readonly value: string }[];
}

/** Options of {@link embedFactorialSet}. */
export interface EmbedFactorialSetOptions extends EmbedTextsOptions {
  /** The least share of items that must be known, 0 to 1; default 0.5. */
  readonly minimumCoverage?: number | undefined;
}

/**
 * Asks a model for the vectors of a set, and leaves out the items that it does not know. An item is known when the model knows its text and
 * each of its values that stand in the text: a mean of words without one of them would be the vector of another phrase.
 *
 * A function serves by `fromFunction`.
 *
 * @throws QualiaError with code COVERAGE when too few items are known, or a factor keeps less than two values; as `embedTexts`.
 * @example
 * const { set, vectors, coverage } = await embedFactorialSet(model, grid({ adjective: ['old', 'new'], noun: ['house', 'car', 'tree'] }));
 */
export async function embedFactorialSet(
  model: EmbeddingModel,
  set: FactorialSet,
  options: EmbedFactorialSetOptions = {},
): Promise<EmbeddedFactorialSet> {
  const { minimumCoverage = 0.5, ...asking } = options;
  const { set: kept, coverage } = keepKnown(set, createKnower(model, set), { minimumCoverage, name: model.modelId });
  const found = await embedTexts(model, kept.texts, asking);
  return {
    set: kept,
    vectors: denseFromRows(kept.texts.map((text) => found.get(text) ?? new Float32Array())),
    coverage,
  };
}

/**
 * Keeps the items that are known.
 *
 * @throws QualiaError with code COVERAGE as {@link embedFactorialSet} says.
 */
export function keepKnown(
  set: FactorialSet,
  isKnown: (item: number) => boolean,
  { minimumCoverage, name }: { readonly minimumCoverage: number; readonly name: string },
): { readonly set: FactorialSet; readonly coverage: SetCoverage } {
  requireOption(minimumCoverage >= 0 && minimumCoverage <= 1, 'minimumCoverage', minimumCoverage, 'a number, 0..1');
  const items = set.texts.length;
  const known = set.texts.flatMap((_, item) => (isKnown(item) ? [item] : []));
  const isIn = new Uint8Array(items);
  for (const item of known) isIn[item] = 1;
  const unknown = set.texts.filter((_, item) => isIn[item] === 0);
  const left = set.factors.map(({ values }, factor) => {
    const own = new Uint8Array(values.length);
    for (const item of known) own[set.labels[factor][item]] = 1;
    return own;
  });
  const lost = set.factors.flatMap(({ name: factor, values }, place) =>
    values.flatMap((value, label) => (left[place][label] === 1 ? [] : [{ factor, value }])),
  );
  const isUseful = left.every((own) => own.reduce((sum, one) => sum + one, 0) >= 2);
  if (!isUseful || known.length < minimumCoverage * items) {
    const shown = unknown.slice(0, 5).join(', ');
    const problem = `${name} knows ${known.length} of ${items} items, too few to go by; it does not know, for instance: ${shown}`;
    throw new QualiaError('COVERAGE', `${problem}. Choose other words, or allow less coverage.`);
  }
  const coverage = { known: known.length, items, unknown, lost };
  return { set: unknown.length === 0 ? set : selectItems(set, known), coverage };
}

function createKnower(model: EmbeddingModel, set: FactorialSet): (item: number) => boolean {
  if (model.knows === undefined) return () => true;
  const knows = model.knows.bind(model);
  const remembered = new Map<string, boolean>();
  const knowsValue = (value: string): boolean => {
    const known = remembered.get(value) ?? knows(value);
    remembered.set(value, known);
    return known;
  };
  return (item) => {
    const text = set.texts[item];
    if (!knows(text)) return false;
    return valuesOf(set, item).every((value) => !standsIn(value, text) || knowsValue(value));
  };
}

/** Tells whether a value stands in a text, not as a part of a word. */
function standsIn(value: string, text: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + value.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
