import type { DependencyTree, UniversalTag } from '../sentence.js';
import type { NeuralModel } from './neural-model.js';
import { findProjectiveTree, type ScoredTree } from './projective-tree.js';
import type { NeuralScores } from './score-layers.js';

/** A relation that scores less by more than this, a twentieth of the odds, is not offered. */
const widestMargin = 3;

/** The work of finding a tree grows with the cube of the words; so much of it is spent on other trees, below a second. */
const mostWork = 2.5e8;

/** Another tree of a sentence. */
export interface AlternativeTree {
  readonly tree: DependencyTree;
  /** How much worse it scored than the chosen one, in log-odds; at least 0. */
  readonly margin: number;
}

/** Another tag of a word. */
export interface OtherTag {
  /** The word's place in the sentence. */
  readonly word: number;
  readonly tag: UniversalTag;
  /** How much worse it scored than the chosen one, in log-odds; at least 0. */
  readonly margin: number;
}

/** The tags and the tree that a network gives a sentence, and what it nearly gave. */
export class NeuralParse {
  readonly tags: readonly UniversalTag[];
  readonly tree: DependencyTree;
  readonly #model: Pick<NeuralModel, 'tags' | 'relations'>;
  readonly #scores: NeuralScores;
  readonly #best: ScoredTree;
  readonly #unseen: number;

  /** @param unseen how many words follow that have no scores: they become `X` and depend on the root word as `dep`. */
  constructor(model: Pick<NeuralModel, 'tags' | 'relations'>, scores: NeuralScores, unseen = 0) {
    this.#model = model;
    this.#scores = scores;
    this.#best = findProjectiveTree(scores.heads, scores.count);
    this.#unseen = unseen;
    const tags = this.#rankTags().map(([best]) => model.tags[best.place]);
    this.tags = [...tags, ...new Array<UniversalTag>(unseen).fill('X')];
    this.tree = this.#labelTree(this.#best.heads);
  }

  /**
   * Returns at most `limit` other trees, the closest in score first: the best ones in which a word has another head, and those that
   * differ by the second best relation of a word. Their margins are log-odds.
   */
  alternatives(limit: number): AlternativeTree[] {
    const seen = new Set([describe(this.tree)]);
    const found: AlternativeTree[] = [];
    for (const other of [...this.#reattach(), ...this.#relabel()].sort((one, two) => one.margin - two.margin)) {
      const name = describe(other.tree);
      if (found.length >= limit) break;
      if (seen.has(name)) continue;
      seen.add(name);
      found.push(other);
    }
    return found;
  }

  /** Returns the second best tags of at most `limit` words, the closest in score first. */
  otherTags(limit: number): OtherTag[] {
    const others = this.#rankTags().flatMap(([best, second], word) =>
      second === undefined ? [] : [{ word, tag: this.#model.tags[second.place], margin: best.score - second.score }],
    );
    return others.sort((one, other) => one.margin - other.margin).slice(0, limit);
  }

  /** The best tree without the head of a word, for each word; in very long sentences for those whose next best head is closest. */
  #reattach(): AlternativeTree[] {
    const { heads: scores, count } = this.#scores;
    return this.#closestWords().flatMap((word) => {
      const head = this.#best.heads[word];
      const others = scores.slice();
      others[word * (count + 1) + (head === -1 ? count : head)] = Number.NEGATIVE_INFINITY;
      const { heads, score } = findProjectiveTree(others, count);
      if (score === Number.NEGATIVE_INFINITY) return [];
      return [{ tree: this.#labelTree(heads), margin: Math.max(0, this.#best.score - score) }];
    });
  }

  /** The words that get another head, in order. */
  #closestWords(): readonly number[] {
    const { heads: scores, count } = this.#scores;
    const words = this.#best.heads.map((head, word) => {
      const row = scores.subarray(word * (count + 1), (word + 1) * (count + 1));
      const own = head === -1 ? count : head;
      const other = row.reduce(
        (most, score, place) => (place === own || place === word ? most : Math.max(most, score)),
        Number.NEGATIVE_INFINITY,
      );
      return { word, margin: row[own] - other };
    });
    const closest = words.sort((one, two) => one.margin - two.margin).slice(0, Math.ceil(mostWork / count ** 3));
    return closest.map(({ word }) => word).sort((one, two) => one - two);
  }

  /** The tree with the second best relation of a word, for each word that has a close one. */
  #relabel(): AlternativeTree[] {
    const { heads, relations } = this.tree;
    return this.#best.heads.flatMap((head, word) => {
      if (head === -1) return [];
      const [best, second] = this.#rankRelations(word, head);
      if (second === undefined || best.score - second.score > widestMargin) return [];
      const others = relations.with(word, this.#model.relations[second.place]);
      return [{ tree: { heads, relations: others }, margin: best.score - second.score }];
    });
  }

  #labelTree(heads: readonly number[]): DependencyTree {
    const relations = heads.map((head, word) =>
      head === -1 ? 'root' : this.#model.relations[this.#rankRelations(word, head)[0].place],
    );
    const rest = new Array<number>(this.#unseen).fill(heads.indexOf(-1));
    return { heads: [...heads, ...rest], relations: [...relations, ...rest.map(() => 'dep')] };
  }

  /** The best two relations to a head that is a word. */
  #rankRelations(word: number, head: number): BestTwo {
    const root = this.#model.relations.indexOf('root');
    return findBestTwo(this.#scores.relations(word, head), root);
  }

  /** The best two tags of each word. */
  #rankTags(): BestTwo[] {
    const { tags, count } = this.#scores;
    const size = this.#model.tags.length;
    return Array.from({ length: count }, (_, word) => findBestTwo(tags.subarray(word * size, (word + 1) * size)));
  }
}

interface ScoredPlace {
  readonly place: number;
  readonly score: number;
}

type BestTwo = readonly [best: ScoredPlace, second: ScoredPlace | undefined];

/** Finds the best two of scores, those in front first where scores are equal. @param left a place to leave out. */
function findBestTwo(scores: ArrayLike<number>, left = -1): BestTwo {
  const places = Array.from(scores, (score, place) => ({ place, score })).filter(({ place }) => place !== left);
  let best = places[0];
  let second: ScoredPlace | undefined;
  for (const scored of places.slice(1)) {
    if (scored.score > best.score) [best, second] = [scored, best];
    else if (second === undefined || scored.score > second.score) second = scored;
  }
  return [best, second];
}

function describe({ heads, relations }: DependencyTree): string {
  return `${heads.join()} ${relations.join()}`;
}
