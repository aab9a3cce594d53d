import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { UnknownRecordError } from '../../../src/lexicon/edits/edit-errors.js';
import { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import { createLexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { createAnimals, newStorePath, openStore } from '../edits/edit-fixture.js';
import { batchOf, readCorpus, sentences, sentenceWith, suggest } from './evidence-fixture.js';

const begun = { corpus: 'tales', model: 'coin 1', begun: '2030-01-01T00:00:00.000Z', place: '' };

describe('the runs of an EvidenceStore', () => {
  it('are there with their counts, the latest first, and the latest finished one is known', () => {
    const evidence = readCorpus(openStore().lexicon);
    const second = evidence.beginRun({ ...begun, corpus: 'more' });
    expect(evidence.runs().map(({ number, corpus }) => [number, corpus])).toEqual([
      [2, 'more'],
      [1, 'tales'],
    ]);
    expect(evidence.latestRun()).toEqual({
      ...begun,
      number: 1,
      finished: '2030-01-01T00:01:00.000Z',
      documents: 1,
      sentences: 5,
      tokens: 50,
      words: 5,
      place: 'end',
    });
    expect(second.finished).toBeUndefined();
    expect(evidence.run(7)).toBeUndefined();
    expect(() => evidence.addBatch(7, batchOf([]))).toThrow(UnknownRecordError);
    expect(() => evidence.finishRun(7, '')).toThrow('"7" is no run of this lexicon.');
  });

  it('have nothing to say before a corpus is read', () => {
    const evidence = new EvidenceStore(openStore().lexicon);
    expect([evidence.latestRun(), evidence.lines(), evidence.countLines(), evidence.suggestions()]).toEqual([
      ...[undefined, [], 0, []],
    ]);
  });

  it('go on where their last batch ended when the store is opened again, and keep nothing of one that broke off', () => {
    const path = newStorePath();
    const first = new LexiconDatabase(path, { create: true });
    const evidence = new EvidenceStore(first.add(createAnimals()));
    evidence.beginRun(begun);
    evidence.addBatch(1, batchOf(sentences.slice(0, 2), 'two'));
    const broken = { ...sentenceWith('dog', 'dog', []), text: null as never };
    expect(() => evidence.addBatch(1, batchOf([...sentences.slice(2), broken], 'six'))).toThrow();
    first.close();
    const second = new LexiconDatabase(path);
    const again = new EvidenceStore(second.lexicon());
    expect(again.run(1)).toMatchObject({ place: 'two', sentences: 2, words: 2, finished: undefined });
    expect(again.lines({ run: 1 }).map(({ number }) => number)).toEqual([1, 2]);
    again.addBatch(1, batchOf(sentences.slice(2)));
    again.finishRun(1, '2030-01-01T00:01:00.000Z');
    const whole = readCorpus(openStore().lexicon);
    expect(again.lines()).toEqual(whole.lines());
    expect(again.frequencies(1, ['dog-1', 'dog-2'])).toEqual(whole.frequencies(1, ['dog-1', 'dog-2']));
    second.close();
  });

  it('go with their lines, and numbers are not given twice', () => {
    const { lexicon } = openStore();
    const evidence = readCorpus(lexicon);
    readCorpus(lexicon);
    evidence.removeRun(2);
    expect(evidence.lines({ numbers: [6, 7] })).toEqual([]);
    expect(evidence.words(2)).toEqual([]);
    expect(evidence.frequencies(2, ['dog-1'])).toEqual(new Map());
    expect(evidence.lines()).toHaveLength(5);
    expect(evidence.beginRun(begun).number).toBe(3);
    expect(() => evidence.removeRun(2)).toThrow(UnknownRecordError);
  });

  it('are of one lexicon of the store', () => {
    const { lexicon, database } = openStore();
    const evidence = readCorpus(lexicon);
    const other = new EvidenceStore(database.add(createLexiconRecord({ id: 'other' })));
    expect([other.runs(), other.run(1), other.lines({ run: 1 }), other.lines({ numbers: [1] })]).toEqual([
      ...[[], undefined, [], []],
    ]);
    evidence.addSuggestions(1, [suggest()]);
    expect([other.suggestions(), other.findSuggestion(1), other.decisions(1)]).toEqual([[], undefined, []]);
    expect(() => other.removeRun(1)).toThrow(UnknownRecordError);
  });
});

describe('the lines of an EvidenceStore', () => {
  it('hold the word in its sentence with the sense that was chosen', () => {
    const evidence = readCorpus(openStore().lexicon);
    expect(evidence.lines({ lemma: 'Book' })).toEqual([
      {
        number: 4,
        run: 1,
        document: 'b',
        position: 0,
        text: 'Read the book.',
        start: 9,
        end: 13,
        lemma: 'book',
        partOfSpeech: 'n',
        sense: 'book-1',
        aspect: 'information',
        probability: 1,
        margin: 1,
      },
    ]);
    expect(evidence.lines({ lemma: '__proto__' })).toEqual([
      expect.objectContaining({ sense: undefined, aspect: undefined, probability: 0, margin: 0 }),
    ]);
  });

  it('are found by sense, lemma, part of speech and number, in the order that is asked for', () => {
    const evidence = readCorpus(openStore().lexicon);
    const numbers = (query: Parameters<EvidenceStore['lines']>[0]): number[] => {
      return evidence.lines(query).map(({ number }) => number);
    };
    // The margins are 0.8, 0.5, 0, 1 and 0.
    expect(numbers({})).toEqual([1, 2, 3, 4, 5]);
    expect(numbers({ order: 'unsure' })).toEqual([3, 5, 2, 1, 4]);
    expect(numbers({ order: 'sure' })).toEqual([4, 1, 2, 5, 3]);
    expect(numbers({ order: 'unsure', limit: 2, offset: 1 })).toEqual([5, 2]);
    expect(numbers({ sense: 'dog-1' })).toEqual([1, 3]);
    expect(numbers({ sense: 'dog-1', order: 'unsure' })).toEqual([3, 1]);
    expect(numbers({ lemma: 'dog', order: 'sure' })).toEqual([1, 2, 3]);
    expect(numbers({ lemma: 'dog', sense: 'book-1' })).toEqual([]);
    expect(numbers({ lemma: 'dog', partOfSpeech: 'v' })).toEqual([]);
    expect(numbers({ partOfSpeech: 'n' })).toHaveLength(5);
    expect(numbers({ numbers: [3, 1, 9] })).toEqual([3, 1]);
    expect(numbers({ numbers: [3, 1, 4], limit: 1, offset: 1 })).toEqual([1]);
    expect(numbers({ numbers: [3, 1], order: 'text' })).toEqual([1, 3]);
    for (const unknown of ['constructor', '', 'cat']) {
      expect([numbers({ lemma: unknown }), numbers({ sense: unknown })]).toEqual([[], []]);
    }
    expect(evidence.countLines({ lemma: 'dog' })).toBe(3);
    expect(evidence.countLines({ numbers: [] })).toBe(0);
  });

  it('are of the latest finished run where no other is asked for', () => {
    const { lexicon } = openStore();
    const evidence = readCorpus(lexicon);
    readCorpus(lexicon, sentences.slice(0, 1));
    const { number } = evidence.beginRun(begun);
    evidence.addBatch(number, batchOf(sentences));
    expect(evidence.countLines()).toBe(1);
    expect(evidence.countLines({ run: 1 })).toBe(5);
    expect(evidence.countLines({ run: number, lemma: 'dog' })).toBe(3);
  });

  it('are as many of each sense as are wanted, while all occurrences are counted', () => {
    const evidence = new EvidenceStore(openStore().lexicon);
    const { number } = evidence.beginRun(begun);
    evidence.addBatch(number, batchOf([...sentences, ...sentences]), { linesPerSense: 3 });
    evidence.addBatch(number, batchOf([...sentences, ...sentences]), { linesPerSense: 3 });
    expect(evidence.countLines({ run: number, sense: 'dog-1' })).toBe(3);
    expect(evidence.countLines({ run: number, sense: 'dog-2' })).toBe(3);
    expect(evidence.countLines({ run: number, lemma: '__proto__' })).toBe(3);
    expect(evidence.frequencies(number, ['dog-1']).get('dog-1')?.chosen).toBe(8);
    expect(evidence.words(number, { lemma: 'dog' })[0]?.count).toBe(12);
    expect(evidence.run(number)?.words).toBe(20);
  });

  it('come back as they were put in, whatever their texts are', () => {
    const text = fc.oneof(
      fc.constantFrom('constructor', '__proto__', '', "it's", '狗 "x"'),
      fc.string({ unit: 'grapheme' }),
    );
    const given = fc.array(
      fc.record({
        text,
        lemma: text,
        document: text,
        sense: text,
        first: fc.double({ min: 0.5, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(given, (rows) => {
        const database = new LexiconDatabase(newStorePath(), { create: true });
        const read = rows.map(({ text, lemma, document, sense, first }) => {
          return sentenceWith(
            text,
            '',
            [
              [sense, first],
              ['other', 0.25],
            ],
            { lemma, document },
          );
        });
        const evidence = readCorpus(database.add(createAnimals()), read);
        const lines = evidence.lines({ limit: 100 });
        expect(
          lines.map(({ text, lemma, document, sense, probability }) => ({
            text,
            lemma,
            document,
            sense,
            first: probability,
          })),
        ).toEqual(rows);
        for (const { lemma, sense } of rows) {
          const same = rows.filter((row) => row.lemma === lemma).length;
          expect(evidence.words(1, { lemma }).find((word) => word.lemma === lemma)?.count).toBe(same);
          expect(evidence.countLines({ sense })).toBe(rows.filter((row) => row.sense === sense).length);
        }
        database.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe('EvidenceStore.addBatch', () => {
  it('takes no probabilities that are none or out of their order', () => {
    const evidence = new EvidenceStore(openStore().lexicon);
    evidence.beginRun(begun);
    const of = (...probabilities: readonly number[]) =>
      batchOf([
        sentenceWith(
          'a dog',
          'dog',
          probabilities.map((each) => ['dog-1', each]),
        ),
      ]);
    for (const wrong of [of(Number.NaN), of(1.5), of(-1), of(0.25, 0.5)]) {
      expect(() => evidence.addBatch(1, wrong)).toThrow(OptionError);
    }
    expect(evidence.run(1)).toMatchObject({ words: 0, place: '' });
  });
});

describe('the counts of an EvidenceStore', () => {
  it('say how often a sense was chosen and how often it is to be expected', () => {
    const evidence = readCorpus(openStore().lexicon);
    expect(evidence.frequencies(1, ['dog-1', 'dog-2', 'hound-1', 'constructor'])).toEqual(
      new Map([
        // 0.9 + 0.25 + 0.5 and 0.1 + 0.75 + 0.5
        ['dog-1', { sense: 'dog-1', chosen: 2, expected: expect.closeTo(1.65, 10) }],
        ['dog-2', { sense: 'dog-2', chosen: 1, expected: expect.closeTo(1.35, 10) }],
      ]),
    );
  });

  it('say how often a word was met, and how often without a sense', () => {
    const evidence = readCorpus(openStore().lexicon);
    expect(evidence.words(1, { limit: 2 })).toEqual([
      { lemma: 'dog', partOfSpeech: 'n', count: 3, senseless: 0 },
      { lemma: '__proto__', partOfSpeech: 'n', count: 1, senseless: 1 },
    ]);
    expect(evidence.words(1, { senseless: true }).map(({ lemma }) => lemma)).toEqual(['__proto__']);
    expect(evidence.words(1, { lemma: 'BOOK' }).map(({ lemma }) => lemma)).toEqual(['book']);
    expect(evidence.words(1, { lemma: 'constructor' })).toEqual([]);
  });
});

describe('the suggestions of an EvidenceStore', () => {
  it('are found by kind, state, lemma and number, the highest score first', () => {
    const evidence = readCorpus(openStore().lexicon);
    evidence.addSuggestions(1, [
      suggest(),
      suggest({ kind: 'synonym', score: 0.9, subject: 'constructor', lemma: 'constructor' }),
      suggest({ kind: 'synonym', score: 0.75, subject: '__proto__', lemma: '' }),
    ]);
    const numbers = (query: Parameters<EvidenceStore['suggestions']>[0]): number[] => {
      return evidence.suggestions(query).map(({ number }) => number);
    };
    expect(numbers({})).toEqual([2, 1, 3]);
    expect(numbers({ order: 'number', limit: 2, offset: 1 })).toEqual([2, 3]);
    expect(numbers({ kind: 'synonym' })).toEqual([2, 3]);
    expect(numbers({ lemma: 'Constructor' })).toEqual([2]);
    expect(numbers({ state: 'rejected' })).toEqual([]);
    expect(evidence.countSuggestions()).toEqual([
      { kind: 'new-sense', state: 'open', count: 1 },
      { kind: 'synonym', state: 'open', count: 2 },
    ]);
    expect(evidence.countSuggestions({ lemma: 'dog' })).toHaveLength(1);
    expect(evidence.findSuggestion(1)).toEqual({
      ...suggest(),
      number: 1,
      run: 1,
      model: 'coin 1',
      state: 'open',
      decision: undefined,
    });
    expect(evidence.findSuggestion(9)).toBeUndefined();
    expect(() => evidence.addSuggestions(9, [suggest()])).toThrow(UnknownRecordError);
  });

  it('are one of a kind about a subject, as the last run has found it', () => {
    const { lexicon } = openStore();
    const evidence = readCorpus(lexicon);
    evidence.addSuggestions(1, [suggest(), suggest({ kind: 'synonym' })]);
    readCorpus(lexicon);
    evidence.addSuggestions(2, [suggest({ score: 0.5, lines: [8] })]);
    expect(evidence.suggestions({ order: 'number' })).toMatchObject([
      { number: 1, run: 2, score: 0.5, lines: [8] },
      { number: 2, run: 1, kind: 'synonym' },
    ]);
    evidence.removeRun(1);
    expect(evidence.suggestions().map(({ number }) => number)).toEqual([1]);
  });
});
