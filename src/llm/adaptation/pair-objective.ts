import { requireOption, requireWhole } from '../../errors.js';
import type { Random } from '../../random.js';
import { type CodedText, codeText, encodeTexts } from '../encoder/encode-texts.js';
import type { Encoder } from '../encoder/encoder.js';
import { reciprocal, scale, square, squareRoot } from '../tensor/elementwise.js';
import { add, multiply } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { reshape } from '../tensor/shapes.js';
import { crossEntropy } from '../tensor/softmax.js';
import { sumRows } from '../tensor/sums.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Objective } from './fit-adaptation.js';
import { pairWindow, type TextPair, unitVectors } from './text-pairs.js';

/** Options of {@link pairObjective}. */
export interface PairObjectiveOptions {
  /** Sources a step, >= 2; default 64. */
  readonly batch?: number;
  /** Cosines are divided by it, > 0; default 0.1. */
  readonly temperature?: number;
}

/** A source with all its targets, as places in the list of targets. */
interface Source {
  readonly text: CodedText;
  readonly targets: readonly number[];
}

/**
 * Makes the objective of leading texts to others: the adapted vector of a source shall have a higher cosine with the vector that the encoder as it is gives its target than with those of the other
 * targets of the step (the contrastive loss of van den Oord et al. 2018, equation 4). Targets that a source has, too, do not count against it.
 *
 * @throws OptionError when an option is out of range or there are fewer than two targets; UnknownWordError when the encoder knows no word of a text.
 */
export function pairObjective(
  encoder: Encoder,
  pairs: readonly TextPair[],
  { batch = 64, temperature = 0.1 }: PairObjectiveOptions = {},
): Objective {
  requireWhole('batch', batch, 2);
  requireOption(temperature > 0, 'temperature', temperature, 'a number > 0');
  const targets = [...new Set(pairs.map(({ target }) => target))];
  requireOption(targets.length >= 2, 'pairs', targets.length, 'pairs with at least two different targets');
  const vectors = unitVectors(encoder, targets);
  const sources = sourcesOf(encoder, pairs, targets);
  return {
    lossOf(tape, network, { random, adaptation }) {
      const drawn = drawSources(sources, { random, batch });
      const own = [...new Set(drawn.map(({ target }) => target))];
      const places = new Map(own.map((target, place) => [target, place]));
      const width = vectors[0]?.length ?? 0;
      const directions = tape.constant(
        [own.length, width],
        own.flatMap((target) => [...(vectors[target] ?? [])]),
      );
      const sourceRows = encodeTexts(
        tape,
        network,
        drawn.map(({ source }) => source.text),
        { adaptation },
      );
      const cosines = multiplyMatrices(tape, unitRows(tape, sourceRows), directions, { transposeRight: true });
      // So far below all others that its share is 0 in single precision.
      const excluded = drawn.flatMap(({ source, target }) =>
        own.map((other) => (other !== target && source.targets.includes(other) ? -1e4 : 0)),
      );
      const scores = add(tape, scale(tape, cosines, 1 / temperature), tape.constant(cosines.shape, excluded));
      return crossEntropy(
        tape,
        scores,
        drawn.map(({ target }) => places.get(target) as number),
      );
    },
  };
}

function sourcesOf(encoder: Encoder, pairs: readonly TextPair[], targets: readonly string[]): Source[] {
  const placeOf = new Map(targets.map((target, place) => [target, place]));
  const found = new Map<string, number[]>();
  for (const { source, target } of pairs) {
    const own = found.get(source) ?? [];
    own.push(placeOf.get(target) as number);
    found.set(source, own);
  }
  return [...found].map(([source, own]) => ({ text: codeText(encoder, source, pairWindow), targets: own }));
}

function drawSources(
  sources: readonly Source[],
  { random, batch }: { readonly random: Random; readonly batch: number },
): { readonly source: Source; readonly target: number }[] {
  return Array.from({ length: batch }, () => {
    const source = sources[random.integer(sources.length)] as Source;
    return { source, target: source.targets[random.integer(source.targets.length)] as number };
  });
}

/** Divides rows by their lengths. */
function unitRows(tape: Tape, rows: Tensor): Tensor {
  const lengths = squareRoot(tape, sumRows(tape, square(tape, rows)));
  return multiply(tape, rows, reshape(tape, reciprocal(tape, lengths), [rows.rows, 1]));
}
