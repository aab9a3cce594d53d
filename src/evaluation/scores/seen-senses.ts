import type { SenseSentence } from '../../corpus/readers/semcor-sentence.js';
import type { Sentence, TextUnit } from '../../corpus/sentence.js';

/**
 * Collects the sense keys of a sense-annotated corpus, for instance what `createSemcorReader` reads.
 *
 * A WordNet key holds the lemma, so that it stands for a pair of lemma and sense.
 *
 * @example await collectSeenSenses(createSemcorReader('semcor3.0.tar.xz', { include: 'br-*' }).read())
 */
export async function collectSeenSenses(units: AsyncIterable<TextUnit | Sentence>): Promise<Set<string>> {
  const seen = new Set<string>();
  for await (const unit of units) {
    if (!hasSenses(unit)) continue;
    for (const { keys } of unit.senses) for (const key of keys) seen.add(key);
  }
  return seen;
}

function hasSenses(unit: TextUnit | Sentence): unit is SenseSentence {
  return 'senses' in unit;
}
