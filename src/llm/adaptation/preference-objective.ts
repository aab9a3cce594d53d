import { requireOption, requireWhole, UnknownWordError } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation, EncoderNetwork } from '../encoder/encoder-network.js';
import { firstWord, marks, vocabularyName } from '../encoder/word-codes.js';
import { logLogistic, scale } from '../tensor/elementwise.js';
import { multiply, subtract } from '../tensor/pairs.js';
import { gatherRows } from '../tensor/shapes.js';
import { sumAll, sumRows } from '../tensor/sums.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Objective } from './fit-adaptation.js';

/** Texts that are run together where they are scored. */
const textsARun = 64;

/** A text with a word that is left open, a word that is preferred there, and one that is not. */
export interface Preference {
  /** The words before the open one; may be empty. */
  readonly before: string;
  /** The words behind it; may be empty. */
  readonly after: string;
  readonly chosen: string;
  readonly rejected: string;
}

/** Options of {@link preferenceObjective}. */
export interface PreferenceObjectiveOptions {
  /** Texts a step, >= 1; default 32. */
  readonly batch?: number;
  /** How much a change of the preference counts, > 0: beta; default 0.1. */
  readonly strength?: number;
}

/** A preference in codes. */
interface CodedPreference {
  readonly tokens: Uint32Array;
  readonly place: number;
  readonly chosen: number;
  readonly rejected: number;
}

/**
 * Makes the objective of preferring words: direct preference optimisation (Rafailov et al. 2023, equation 7) for a word that is left open,
 *
 *     -log sigma(strength ((s_c - s_r) - (s_c' - s_r')))
 *
 * with the scores s of the chosen and the rejected word, and s' those of the encoder as it is; what all words have in common in their logarithms of probabilities drops out.
 *
 * @throws OptionError when an option is out of range or there is no preference; UnknownWordError when the encoder does not know a chosen or rejected word.
 */
export function preferenceObjective(
  encoder: Encoder,
  preferences: readonly Preference[],
  { batch = 32, strength = 0.1 }: PreferenceObjectiveOptions = {},
): Objective {
  requireWhole('batch', batch, 1);
  requireOption(strength > 0 && Number.isFinite(strength), 'strength', strength, 'a number > 0');
  requireOption(preferences.length > 0, 'preferences', 0, 'at least one');
  const references = preferenceMargins(encoder, preferences);
  const coded = preferences.map((preference, place) => ({
    ...codePreference(encoder, preference),
    reference: references[place] as number,
  }));
  return {
    lossOf(tape, network, { random, adaptation }) {
      const own = Array.from({ length: batch }, () => coded[random.integer(coded.length)] as (typeof coded)[number]);
      const before = tape.constant(
        [own.length],
        own.map(({ reference }) => reference),
      );
      const gains = subtract(tape, marginsOf(tape, network, own, adaptation), before);
      return scale(tape, sumAll(tape, logLogistic(tape, scale(tape, gains, strength))), -1 / own.length);
    },
  };
}

/**
 * Returns by how much the score of the chosen word is above that of the rejected one, for each preference; in nats, since it is the difference of their logarithms of probabilities.
 *
 * @throws UnknownWordError when the encoder does not know a chosen or rejected word.
 */
export function preferenceMargins(
  encoder: Encoder,
  preferences: readonly Preference[],
  options: { readonly adaptation?: Adaptation | undefined } = {},
): Float64Array {
  const { arithmetic } = encoder.network.parameters;
  const coded = preferences.map((preference) => codePreference(encoder, preference));
  const margins = new Float64Array(coded.length);
  for (let first = 0; first < coded.length; first += textsARun) {
    arithmetic.scope(() => {
      const own = coded.slice(first, first + textsARun);
      const { values } = marginsOf(new Tape(arithmetic), encoder.network, own, options.adaptation);
      margins.set(values, first);
    });
  }
  return margins;
}

function codePreference({ codes }: Encoder, { before, after, chosen, rejected }: Preference): CodedPreference {
  const codesOf = (text: string): number[] => codes.encode(text).map(({ code }) => code);
  const left = codesOf(before);
  const [better, worse] = [chosen, rejected].map((word) => {
    const code = codes.codeOf(word);
    if (code < firstWord) throw new UnknownWordError(word, vocabularyName);
    return code;
  }) as [number, number];
  const tokens = Uint32Array.from([...left, marks.hidden, ...codesOf(after)]);
  return { tokens, place: left.length, chosen: better, rejected: worse };
}

function marginsOf(
  tape: Tape,
  network: EncoderNetwork,
  preferences: readonly CodedPreference[],
  adaptation: Adaptation | undefined,
): Tensor {
  const longest = preferences.reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  const tokens = new Uint32Array(preferences.length * longest);
  preferences.forEach((preference, row) => {
    tokens.set(preference.tokens, row * longest);
  });
  const lengths = Uint32Array.from(preferences, (preference) => preference.tokens.length);
  const { output } = network.encode(tape, { tokens, lengths }, { adaptation });
  const places = preferences.map(({ place }, row) => row * longest + place);
  const scores = network.scoreWords(tape, gatherRows(tape, output, places));
  const signs = new Float64Array(scores.values.length);
  preferences.forEach(({ chosen, rejected }, row) => {
    signs[row * scores.columns + chosen] += 1;
    signs[row * scores.columns + rejected] -= 1;
  });
  return sumRows(tape, multiply(tape, scores, tape.constant(scores.shape, signs)));
}
