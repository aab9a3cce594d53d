import { requireOption, requireWhole, UnknownWordError } from '../../errors.js';
import { createRandom } from '../../random.js';
import { type CodedText, codeText, encodeTexts } from '../encoder/encode-texts.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation, EncoderNetwork } from '../encoder/encoder-network.js';
import type { LabelledText } from '../tasks/text-task.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { crossEntropy } from '../tensor/softmax.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import type { Objective } from './fit-adaptation.js';

/** Texts that are run together where they are told apart. */
const textsARun = 64;

/** Options of {@link labelObjective}. */
export interface LabelObjectiveOptions {
  readonly seed: number;
  /** How many labels there are. */
  readonly labels: number;
  /** Texts a step, >= 1; default 32. */
  readonly batch?: number;
  /** Words of a text that are read, >= 1; default 64. */
  readonly window?: number;
}

/** The objective of telling labels, with what tells them. */
export interface LabelObjective extends Objective {
  readonly parameters: Parameters;
  /** Returns the most likely label of each text; undefined for a text without a word that the encoder knows. */
  predict(texts: readonly string[], options?: { readonly adaptation?: Adaptation | undefined }): (number | undefined)[];
}

/**
 * Makes the objective of telling the labels of texts from their vectors by a linear classifier, which is trained with the adaptation. Texts without a known
 * word are not learned from.
 *
 * @throws OptionError when an option is out of range or no text has a known word.
 */
export function labelObjective(
  encoder: Encoder,
  texts: readonly LabelledText[],
  { seed, labels, batch = 32, window = 64 }: LabelObjectiveOptions,
): LabelObjective {
  for (const [name, value] of Object.entries({ labels, batch, window })) {
    requireWhole(name, value, 1);
  }
  const { width } = encoder.network.sizes;
  const parameters = new Parameters(encoder.network.parameters.arithmetic);
  parameters.add('classifier', [width, labels], { deviation: width ** -0.5, random: createRandom(seed) });
  parameters.add('classifier.bias', [labels], { value: 0 });
  const coded = texts.flatMap(({ text, label }) => {
    const codes = codesOf(encoder, text, window);
    return codes === undefined ? [] : [{ codes, label }];
  });
  requireOption(coded.length > 0, 'texts', texts.length, 'texts with a word that the encoder knows');
  const score = (tape: Tape, network: EncoderNetwork, own: readonly CodedText[], adaptation?: Adaptation): Tensor => {
    const vectors = encodeTexts(tape, network, own, { adaptation });
    return add(tape, multiplyMatrices(tape, vectors, parameters.get('classifier')), parameters.get('classifier.bias'));
  };
  return {
    parameters,
    lossOf(tape, network, { random, adaptation }) {
      const own = Array.from({ length: batch }, () => coded[random.integer(coded.length)] as (typeof coded)[number]);
      const scores = score(
        tape,
        network,
        own.map(({ codes }) => codes),
        adaptation,
      );
      return crossEntropy(
        tape,
        scores,
        own.map(({ label }) => label),
      );
    },
    predict(asked, { adaptation } = {}) {
      const { arithmetic } = parameters;
      const found = new Array<number | undefined>(asked.length).fill(undefined);
      const known = asked.flatMap((text, place) => {
        const codes = codesOf(encoder, text, window);
        return codes === undefined ? [] : [{ codes, place }];
      });
      for (let first = 0; first < known.length; first += textsARun) {
        const own = known.slice(first, first + textsARun);
        arithmetic.scope(() => {
          const { values } = score(
            new Tape(arithmetic),
            encoder.network,
            own.map(({ codes }) => codes),
            adaptation,
          );
          own.forEach(({ place }, row) => {
            const scores = Array.from(values.subarray(row * labels, (row + 1) * labels));
            found[place] = scores.indexOf(
              scores.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
            );
          });
        });
      }
      return found;
    },
  };
}

function codesOf(encoder: Encoder, text: string, window: number): CodedText | undefined {
  try {
    return codeText(encoder, text, window);
  } catch (error) {
    if (error instanceof UnknownWordError) return undefined;
    throw error;
  }
}
