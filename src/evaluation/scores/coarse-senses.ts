import { lexicographerFiles } from '../../lexicon/lexicographer-files.js';
import { parseSenseKey } from '../../lexicon/sense-key.js';
import type { AllWordsInstance } from '../sense-dataset.js';
import type { LabelledAnswer } from './score-labels.js';

const keyPattern = /^[^\s%]+%[1-5]:\d\d:\d\d:[^\s:%]*:(?:\d\d)?$/;

/**
 * The coarse sense of a WordNet sense key: the name of its lexicographers' file (a supersense, Ciaramita & Johnson 2003); undefined for
 * keys of other forms.
 *
 * @example findCoarseSense('bank%1:17:01::') // 'noun.object'
 */
export function findCoarseSense(key: string): string | undefined {
  return keyPattern.test(key) ? lexicographerFiles[parseSenseKey(key).fileNumber] : undefined;
}

/**
 * Reads the answers to instances as coarse senses, the first key of each alone. Of several gold keys the one that the answer agrees
 * with counts, else the first. Instances whose gold has another form of keys are left out.
 */
export function readCoarseAnswers(
  instances: readonly AllWordsInstance[],
  answers: readonly (readonly string[] | undefined)[],
): LabelledAnswer<string>[] {
  return instances.flatMap(({ gold }, place) => {
    const labels = gold.flatMap((key) => findCoarseSense(key) ?? []);
    const [key] = answers[place] ?? [];
    const answer = key === undefined ? undefined : (findCoarseSense(key) ?? 'other');
    const label = labels.find((one) => one === answer) ?? labels[0];
    return label === undefined ? [] : [{ gold: label, answer }];
  });
}
