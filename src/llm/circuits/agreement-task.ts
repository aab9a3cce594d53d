import { createRandom, type Random } from '../../random.js';
import { createEncoder, type Encoder } from '../encoder/encoder.js';
import { marks } from '../encoder/word-codes.js';
import { Arithmetic } from '../tensor/arithmetic.js';
import { gatherRows } from '../tensor/shapes.js';
import { crossEntropy } from '../tensor/softmax.js';
import { fitParameters } from '../training/fit-parameters.js';
import { type Contrast, hiddenWord } from './circuit-task.js';
import { spansFromStarts } from './span-schema.js';

/** The spans of sentences of agreement; adjectives may be none. */
export const agreementSpans = [
  'determiner',
  'adjective',
  'subject',
  'preposition',
  'determiner2',
  'adjectives2',
  'attractor',
  'verb',
] as const;

const nouns = [
  ['key', 'keys'],
  ['cat', 'cats'],
  ['boat', 'boats'],
  ['lamp', 'lamps'],
  ['clerk', 'clerks'],
  ['stone', 'stones'],
  ['tree', 'trees'],
  ['book', 'books'],
] as const;

const adjectives = ['old', 'small', 'green', 'heavy', 'quiet', 'strange'] as const;
const prepositions = ['near', 'behind', 'under', 'beside'] as const;
const verbs = ['is', 'are'] as const;

/** 0 for one thing, 1 for several. */
type GrammaticalNumber = 0 | 1;

interface AgreementSentence {
  readonly nouns: readonly [subject: number, attractor: number];
  readonly numbers: readonly [subject: GrammaticalNumber, attractor: GrammaticalNumber];
  readonly adjective: readonly string[];
  readonly preposition: string;
  readonly adjectives: readonly string[];
}

/**
 * Makes sentences "the (adjective) subject preposition the (adjective) (adjective) attractor _", whose verb agrees with the subject alone, each with a twin in
 * which both nouns have the other number.
 *
 * @param options.flip the nouns whose number is another in the twin; default both.
 * @example createAgreementContrasts(1, { seed: 1 })[0].right // 'is' or 'are'
 */
export function createAgreementContrasts(
  count: number,
  options: { readonly seed: number; readonly flip?: 'both' | 'subject' | 'attractor' },
): Contrast[] {
  const { seed, flip = 'both' } = options;
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const sentence = drawSentence(random);
    const [subject, attractor] = sentence.numbers;
    const numbers = [
      flip === 'attractor' ? subject : other(subject),
      flip === 'subject' ? attractor : other(attractor),
    ] as const;
    const clean = wordsOf(sentence);
    return {
      clean,
      counterfactual: wordsOf({ ...sentence, numbers }),
      right: verbs[subject],
      wrong: verbs[other(subject)],
      spans: spansFromStarts(clean, agreementSpans, startsOf(sentence)),
    };
  });
}

/** Options of {@link trainAgreementEncoder}. */
export interface TrainAgreementOptions {
  readonly seed: number;
  /** Default 800. */
  readonly steps?: number;
  /** Sentences a step; default 64. */
  readonly batch?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: number, loss: number) => void;
}

/**
 * Trains an encoder of 2 layers of 4 heads and 48 numbers to find the verb of such sentences.
 *
 * @throws the signal's reason when it is aborted.
 * @example const encoder = await trainAgreementEncoder({ seed: 1 });
 */
export async function trainAgreementEncoder(options: TrainAgreementOptions): Promise<Encoder> {
  const { seed, steps = 800, batch = 64, signal, onStep } = options;
  const words = ['the', ...verbs, ...nouns.flat(), ...adjectives, ...prepositions];
  const sizes = { layers: 2, width: 48, heads: 4, hidden: 96, maximumDistance: 12 };
  const encoder = createEncoder(new Arithmetic(), { words, ...sizes, seed });
  const { network, codes } = encoder;
  await fitParameters(
    network.parameters,
    (tape, random) => {
      const sentences = Array.from({ length: batch }, () => drawSentence(random));
      const texts = sentences.map(wordsOf);
      const length = Math.max(...texts.map((text) => text.length));
      const tokens = new Uint32Array(batch * length);
      for (const [row, text] of texts.entries()) {
        for (const [place, word] of text.entries()) {
          tokens[row * length + place] = word === hiddenWord ? marks.hidden : codes.codeOf(word);
        }
      }
      const { output } = network.encode(tape, { tokens, lengths: Uint32Array.from(texts, (text) => text.length) });
      const asked = gatherRows(
        tape,
        output,
        texts.map((text, row) => row * length + text.indexOf(hiddenWord)),
      );
      const right = sentences.map(({ numbers: [subject] }) => codes.codeOf(verbs[subject]));
      return crossEntropy(tape, network.scoreWords(tape, asked), right);
    },
    {
      seed,
      steps,
      learningRate: 0.003,
      warmUp: Math.floor(steps / 20),
      decay: 'cosine',
      signal,
      ...(onStep && { onStep }),
    },
  );
  return { ...encoder, facts: { corpus: 'agreement', seed, steps, length: sizes.maximumDistance } };
}

function drawSentence(random: Random): AgreementSentence {
  const number = (): GrammaticalNumber => (random.uniform() < 0.5 ? 0 : 1);
  const draw = (count: number): string[] =>
    Array.from({ length: count }, () => adjectives[random.integer(adjectives.length)] as string);
  return {
    nouns: [random.integer(nouns.length), random.integer(nouns.length)],
    numbers: [number(), number()],
    adjective: draw(random.integer(2)),
    preposition: prepositions[random.integer(prepositions.length)] as string,
    adjectives: draw(random.integer(3)),
  };
}

function other(number: GrammaticalNumber): GrammaticalNumber {
  return number === 0 ? 1 : 0;
}

function wordsOf({ nouns: own, numbers, adjective, preposition, adjectives: more }: AgreementSentence): string[] {
  const [subject, attractor] = own.map((noun, place) => nouns[noun]?.[numbers[place] as GrammaticalNumber]) as [
    string,
    string,
  ];
  return ['the', ...adjective, subject, preposition, 'the', ...more, attractor, hiddenWord];
}

function startsOf({ adjective, adjectives: more }: AgreementSentence): number[] {
  const subject = 1 + adjective.length;
  const attractor = subject + 3 + more.length;
  return [0, 1, subject, subject + 1, subject + 2, subject + 3, attractor, attractor + 1];
}
