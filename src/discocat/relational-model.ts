import { compareText } from '../corpus/count-contexts.js';
import type { CompositionModel } from '../embedding/composition-model.js';
import { requireWhole } from '../errors.js';
import type { Space } from '../space/space.js';
import { relationalMatrix } from './relational-matrix.js';
import { pairTerm, type RelationalSentence, relationalInnerProduct, visitPairs } from './relational-product.js';
import { tensorCosine } from './tensor-cosine.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { type ArgumentTriple, argumentVectors, knownTriples, type VerbArguments } from './verb-arguments.js';
import { VerbMatrices } from './verb-matrices.js';

/** Two argument pairs, one of each verb, and how much of the likeness of the sentences they made. */
export interface RelationalEvidence {
  /** A subject, the left verb and an object it was seen with: `search meet criterion`. */
  readonly left: string;
  /** The same for the right verb. */
  readonly right: string;
  /** Its part of the inner product of the sentences; over all pairs of pairs the shares add up to 1. */
  readonly share: number;
}

/** The matrices that a model keeps hold at most so many cells together, 64 MiB; larger verbs stay factored. */
const mostCells = 2 ** 24;

/** A verb that is compared is compared so many times, in most data sets and searches. */
const comparisonsAhead = 8;

/**
 * Compares transitive sentences by the cosine of their relational tensors V . (s (x) o) (Grefenstette & Sadrzadeh 2011,
 * EMNLP).
 *
 * A verb is kept as its argument pairs while they are no more than an eighth of the dimensions of the space, and as a
 * matrix otherwise; both give the same numbers up to the rounding of matrices to single precision. Signed vectors are accepted, as those of a reduced space:
 * the verb is a linear map of them, but where subject and verb are multiplied, two negative numbers count as agreement.
 */
export class RelationalModel implements CompositionModel<TransitiveSentence> {
  readonly name = 'relational';
  readonly #space: Space;
  readonly #verbs: VerbArguments;
  readonly #pairCounts = new Map<string, number>();
  #matrices: VerbMatrices | undefined;
  #additions = 0;

  /** @param space the vectors of nouns; non-negative ones are what the model was published with. */
  constructor(space: Space, verbs: VerbArguments) {
    this.#space = space;
    this.#verbs = verbs;
  }

  /**
   * Returns the cosine of two sentences, -1..1, and 0 when either tensor is zero.
   *
   * @throws UnknownWordError for a noun that is not in the space, or a verb without an argument pair in it.
   */
  similarity(left: TransitiveSentence, right: TransitiveSentence): number {
    return this.#useMatrices(left, right)
      ? tensorCosine(left, right, (a, b) => this.#matrixProduct(a, b))
      : tensorCosine(this.#factored(left), this.#factored(right), relationalInnerProduct);
  }

  /**
   * Returns the argument pairs that made two sentences alike, those of the largest share first.
   *
   * The list is empty when the inner product is 0: then the sentences have nothing in common. The work grows with
   * the product of the numbers of pairs.
   *
   * @param options.limit how many; default 3.
   * @throws as {@link similarity}; OptionError when `limit` is not a whole number above 0.
   * @example model.explain(left, right)[0] // { left: 'search meet criterion', right: 'dog satisfy need', share: 0.2 }
   */
  explain(
    left: TransitiveSentence,
    right: TransitiveSentence,
    options: { readonly limit?: number } = {},
  ): RelationalEvidence[] {
    const { limit = 3 } = options;
    requireWhole('limit', limit, 1);
    const [a, b] = [this.#factored(left), this.#factored(right)];
    const product = this.#useMatrices(left, right) ? this.#matrixProduct(left, right) : relationalInnerProduct(a, b);
    if (product === 0) return [];
    const leftTriples = knownTriples(this.#verbs, left.verb, this.#space);
    const rightTriples = knownTriples(this.#verbs, right.verb, this.#space);
    const best: (RelationalEvidence & { readonly k: number; readonly l: number })[] = [];
    // Terms may be single precision: more are kept than wanted, and put in order by their terms in double.
    const kept = 2 * limit + 8;
    visitPairs(a, b, (k, l, term) => {
      const share = term / product;
      if (best.length === kept && share < best[kept - 1].share) return;
      const evidence = { left: writeTriple(leftTriples[k]), right: writeTriple(rightTriples[l]), share, k, l };
      let place = best.length;
      while (place > 0 && compareEvidence(evidence, best[place - 1]) < 0) place--;
      best.splice(place, 0, evidence);
      if (best.length > kept) best.pop();
    });
    return best
      .map((evidence) => ({
        left: evidence.left,
        right: evidence.right,
        share: pairTerm(a, b, evidence) / product,
      }))
      .sort(compareEvidence)
      .slice(0, limit);
  }

  /**
   * Matrices pay where they fit into what is kept and pairs are many: of K pairs a matrix of d dimensions costs K d^2 once, a
   * comparison by pairs K^2 d each time.
   */
  #useMatrices(left: TransitiveSentence, right: TransitiveSentence): boolean {
    this.#forgetOutdated();
    const { columns } = this.#space.matrix;
    const mostPairs = Math.max(this.#pairCount(left.verb), this.#pairCount(right.verb));
    return mostPairs > columns / comparisonsAhead && columns ** 2 <= mostCells;
  }

  #factored({ subject, verb, object }: TransitiveSentence): RelationalSentence {
    return {
      subject: this.#space.vector(subject),
      verb: argumentVectors(this.#verbs, verb, this.#space),
      object: this.#space.vector(object),
    };
  }

  #matrixProduct(left: TransitiveSentence, right: TransitiveSentence): number {
    const { columns } = this.#space.matrix;
    this.#matrices ??= new VerbMatrices(columns, { most: Math.max(2, Math.floor(mostCells / columns ** 2)) });
    const verbs = [left.verb, right.verb];
    for (const verb of verbs) {
      if (this.#matrices.has(verb)) continue;
      this.#matrices.set(verb, relationalMatrix(argumentVectors(this.#verbs, verb, this.#space)), verbs);
    }
    const nouns = ({ subject, object }: TransitiveSentence) => ({
      subject: this.#space.vector(subject),
      object: this.#space.vector(object),
    });
    return this.#matrices.innerProducts(left.verb, right.verb, [[nouns(left), nouns(right)]])[0];
  }

  #pairCount(verb: string): number {
    const count = this.#pairCounts.get(verb) ?? knownTriples(this.#verbs, verb, this.#space).length;
    this.#pairCounts.set(verb, count);
    return count;
  }

  /** What was computed from the argument pairs holds until one is added. */
  #forgetOutdated(): void {
    if (this.#additions === this.#verbs.additions) return;
    this.#additions = this.#verbs.additions;
    this.#pairCounts.clear();
    this.#matrices?.clear();
  }
}

function writeTriple({ subject, verb, object }: ArgumentTriple): string {
  return `${subject} ${verb} ${object}`;
}

/** Larger shares come first, equal ones by name. */
function compareEvidence(a: RelationalEvidence, b: RelationalEvidence): number {
  return b.share - a.share || compareText(a.left, b.left) || compareText(a.right, b.right);
}
