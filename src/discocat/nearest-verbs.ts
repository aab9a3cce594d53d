import { compareText } from '../corpus/count-contexts.js';
import { requireOption, requireWhole } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { cosine } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import { relationalInnerProduct } from './relational-product.js';
import { tensorCosine } from './tensor-cosine.js';
import { argumentVectors, hasKnownTriple, knownTriples, type VerbArguments } from './verb-arguments.js';

/** How {@link nearestVerbs} works. */
export interface NearestVerbsOptions {
  /** The subject that the verbs are compared with; default any: all of the verbs' subjects count. */
  readonly subject?: string | undefined;
  /** The object likewise. */
  readonly object?: string | undefined;
  /** How many verbs are returned; default 10. */
  readonly limit?: number | undefined;
  /** How many verbs, those of the most alike mean arguments, are compared by their matrices; default 50, or `limit` where that is more. */
  readonly candidates?: number | undefined;
}

/** A verb with its similarity to another. */
export interface NearVerb {
  readonly verb: string;
  /** The cosine of the sentences, or of the matrices where there is neither a subject nor an object. */
  readonly similarity: number;
}

/** The sums of a verb's argument vectors, each multiplied with that of the asked subject or object. */
interface MeanArguments {
  readonly subjects: Float64Array;
  readonly objects: Float64Array;
}

/**
 * Finds the verbs that mean the most alike with a subject and an object: those whose sentences "subject verb object" have the highest
 * cosine in the relational model (Grefenstette & Sadrzadeh 2011). A part that is not given counts as a vector of ones, so that the
 * matrices of the verbs themselves are compared.
 *
 * All verbs are first ranked by the product of the cosines of their mean subjects and mean objects, a relational matrix of rank 1.
 *
 * @throws UnknownWordError for a verb without pairs, or a noun that the space does not hold; OptionError for a number that is no whole
 * number above 0, or fewer candidates than verbs to return.
 * @example nearestVerbs(verbs, space, 'meet', { subject: 'system', object: 'criterion' })
 */
export function nearestVerbs(
  verbs: VerbArguments,
  space: Space,
  verb: string,
  options: NearestVerbsOptions = {},
): NearVerb[] {
  const { limit = 10, candidates = Math.max(50, limit) } = options;
  for (const [name, value] of Object.entries({ limit, candidates })) {
    requireWhole(name, value, 1);
  }
  requireOption(candidates >= limit, 'candidates', candidates, `at least the limit, ${limit}`);
  const nouns = { subject: vectorOf(space, options.subject), object: vectorOf(space, options.object) };
  const sentenceOf = (name: string) => ({ ...nouns, verb: argumentVectors(verbs, name, space) });
  const own = sentenceOf(verb);
  const square = relationalInnerProduct(own, own);
  return rankByMeans({ verbs, space, verb }, nouns)
    .slice(0, candidates)
    .map((name) => {
      const similarity = tensorCosine(own, sentenceOf(name), (left, right) =>
        right === own ? square : relationalInnerProduct(left, right),
      );
      return { verb: name, similarity };
    })
    .sort((left, right) => right.similarity - left.similarity || compareText(left.verb, right.verb))
    .slice(0, limit);
}

function vectorOf(space: Space, word: string | undefined): FloatArray {
  return word === undefined ? new Float64Array(space.matrix.columns).fill(1) : space.vector(word);
}

/** Ranks all other verbs by how alike their mean arguments are. */
function rankByMeans(
  { verbs, space, verb }: { readonly verbs: VerbArguments; readonly space: Space; readonly verb: string },
  nouns: { readonly subject: FloatArray; readonly object: FloatArray },
): string[] {
  const own = meanArguments({ verbs, space, verb }, nouns);
  return verbs.verbs
    .filter((name) => name !== verb && hasKnownTriple(verbs, name, space))
    .map((name) => {
      const other = meanArguments({ verbs, space, verb: name }, nouns);
      const [subjects, objects] = [cosine(own.subjects, other.subjects), cosine(own.objects, other.objects)];
      // Two opposite arguments are no agreement.
      return { name, score: subjects < 0 && objects < 0 ? -subjects * objects : subjects * objects };
    })
    .sort((left, right) => right.score - left.score || compareText(left.name, right.name))
    .map(({ name }) => name);
}

function meanArguments(
  { verbs, space, verb }: { readonly verbs: VerbArguments; readonly space: Space; readonly verb: string },
  nouns: { readonly subject: FloatArray; readonly object: FloatArray },
): MeanArguments {
  const { columns } = space.matrix;
  const [subjects, objects] = [new Float64Array(columns), new Float64Array(columns)];
  for (const { subject, object, count } of knownTriples(verbs, verb, space)) {
    addTo(subjects, space.vector(subject), count);
    addTo(objects, space.vector(object), count);
  }
  for (let entry = 0; entry < columns; entry++) {
    subjects[entry] *= nouns.subject[entry];
    objects[entry] *= nouns.object[entry];
  }
  return { subjects, objects };
}

function addTo(sum: Float64Array, vector: FloatArray, count: number): void {
  for (let entry = 0; entry < sum.length; entry++) sum[entry] += count * vector[entry];
}
