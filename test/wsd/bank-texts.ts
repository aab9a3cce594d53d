import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import type { TextOccurrence } from '../../src/wsd/context-disambiguator.js';
import { denseSpace } from '../embedding/dense-space.js';

/** Words of the bank lexicon on two axes, water and money. */
export const topicModel = createStaticEmbedding(
  denseSpace('topics', [
    ['river', [1, 0]],
    ['edge', [1, 0]],
    ['water', [1, 0]],
    ['boat', [1, 0]],
    ['coin', [0, 1]],
    ['house', [0, 1]],
    ['bank', [1, 1]],
    ['hill', [1, 0]],
  ]),
);

/** An occurrence of the word that stands between stars in a text. */
export function starred(text: string, lemma = 'bank'): TextOccurrence {
  const [left = '', word = '', right = ''] = text.split('*');
  const place = { start: left.length, end: left.length + word.length };
  return { lemma, partOfSpeech: 'n', context: [], text: `${left}${word}${right}`, ...place };
}
