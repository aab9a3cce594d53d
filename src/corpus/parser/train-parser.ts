import { requireOption, requireWhole } from '../../errors.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import type { DependencyTree } from '../sentence.js';
import { allowedTransitions, candidatesOf } from './dependency-parser.js';
import { HashedPerceptron } from './hashed-perceptron.js';
import { LabelPerceptron } from './label-perceptron.js';
import { packLabelWeights } from './label-weights.js';
import { packWeights } from './packed-weights.js';
import type { ParserModel } from './parser-model.js';
import { ParserState, type Transition, transitions } from './parser-state.js';
import { collectWords, type ParserToken, WordNumberer, type WordNumbers } from './parser-words.js';
import { LabelFeatures, TransitionFeatures } from './parsing-features.js';
import { transitionCost } from './transition-costs.js';

/** A sentence to learn from: its tokens, tagged as the parser will meet them, and its tree. */
export interface ParsedSentence {
  readonly tokens: readonly ParserToken[];
  readonly tree: DependencyTree;
}

/** Settings of {@link trainParser}. */
export interface TrainParserOptions {
  /** Passes over the sentences, from 1. Default 8. */
  readonly epochs?: number;
  /** Runs from different random orders whose weights are averaged, from 1. Default 5. */
  readonly restarts?: number;
  /** Default 1. */
  readonly seed?: number;
  /** From the second pass on, the share of transitions that follow the model where it errs. Default 0.9. */
  readonly exploration?: number;
  /** Forms seen fewer times stand as their last two letters. Default 2. */
  readonly minimumCount?: number;
  /** Features of transitions that took part in fewer updates of a run are dropped from it. Default 3. */
  readonly minimumUpdates?: number;
  /** Features of labels that took part in fewer updates of a run are dropped from it. Default 2. */
  readonly minimumLabelUpdates?: number;
  /** The base-two logarithm of the slots for transitions' weights. Default 20. */
  readonly transitionBits?: number;
  /** The base-two logarithm of the slots for labels' weights. Default 18. */
  readonly labelBits?: number;
  /** Is told the share of the passes that is done. */
  readonly onProgress?: (share: number) => void;
}

interface Example {
  readonly words: readonly WordNumbers[];
  /** The gold heads, the root as the number of words. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/**
 * Trains a parser on sentences and their trees with averaged perceptrons and a dynamic oracle (Goldberg and Nivre 2013),
 * one perceptron for the transitions and one for the labels of arcs that are right.
 *
 * @throws OptionError where a setting lies outside its range.
 */
export function trainParser(sentences: readonly ParsedSentence[], options: TrainParserOptions = {}): ParserModel {
  const { epochs = 8, restarts = 5, seed = 1, exploration = 0.9, minimumCount = 2 } = options;
  const { minimumUpdates = 3, minimumLabelUpdates = 2, transitionBits = 20, labelBits = 18, onProgress } = options;
  requireWhole('epochs', epochs, 1);
  requireWhole('restarts', restarts, 1);
  requireWhole('minimumCount', minimumCount, 1);
  requireOption(exploration >= 0 && exploration <= 1, 'exploration', exploration, '0 to 1');
  for (const [name, bits] of [
    ['transitionBits', transitionBits],
    ['labelBits', labelBits],
  ] as const) {
    requireOption(Number.isInteger(bits) && bits >= 4 && bits <= 23, name, bits, 'a whole number from 4 to 23');
  }
  const tables = collectWords(
    sentences.map(({ tokens }) => tokens),
    { minimumCount },
  );
  const labels = ['', ...new Set(sentences.flatMap(({ tree }) => [...tree.relations]).sort())];
  const numberer = new WordNumberer(tables);
  const numbers = new Map(labels.map((label, place) => [label, place]));
  const examples = sentences.map(({ tokens, tree }) => toExample(tokens, tree, { numberer, numbers }));
  const candidates = collectCandidates(examples, tables.fine.length);
  const random = createRandom(seed);
  const trainers = Array.from({ length: restarts }, (_, restart) => {
    const trainer = new Trainer({ candidates, tables, labelCount: labels.length }, random);
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const example of shuffled(examples, random)) trainer.learn(example, epoch === 0 ? 0 : exploration);
      onProgress?.((restart * epochs + epoch + 1) / (restarts * epochs));
    }
    return trainer;
  });
  return {
    tables,
    labels,
    candidates,
    transitionWeights: packWeights(
      trainers.map(({ transitions: perceptron }) => perceptron),
      { bits: transitionBits, minimumUpdates },
    ),
    labelWeights: packLabelWeights(
      trainers.map(({ labels: perceptron }) => perceptron),
      { labelCount: labels.length, bits: labelBits, minimumUpdates: minimumLabelUpdates },
    ),
  };
}

function toExample(
  tokens: readonly ParserToken[],
  tree: DependencyTree,
  { numberer, numbers }: { readonly numberer: WordNumberer; readonly numbers: ReadonlyMap<string, number> },
): Example {
  return {
    words: tokens.map((token) => numberer.numbersOf(token)),
    heads: Int32Array.from(tree.heads, (head) => (head < 0 ? tokens.length : head)),
    labels: Int32Array.from(tree.relations, (relation) => numbers.get(relation) ?? 0),
  };
}

/** The share of the arcs between two classes from which on a label counts as one of theirs. */
const smallestShare = 1 / 2000;

/**
 * Lists the labels seen between every two classes, in ascending order, without the rarest; those seen once only if there
 * is no other.
 */
function collectCandidates(examples: readonly Example[], fineCount: number): number[][] {
  const counts = Array.from({ length: 3 * fineCount ** 2 }, () => new Map<number, number>());
  const rootClass = 1;
  for (const { words, heads, labels } of examples) {
    words.forEach(({ fine }, place) => {
      const head = heads[place];
      const side = head === words.length ? 0 : place < head ? 1 : 2;
      const headClass = side === 0 ? rootClass : words[head].fine;
      const seen = counts[(headClass * fineCount + fine) * 3 + side];
      seen.set(labels[place], (seen.get(labels[place]) ?? 0) + 1);
    });
  }
  return counts.map((seen) => {
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    const repeated = [...seen].filter(([, count]) => count > 1 && count >= smallestShare * total);
    return (repeated.length > 0 ? repeated : [...seen]).map(([label]) => label).sort((a, b) => a - b);
  });
}

const allTransitions = [transitions.shift, transitions.left, transitions.right] as const;

/** Learns from one example after the other. */
class Trainer {
  readonly transitions = new HashedPerceptron(3);
  readonly labels = new LabelPerceptron();
  readonly #model: Pick<ParserModel, 'candidates' | 'tables'>;
  readonly #allLabels: readonly number[];
  readonly #random: Random;
  readonly #state = new ParserState();
  readonly #transitionFeatures = new TransitionFeatures();
  readonly #labelFeatures = new LabelFeatures();
  readonly #scores = new Float64Array(3);

  constructor(model: Pick<ParserModel, 'candidates' | 'tables'> & { readonly labelCount: number }, random: Random) {
    this.#model = model;
    this.#allLabels = Array.from({ length: model.labelCount - 1 }, (_, place) => place + 1);
    this.#random = random;
  }

  learn({ words, heads, labels }: Example, exploration: number): void {
    const state = this.#state;
    state.start(words);
    while (!state.isDone) {
      const transition = this.#learnTransition(heads, exploration);
      if (transition === transitions.shift) {
        state.shift();
        continue;
      }
      const dependent = state.stack[state.top];
      const head = state.headOf(transition);
      const gold = heads[dependent] === head ? labels[dependent] : undefined;
      const guess = this.#learnLabel(head, gold);
      state.attach(head, exploration === 0 && gold !== undefined ? gold : guess);
    }
  }

  /** Returns the transition to follow. */
  #learnTransition(heads: Int32Array, exploration: number): Transition {
    const perceptron = this.transitions;
    const scores = this.#scores;
    const { hashes, length } = this.#transitionFeatures.of(this.#state);
    perceptron.step();
    perceptron.score(hashes, length, scores);
    const allowed = allowedTransitions(this.#state);
    let guess: Transition | undefined;
    let truth: Transition | undefined;
    let guessCost = Infinity;
    let lowest = Infinity;
    for (const transition of allTransitions) {
      if ((allowed & (1 << transition)) === 0) continue;
      const cost = transitionCost(this.#state, heads, transition);
      if (guess === undefined || scores[transition] > scores[guess]) {
        guess = transition;
        guessCost = cost;
      }
      if (truth === undefined || cost < lowest || (cost === lowest && scores[transition] > scores[truth])) {
        truth = transition;
        lowest = cost;
      }
    }
    if (guess === undefined || truth === undefined) throw new Error('A state that is not done allows a transition.');
    if (guessCost > lowest) {
      perceptron.move(hashes, length, { class: truth, amount: 1 });
      perceptron.move(hashes, length, { class: guess, amount: -1 });
    }
    return this.#random.uniform() < exploration ? guess : truth;
  }

  /** Returns the label that the model gives; learns where the arc is right and its label a candidate. */
  #learnLabel(head: number, gold: number | undefined): number {
    const seen = candidatesOf(this.#model, this.#state, head);
    const candidates = seen.length === 0 ? this.#allLabels : seen;
    this.labels.step();
    if (candidates.length === 1) return candidates[0];
    const { hashes, length } = this.#labelFeatures.of(this.#state, head);
    let guess = candidates[0];
    let highest = Number.NEGATIVE_INFINITY;
    for (const label of candidates) {
      const score = this.labels.score(hashes, length, label);
      if (score <= highest) continue;
      highest = score;
      guess = label;
    }
    // A label that is no candidate never wins, so that learning it would drive its weights up without end.
    if (gold !== undefined && gold !== guess && candidates.includes(gold)) {
      this.labels.move(hashes, length, { class: gold, amount: 1 });
      this.labels.move(hashes, length, { class: guess, amount: -1 });
    }
    return guess;
  }
}
