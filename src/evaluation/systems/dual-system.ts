import { compositionSimilarity } from '../../dual/composition.js';
import type { DualSpace } from '../../dual/dual-space.js';
import type { Formula } from '../../dual/formula.js';
import { phraseSimilarity } from '../../dual/phrase.js';
import { relationSimilarity } from '../../dual/relation.js';
import { geometricMean } from '../../dual/similarity.js';
import { OptionError } from '../../errors.js';
import type { Phrase, PhraseForm } from '../dataset.js';
import type { PhraseComparer, PhraseSimilarity } from '../scores/phrase-similarity.js';
import { type ComparingModel, comparesDataset, createComparingAnswerers } from './comparing-model.js';
import type { EvaluatedSystem } from './evaluated-system.js';

const pairForms: readonly PhraseForm[] = [
  'adjective-noun',
  'noun-noun',
  'modifier-noun',
  'verb-object',
  'subject-verb',
];

/** The builds of phrases that a dual space compares. */
export const dualForms: ReadonlySet<PhraseForm> = new Set<PhraseForm>(['word', ...pairForms]);

/** How {@link createDualSystem} answers. */
export interface DualSystemOptions extends Pick<EvaluatedSystem, 'description'> {
  /** Default the names of the spaces. */
  readonly name?: string | undefined;
  /**
   * What takes the place of sim_c: a formula over modifier a, head b and word c. A word of the phrase itself still
   * scores 0, as in sim_c.
   */
  readonly formula?: Formula | undefined;
}

/**
 * Makes a system of a dual space (Turney 2012): relations by sim_r, a phrase of two words with a word by sim_c or a formula,
 * two such phrases by sim_p, two words by geo(d, f).
 *
 * A phrase of verb and object has the verb as its head, one of subject and verb too. A word is looked up as it is written,
 * then in lower case.
 *
 * @throws OptionError when the formula uses the letter d, which has no word.
 */
export function createDualSystem(dual: DualSpace, options: DualSystemOptions): EvaluatedSystem {
  const { formula } = options;
  if (formula?.letters.includes('d')) throw new OptionError('formula', formula.text, 'one over a, b and c');
  const formOf = findForms(dual);
  const model: ComparingModel = {
    forms: dualForms,
    comparePhrases: compareBy(dual, formOf, formula),
    compareRelations: (first, second) =>
      score([...first, ...second], formOf, ([a = '', b = '', c = '', d = '']) => {
        return relationSimilarity(dual, [a, b], [c, d]).score;
      }),
    // sim_c itself scores a word of the phrase 0.
    allowsStemWords: true,
  };
  return {
    name: options.name ?? `dual space of ${dual.domainSpace.name} and ${dual.functionSpace.name}`,
    description: options.description,
    answerers: createComparingAnswerers(model),
    canAnswer: (_, set) => comparesDataset(model, set),
  };
}

/** Finds the form of a word that has a direction in both spaces. */
function findForms(dual: DualSpace): FormOf {
  const spaces = [dual.domainSpace, dual.functionSpace];
  const known = new Map<string, string | undefined>();
  const hasDirection = (form: string): boolean =>
    spaces.every((space) => space.has(form) && space.vector(form).some((value) => value !== 0));
  return (word) => {
    if (!known.has(word)) known.set(word, [word, word.toLowerCase()].find(hasDirection));
    return known.get(word);
  };
}

type FormOf = (word: string) => string | undefined;

function compareBy(dual: DualSpace, formOf: FormOf, formula: Formula | undefined): PhraseComparer {
  const compose = (a: string, b: string, c: string): number => {
    if (formula === undefined) return compositionSimilarity(dual, [a, b], c).score;
    return c === a || c === b ? 0 : formula.score(dual, { a, b, c }).score;
  };
  return (left, right) => {
    const [first, second] = [modifierFirst(left), modifierFirst(right)];
    return score([...first, ...second], formOf, (words) => {
      const [a = '', b = '', c = '', d = ''] = words;
      if (first.length === 2 && second.length === 2) return phraseSimilarity(dual, [a, b], [c, d]).score;
      if (first.length === 2) return compose(a, b, c);
      if (second.length === 2) return compose(b, c, a);
      return geometricMean([dual.domain(a, b), dual.function(a, b)]);
    });
  };
}

/** The words of a phrase with its head last. */
function modifierFirst({ form, words }: Phrase): readonly string[] {
  return form === 'verb-object' ? [...words].reverse() : words;
}

function score(
  words: readonly string[],
  formOf: FormOf,
  compare: (forms: readonly string[]) => number,
): PhraseSimilarity {
  const forms = words.map(formOf);
  const missing = words.filter((_, place) => forms[place] === undefined);
  const known = forms.filter((form) => form !== undefined);
  return { similarity: missing.length > 0 ? undefined : compare(known), missing };
}
