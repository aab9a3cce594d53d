import type { BatchSentence, BatchWord, RunBatch } from '../../../src/lexicon/evidence/evidence-run.js';
import { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import type { Suggestion } from '../../../src/lexicon/evidence/suggestion.js';
import type { StoredLexicon } from '../../../src/lexicon/store/stored-lexicon.js';

/** A sentence in which one word is asked for, with the probabilities of its senses. */
export function sentenceWith(
  text: string,
  word: string,
  senses: readonly (readonly [sense: string, probability: number])[],
  fields: Partial<BatchWord & BatchSentence> = {},
): BatchSentence {
  const { document = 'a', position = 0, lemma = word, partOfSpeech = 'n', aspect } = fields;
  const start = text.indexOf(word);
  const listed = senses.map(([sense, probability]) => ({ sense, probability }));
  const words = [{ start, end: start + word.length, lemma, partOfSpeech, aspect, senses: listed }];
  return { document, position, text, words };
}

/** A batch of sentences, each of ten tokens. */
export function batchOf(sentences: readonly BatchSentence[], place = 'end'): RunBatch {
  return { documents: 1, tokens: 10 * sentences.length, sentences, place };
}

/** Three dogs of which one bites, a book, and a word that no lexicon has. */
export const sentences: readonly BatchSentence[] = [
  sentenceWith('The dog barked.', 'dog', [
    ['dog-1', 0.9],
    ['dog-2', 0.1],
  ]),
  sentenceWith(
    'I ate a dog with mustard.',
    'dog',
    [
      ['dog-2', 0.75],
      ['dog-1', 0.25],
    ],
    { position: 1 },
  ),
  sentenceWith(
    'Dog days came.',
    'Dog',
    [
      ['dog-1', 0.5],
      ['dog-2', 0.5],
    ],
    { position: 2, lemma: 'dog' },
  ),
  sentenceWith('Read the book.', 'book', [['book-1', 1]], { document: 'b', aspect: 'information' }),
  sentenceWith('The __proto__ sang.', '__proto__', [], { document: 'b', position: 1 }),
];

/** Reads the sentences into a lexicon as a finished run. */
export function readCorpus(lexicon: StoredLexicon, read: readonly BatchSentence[] = sentences): EvidenceStore {
  const evidence = new EvidenceStore(lexicon);
  const { number } = evidence.beginRun({
    corpus: 'tales',
    model: 'coin 1',
    begun: '2030-01-01T00:00:00.000Z',
    place: '',
  });
  evidence.addBatch(number, batchOf(read));
  evidence.finishRun(number, '2030-01-01T00:01:00.000Z');
  return evidence;
}

/** A suggestion to add an example to the first sense of dog, with what is given. */
export function suggest(fields: Partial<Suggestion> = {}): Suggestion {
  return {
    kind: 'new-sense',
    subject: 'dog n',
    lemma: 'dog',
    title: 'Three lines of "dog" fit no sense.',
    score: 0.75,
    operations: [{ verb: 'add-example', of: 'dog-1', text: 'The dog barked.' }],
    facts: [{ name: 'signature', text: 'days, came' }],
    lines: [3, 1],
    ...fields,
  };
}
