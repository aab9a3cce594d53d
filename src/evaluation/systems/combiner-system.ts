import type { Combiner } from '../../dual/combiner/combiner.js';
import { OptionError } from '../../errors.js';
import type { PhraseSimilarity } from '../scores/phrase-similarity.js';
import { type ComparingModel, comparesDataset, createComparingAnswerers } from './comparing-model.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** How {@link createCombinerSystem} answers. */
export interface CombinerSystemOptions {
  /** What the result says the system was made of. */
  readonly description: EvaluatedSystem['description'];
  /** Default `learned combiner`. */
  readonly name?: string | undefined;
  /**
   * What becomes of a word that a space has no direction for: `unanswered`, as for every other model, or `masked`, scored
   * by what is known of it, as the combiner has learned to do. Default `unanswered`.
   */
  readonly missing?: 'unanswered' | 'masked' | undefined;
  /** Default nothing: it was trained on other questions than it is asked. */
  readonly hasRead?: EvaluatedSystem['hasRead'];
}

/**
 * Makes a system of a learned combiner (Turney 2013): one of three words answers questions that choose the word for a phrase,
 * one of four those that choose a relation, and rates how well a pair shows a relation by its mean with the paradigms. A
 * score is a probability.
 *
 * A word is looked up as it is written, then in lower case.
 *
 * @throws OptionError when `missing` is another word.
 */
export function createCombinerSystem(combiner: Combiner, options: CombinerSystemOptions): EvaluatedSystem {
  const { description, name = 'learned combiner', missing = 'unanswered', hasRead } = options;
  if (missing !== 'unanswered' && missing !== 'masked') {
    throw new OptionError('missing', missing, '"unanswered" or "masked"');
  }
  const compare = (words: readonly string[]): PhraseSimilarity => {
    const forms = words.map((word) => findForm(combiner, word));
    const unknown = combiner.findMissing(forms);
    const isAnswered = missing === 'masked' || unknown.length === 0;
    return {
      similarity: isAnswered ? combiner.probability(...forms) : undefined,
      missing: words.filter((_, place) => unknown.includes(forms[place])),
    };
  };
  const model: ComparingModel =
    combiner.model.length === 4
      ? { compareRelations: (first, second) => compare([...first, ...second]) }
      : {
          comparePhrases: (left, right) => compare([...left.words, ...right.words]),
          // The combiner has learned what to make of a word of the phrase itself.
          allowsStemWords: true,
        };
  const { choices, 'relation-degrees': degrees } = createComparingAnswerers(model);
  return {
    name,
    description,
    hasRead,
    answerers: { choices, ...(degrees !== undefined && { 'relation-degrees': degrees }) },
    canAnswer: (_, set) => {
      if (set.kind === 'relation-degrees') return degrees !== undefined;
      const isLong = set.kind === 'choices' && set.questions.every(({ stem }) => stem.length === 2);
      return isLong && comparesDataset(model, set);
    },
  };
}

function findForm(combiner: Combiner, word: string): string {
  const lower = word.toLowerCase();
  return combiner.findMissing([word]).length === 0 || combiner.findMissing([lower]).length > 0 ? word : lower;
}
