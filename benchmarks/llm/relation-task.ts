import {
  type Adaptation,
  type Arithmetic,
  createEncoderNetwork,
  crossEntropy,
  EncoderNetwork,
  fitParameters,
  gatherRows,
  Tape,
  type Tensor,
} from '../../src/llm/index.js';
import { createRandom, type Random, shuffled } from '../../src/random.js';

/** How large the task and its encoder are. */
export interface RelationTaskSizes {
  /** Words that facts are about. */
  readonly words: number;
  readonly relations: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  /** Steps of training the encoder. */
  readonly steps: number;
}

/** The sizes of the study: four relations over 400 words, an encoder of some 200,000 numbers. */
export const studySizes: RelationTaskSizes = { words: 400, relations: 4, layers: 3, width: 64, heads: 4, steps: 1000 };

/**
 * What the answers to a relation are: words of a kind of its own, a quarter as many as there are words asked about, as hypernyms and domains are; or the
 * words asked about in another order.
 */
export type AnswerKind = 'own' | 'same';

/** A relation: to each word another, as codes. */
export type Relation = Uint32Array;

/** A question: what stands in the place of the name of the relation, the word, and the answer. */
interface Question {
  readonly marker: number;
  readonly word: number;
  readonly answer: number;
}

const [hidden, unnamed, firstMarker] = [0, 1, 2] as const;

/** The share of questions in which the relation is named while the encoder is trained. */
const namedShare = 0.7;

/** Relations that are drawn by chance, questions about them, and an encoder that learns to answer. */
export class RelationTask {
  readonly relations: readonly Relation[];
  /** A relation that the encoder never sees, with answers of the kind of the first. */
  readonly unknownRelation: Relation;
  readonly #sizes: RelationTaskSizes;

  constructor(sizes: RelationTaskSizes, { seed, answers }: { readonly seed: number; readonly answers: AnswerKind }) {
    this.#sizes = sizes;
    const random = createRandom(seed + 1000);
    const { words, relations } = sizes;
    const draw = (kind: number): Relation => {
      const order = shuffled(
        Array.from({ length: words }, (_, word) => word),
        random,
      );
      const quarter = Math.ceil(words / 4);
      const firstAnswer = this.#firstWord + words + kind * quarter;
      return Uint32Array.from(order, (word) =>
        answers === 'same' ? this.#firstWord + word : firstAnswer + (word % quarter),
      );
    };
    this.relations = Array.from({ length: relations }, (_, kind) => draw(kind));
    this.unknownRelation = draw(0);
  }

  get #firstWord(): number {
    return firstMarker + this.#sizes.relations;
  }

  /** Trains an encoder on all relations, named in 70 % of the questions, so that it can be asked for one and answers without its name, too. */
  async train(arithmetic: Arithmetic, { seed }: { readonly seed: number }): Promise<EncoderNetwork> {
    const { words, relations, layers, width, heads, steps } = this.#sizes;
    const vocabulary = this.#firstWord + words + relations * Math.ceil(words / 4);
    const network = createEncoderNetwork(
      arithmetic,
      { vocabulary, layers, width, heads, maximumDistance: 3 },
      { seed },
    );
    const draw = (random: Random): Question => {
      const [relation, word] = [random.integer(relations), random.integer(words)];
      const marker = random.uniform() < namedShare ? firstMarker + relation : unnamed;
      return { marker, word, answer: this.relations[relation]?.[word] ?? 0 };
    };
    await fitParameters(
      network.parameters,
      (tape, random) =>
        this.#lossOf(
          tape,
          network,
          Array.from({ length: 128 }, () => draw(random)),
        ),
      { seed, steps, learningRate: 3e-3, warmUp: Math.round(steps / 20), decay: 'cosine' },
    );
    return network;
  }

  /** Trains parameters to answer a relation that is not named, from the first half of the words. */
  async fit(
    network: EncoderNetwork,
    relation: Relation,
    options: {
      readonly adaptation?: Adaptation | undefined;
      readonly parameters: EncoderNetwork['parameters'];
      readonly seed: number;
      readonly steps: number;
      readonly learningRate: number;
    },
  ): Promise<void> {
    const { adaptation, parameters, ...fitting } = options;
    const half = Math.floor(relation.length / 2);
    await fitParameters(
      parameters,
      (tape, random) => {
        const words = Array.from({ length: 64 }, () => random.integer(half));
        const questions = words.map((word) => ({ marker: unnamed, word, answer: relation[word] as number }));
        return this.#lossOf(tape, network, questions, adaptation);
      },
      { ...fitting, decay: 'linear', weightDecay: 0 },
    );
  }

  /** Returns the shares of right answers, in percent: on the half of the words that `fit` learns from, and on the others. */
  score(
    network: EncoderNetwork,
    relation: Relation,
    { adaptation, named }: { readonly adaptation?: Adaptation | undefined; readonly named?: number } = {},
  ): { readonly seen: number; readonly unseen: number } {
    const marker = named === undefined ? unnamed : firstMarker + named;
    const questions = Array.from(relation, (answer, word) => ({ marker, word, answer }));
    const half = Math.floor(relation.length / 2);
    const share = (own: readonly Question[]): number => (100 * this.#right(network, own, adaptation)) / own.length;
    return { seen: share(questions.slice(0, half)), unseen: share(questions.slice(half)) };
  }

  /** Returns the share of words of the first half that have the most frequent answer, in percent: what is right without knowing any word. */
  constantScore(relation: Relation): number {
    const half = relation.slice(0, Math.floor(relation.length / 2));
    const counts = new Map<number, number>();
    for (const answer of half) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    return (100 * Math.max(...counts.values())) / half.length;
  }

  #right(network: EncoderNetwork, questions: readonly Question[], adaptation?: Adaptation): number {
    const { arithmetic } = network.parameters;
    return arithmetic.scope(() => {
      const { values, columns } = this.#ask(new Tape(arithmetic), network, questions, adaptation);
      return questions.filter(({ answer }, row) => {
        const scores = Array.from(values.subarray(row * columns, (row + 1) * columns));
        return scores[answer] === Math.max(...scores);
      }).length;
    });
  }

  #lossOf(tape: Tape, network: EncoderNetwork, questions: readonly Question[], adaptation?: Adaptation): Tensor {
    return crossEntropy(
      tape,
      this.#ask(tape, network, questions, adaptation),
      questions.map(({ answer }) => answer),
    );
  }

  #ask(tape: Tape, network: EncoderNetwork, questions: readonly Question[], adaptation?: Adaptation): Tensor {
    const tokens = Uint32Array.from(questions.flatMap(({ marker, word }) => [marker, this.#firstWord + word, hidden]));
    const lengths = new Uint32Array(questions.length).fill(3);
    const { output } = network.encode(tape, { tokens, lengths }, { adaptation });
    const places = questions.map((_, row) => 3 * row + 2);
    return network.scoreWords(tape, gatherRows(tape, output, places));
  }
}

/** An encoder whose own parameters do not train. */
export function frozen(network: EncoderNetwork): EncoderNetwork {
  return new EncoderNetwork(network.sizes, network.parameters.frozen());
}
