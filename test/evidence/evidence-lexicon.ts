import type { BatchSentence, BatchWord } from '../../src/lexicon/evidence/evidence-run.js';
import { EvidenceStore } from '../../src/lexicon/evidence/evidence-store.js';
import { createEntry } from '../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../src/lexicon/records/relation-record.js';
import { createSense } from '../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createDefinition } from '../../src/lexicon/records/text-record.js';
import type { StoredLexicon } from '../../src/lexicon/store/stored-lexicon.js';

const word = (lemma: string, partOfSpeech: string, ...synsets: readonly string[]) =>
  createEntry({
    id: `w-${lemma}-${partOfSpeech}`,
    lemma,
    partOfSpeech,
    senses: synsets.map((synset, place) => createSense({ id: `${lemma}-${place + 1}`, synset })),
  });

const synset = (id: string, gloss: string, hypernym?: string, file = 'noun.object') =>
  createSynset({
    id,
    partOfSpeech: id.slice(-1),
    lexicographerFile: file,
    definitions: [createDefinition(gloss)],
    relations: hypernym === undefined ? [] : [createRelation('hypernym', hypernym)],
  });

/** Banks of two kinds, and fish under three synsets: thing, creature, fish. */
export function createBanks(): LexiconRecord {
  return createLexiconRecord({
    id: 'w',
    language: 'en',
    entries: [
      word('bank', 'n', 'money-n', 'slope-n'),
      word('thing', 'n', 'thing-n'),
      word('creature', 'n', 'creature-n'),
      word('fish', 'n', 'fish-n'),
      word('trout', 'n', 'trout-n'),
      word('perch', 'n', 'perch-n'),
      word('Rhine', 'n', 'rhine-n'),
      word('lend', 'v', 'lend-v'),
    ],
    synsets: [
      synset('money-n', 'an institution that lends money', 'thing-n', 'noun.group'),
      synset('slope-n', 'sloping land beside water', 'thing-n'),
      synset('thing-n', 'what is'),
      synset('being-n', 'what lives', 'thing-n'),
      synset('animal-n', 'what moves', 'being-n', 'noun.animal'),
      synset('creature-n', 'a living thing', 'animal-n', 'noun.animal'),
      synset('fish-n', 'a creature that swims', 'creature-n', 'noun.animal'),
      synset('trout-n', 'a fish of rivers', 'fish-n', 'noun.animal'),
      synset('perch-n', 'a fish with spines', 'fish-n', 'noun.animal'),
      synset('rhine-n', 'a river', 'thing-n'),
      synset('lend-v', 'give for a time', undefined, 'verb.possession'),
    ],
  });
}

/** A word with the probabilities of its senses, and how it is written where that is not its lemma. */
export type Asked = readonly [
  lemma: string,
  senses: readonly (readonly [sense: string, probability: number])[],
  fields?: Partial<Pick<BatchWord, 'partOfSpeech' | 'aspect'>> | undefined,
];

/** A sentence of words that stand in it as their lemmas. */
export function sentence(text: string, asked: readonly Asked[], place: readonly [string, number]): BatchSentence {
  const words = asked.map(([lemma, senses, fields = {}]): BatchWord => {
    const start = text.toLowerCase().indexOf(lemma.toLowerCase());
    if (start === -1) throw new Error(`"${lemma}" does not stand in "${text}".`);
    const { partOfSpeech = 'n', aspect } = fields;
    const ranked = senses.map(([sense, probability]) => ({ sense, probability }));
    return { start, end: start + lemma.length, lemma, partOfSpeech, aspect, senses: ranked };
  });
  return { document: place[0], position: place[1], text, words };
}

/** Reads sentences into a lexicon as a finished run. */
export function readSentences(
  lexicon: StoredLexicon,
  sentences: readonly BatchSentence[],
): { evidence: EvidenceStore; run: number } {
  const evidence = new EvidenceStore(lexicon);
  const time = '2030-01-01T00:00:00.000Z';
  const { number } = evidence.beginRun({ corpus: 'tales', model: 'coin 1', begun: time, place: '0' });
  evidence.addBatch(number, { documents: 1, tokens: sentences.length, sentences, place: String(sentences.length) });
  evidence.finishRun(number, time);
  return { evidence, run: number };
}
