import type { SenseSentence } from '../../corpus/readers/semcor-sentence.js';
import type { Sentence, TextUnit } from '../../corpus/sentence.js';
import type { FindSenseAspects } from '../../lexicon/dot-objects/sense-aspects.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { createRandom, shuffled } from '../../random.js';
import type { BaseForms } from '../base-forms.js';
import { findLemma } from '../sense-passages.js';
import type { AspectExample } from './train-aspect-head.js';

/**
 * Collects the nouns of a sense-annotated corpus whose sense is an example of an aspect, for instance of what `createSemcorReader`
 * reads; a document is a group. Words whose keys the lexicon does not know are left out.
 *
 * @example await collectAspectExamples(createSemcorReader('semcor3.0.tar.xz').read(), lexicon, findAspects)
 */
export async function collectAspectExamples(
  units: AsyncIterable<TextUnit | Sentence>,
  lexicon: Lexicon,
  findAspects: FindSenseAspects,
): Promise<AspectExample[]> {
  const examples: AspectExample[] = [];
  for await (const unit of units) {
    if (!hasSenses(unit)) continue;
    for (const { start, end, keys } of unit.senses) {
      const sense = lexicon.findSense(keys[0]);
      const aspects = sense === undefined ? [] : findAspects(lexicon.synset(sense.synset));
      if (aspects.length === 0) continue;
      const place = { start: unit.tokens[start].start, end: unit.tokens[end - 1].end };
      examples.push({ text: unit.text, ...place, aspects, group: unit.document });
    }
  }
  return examples;
}

/**
 * Collects the examples of a lexicon that hold a noun of their synset, where that is an example of an aspect; a synset is a group.
 *
 * @example listAspectExamples(lexicon, findAspects, createBaseForms(lexicon))
 */
export function listAspectExamples(
  lexicon: Lexicon,
  findAspects: FindSenseAspects,
  baseForms: BaseForms,
): AspectExample[] {
  const examples: AspectExample[] = [];
  for (const synset of lexicon.synsets) {
    if (synset.examples.length === 0) continue;
    const aspects = findAspects(synset);
    if (aspects.length === 0) continue;
    for (const text of new Set(synset.examples)) {
      const [place] = synset.senses.flatMap((sense) => findLemma(text, sense, baseForms) ?? []);
      if (place !== undefined) examples.push({ text, ...place, aspects, group: synset.id });
    }
  }
  return examples;
}

/**
 * Draws examples so that no set of aspects has more than so many; those left are in the order they were drawn in.
 *
 * @example balanceAspectExamples(examples, 1000, 1)
 */
export function balanceAspectExamples(examples: readonly AspectExample[], most: number, seed: number): AspectExample[] {
  const counts = new Map<string, number>();
  return shuffled(examples, createRandom(seed)).filter(({ aspects }) => {
    const key = [...aspects].sort().join(' ');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  });
}

function hasSenses(unit: TextUnit | Sentence): unit is SenseSentence {
  return 'senses' in unit;
}
