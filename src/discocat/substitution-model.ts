import { requireOption } from '../errors.js';
import type { PlausibilityModel } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** Tells how well another verb stands in for that of a sentence. It goes one way: from a sentence to a verb. */
export interface SubstitutionModel {
  readonly name: string;
  /**
   * Returns how well the verb fits the arguments of the sentence, any number; higher is better.
   *
   * @throws UnknownWordError when the model has no meaning for a word.
   */
  fit(sentence: TransitiveSentence, substitute: string): number;
}

/** So many verbs tell what is usual between a subject and an object. */
const mostCompared = 300;

/**
 * Makes a model of substitution out of one of plausibility: how plausible the substitute is between subject and object, less
 * the mean of other verbs there, so that nouns that go with everything win nothing (after the lexical substitution of McCarthy
 * & Navigli 2007). What verb the sentence has is not asked.
 *
 * @param verbs those that are compared, of which at most 300, evenly spaced, are taken. The model must know all of them.
 * @throws OptionError when there are none.
 * @example createSubstitutionModel(createTensorPlausibility(tensors), tensors.verbs.labels).fit(sentence, 'satisfy')
 */
export function createSubstitutionModel(model: PlausibilityModel, verbs: readonly string[]): SubstitutionModel {
  requireOption(verbs.length > 0, 'verbs', verbs.length, 'one verb or more');
  const step = Math.ceil(verbs.length / mostCompared);
  const compared = verbs.filter((_, place) => place % step === 0);
  const means = new Map<string, number>();
  const meanOf = ({ subject, object }: TransitiveSentence): number => {
    const key = `${subject.length} ${subject}${object}`;
    const known = means.get(key);
    if (known !== undefined) return known;
    const sum = compared.reduce((total, verb) => total + model.plausibility({ subject, verb, object }), 0);
    means.set(key, sum / compared.length);
    return sum / compared.length;
  };
  return {
    name: `${model.name} substitute`,
    fit: (sentence, substitute) => model.plausibility({ ...sentence, verb: substitute }) - meanOf(sentence),
  };
}
