import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import { makeOccurrence, type Occurrence } from '../../src/wsd/occurrence.js';
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
export function starred(text: string, lemma = 'bank'): Occurrence {
  const [left = '', word = '', right = ''] = text.split('*');
  const place = { start: left.length, end: left.length + word.length };
  return makeOccurrence({ lemma, partOfSpeech: 'n', text: `${left}${word}${right}`, ...place }, []);
}

/** An occurrence of bank, or of another lemma, beside these words. */
export function beside(words: readonly string[], lemma = 'bank'): Occurrence {
  const text = [lemma, ...words].join(' ');
  const others = words.map((word) => ({ lemma: word, partOfSpeech: undefined, sentence: 0 }));
  const own = { lemma: lemma.toLowerCase(), partOfSpeech: 'n', sentence: 0 } as const;
  return { lemma, partOfSpeech: 'n', text, start: 0, end: lemma.length, document: [own, ...others], place: 0 };
}
