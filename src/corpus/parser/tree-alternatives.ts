import type { DependencyTree } from '../sentence.js';
import { allowedTransitions, candidatesOf } from './dependency-parser.js';
import type { ParserModel } from './parser-model.js';
import { ParserState, type Transition, transitions } from './parser-state.js';
import { type ParserToken, WordNumberer } from './parser-words.js';
import { type FeatureHashes, LabelFeatures, TransitionFeatures } from './parsing-features.js';

/** A tree with how much worse the decision scored that it differs by. */
export interface AlternativeTree {
  readonly tree: DependencyTree;
  /** In steps of the weights; at least 0. */
  readonly margin: number;
}

/** A decision of a parser: a transition or a label, by how many came before it. */
interface Decision {
  readonly step: number;
  readonly choice: number;
  readonly margin: number;
}

/**
 * Gives the trees that differ from the greedily parsed one by a single decision, the second best one, and by what then follows; the closest
 * decisions first.
 */
export class TreeAlternatives {
  readonly #model: ParserModel;
  readonly #numberer: WordNumberer;
  readonly #allLabels: readonly number[];
  readonly #state = new ParserState();
  readonly #transitionFeatures = new TransitionFeatures();
  readonly #labelFeatures = new LabelFeatures();

  constructor(model: ParserModel) {
    this.#model = model;
    this.#numberer = new WordNumberer(model.tables);
    this.#allLabels = model.labels.map((_, label) => label).slice(1);
  }

  /** Returns at most `limit` trees, none of them that which is parsed greedily. */
  alternatives(tokens: readonly ParserToken[], limit: number): AlternativeTree[] {
    const first = this.#parse(tokens, undefined);
    const close = [...first.others].sort((one, other) => one.margin - other.margin || one.step - other.step);
    const seen = new Set([describe(first.tree)]);
    const found: AlternativeTree[] = [];
    for (const other of close) {
      if (found.length >= limit) break;
      const { tree } = this.#parse(tokens, other);
      const name = describe(tree);
      if (seen.has(name)) continue;
      seen.add(name);
      found.push({ tree, margin: other.margin });
    }
    return found;
  }

  /** Parses with one decision given, and returns what else each decision could have been. */
  #parse(tokens: readonly ParserToken[], given: Decision | undefined): { tree: DependencyTree; others: Decision[] } {
    const state = this.#state;
    const others: Decision[] = [];
    state.start(tokens.map((token) => this.#numberer.numbersOf(token)));
    let step = 0;
    const decide = (scores: readonly (readonly [choice: number, score: number])[]): number => {
      const own = step++;
      if (given?.step === own) return given.choice;
      let [best, second] = [scores[0], undefined as (typeof scores)[number] | undefined];
      for (const scored of scores.slice(1)) {
        if (scored[1] > best[1]) [best, second] = [scored, best];
        else if (second === undefined || scored[1] > second[1]) second = scored;
      }
      if (second !== undefined) others.push({ step: own, choice: second[0], margin: best[1] - second[1] });
      return best[0];
    };
    while (!state.isDone) {
      const transition = decide(this.#scoreTransitions()) as Transition;
      if (transition === transitions.shift) {
        state.shift();
        continue;
      }
      const head = state.headOf(transition);
      state.attach(head, decide(this.#scoreLabels(head)));
    }
    return { tree: state.tree(this.#model.labels), others };
  }

  #scoreTransitions(): (readonly [number, number])[] {
    const allowed = allowedTransitions(this.#state);
    const possible = [0, 1, 2].filter((transition) => (allowed & (1 << transition)) !== 0);
    if (possible.length === 1) return [[possible[0], 0]];
    const sums = [0, 0, 0];
    const table = this.#model.transitionWeights;
    forEachSlot(table, this.#transitionFeatures.of(this.#state), (slot) => {
      for (const transition of possible) sums[transition] += ((slot >>> (8 * transition)) & 0xff) - 128;
    });
    return possible.map((transition) => [transition, sums[transition]] as const);
  }

  #scoreLabels(head: number): (readonly [number, number])[] {
    const seen = candidatesOf(this.#model, this.#state, head);
    const labels = seen.length === 0 ? this.#allLabels : seen;
    if (labels.length === 1) return [[labels[0], 0]];
    const { slots, rows } = this.#model.labelWeights;
    const starts: number[] = [];
    const count = this.#model.labels.length;
    forEachSlot(slots, this.#labelFeatures.of(this.#state, head), (slot) => {
      if (slot !== 0) starts.push(((slot & 0xffffff) - 1) * count);
    });
    return labels.map((label) => [label, starts.reduce((sum, start) => sum + rows[start + label], 0)] as const);
  }
}

/** Calls with the slots of the features that a table holds. */
function forEachSlot(table: Uint32Array, { hashes, length }: FeatureHashes, take: (slot: number) => void): void {
  const mask = table.length - 1;
  for (let i = 0; i < length; i++) {
    const slot = table[hashes[i] & mask];
    if ((slot ^ hashes[i]) >>> 24 === 0) take(slot);
  }
}

function describe({ heads, relations }: DependencyTree): string {
  return `${heads.join()} ${relations.join()}`;
}
