import type { DependencyTree } from '../sentence.js';
import { LabelScorer } from './label-weights.js';
import { bestClass } from './packed-weights.js';
import type { ParserModel } from './parser-model.js';
import { ParserState, type Transition, transitions } from './parser-state.js';
import { type ParserToken, WordNumberer } from './parser-words.js';
import { LabelFeatures, TransitionFeatures } from './parsing-features.js';

/**
 * Parses tagged sentences into dependency trees, greedily from left to right: two decisions a word, each by a linear
 * model over hashed features (arc-hybrid transitions, trained with a dynamic oracle: Goldberg and Nivre 2013).
 *
 * The time is linear in the length of the sentence, and every tree is projective with one root.
 */
export class DependencyParser {
  readonly #model: ParserModel;
  readonly #numberer: WordNumberer;
  readonly #allLabels: readonly number[];
  readonly #scorer: LabelScorer;
  readonly #state = new ParserState();
  readonly #transitionFeatures = new TransitionFeatures();
  readonly #labelFeatures = new LabelFeatures();

  constructor(model: ParserModel) {
    this.#model = model;
    this.#numberer = new WordNumberer(model.tables);
    this.#scorer = new LabelScorer(model.labelWeights, model.labels.length);
    this.#allLabels = model.labels.map((_, label) => label).slice(1);
  }

  /** Parses a sentence; one without tokens has an empty tree. */
  parse(tokens: readonly ParserToken[]): DependencyTree {
    const state = this.#state;
    state.start(tokens.map((token) => this.#numberer.numbersOf(token)));
    while (!state.isDone) {
      const transition = this.#chooseTransition();
      if (transition === transitions.shift) state.shift();
      else {
        const head = state.headOf(transition);
        state.attach(head, this.#chooseLabel(head));
      }
    }
    return state.tree(this.#model.labels);
  }

  #chooseTransition(): Transition {
    const allowed = allowedTransitions(this.#state);
    if (allowed === 1) return transitions.shift;
    if (allowed === 4) return transitions.right;
    return bestClass(this.#model.transitionWeights, this.#transitionFeatures.of(this.#state), allowed) as Transition;
  }

  #chooseLabel(head: number): number {
    const state = this.#state;
    const seen = candidatesOf(this.#model, state, head);
    const candidates = seen.length === 0 ? this.#allLabels : seen;
    if (candidates.length === 1) return candidates[0];
    this.#scorer.take(this.#labelFeatures.of(state, head));
    return this.#scorer.best(candidates);
  }
}

/** A bit for each transition that the state allows. */
export function allowedTransitions(state: ParserState): number {
  return (
    (state.allows(transitions.shift) ? 1 << transitions.shift : 0) |
    (state.allows(transitions.left) ? 1 << transitions.left : 0) |
    (state.allows(transitions.right) ? 1 << transitions.right : 0)
  );
}

/** The labels that training saw between the classes of the word on top of the stack and of a head. */
export function candidatesOf(
  { candidates, tables }: Pick<ParserModel, 'candidates' | 'tables'>,
  state: ParserState,
  head: number,
): readonly number[] {
  const dependent = state.stack[state.top];
  const side = head === state.length ? 0 : dependent < head ? 1 : 2;
  return candidates[(state.fine[head] * tables.fine.length + state.fine[dependent]) * 3 + side];
}
