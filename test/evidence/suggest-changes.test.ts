import { describe, expect, it } from 'vitest';
import { suggestChanges } from '../../src/evidence/suggest-changes.js';
import type { SuggestionSettings } from '../../src/evidence/suggestion-context.js';
import { readDotObjects } from '../../src/lexicon/dot-objects/read-dot-objects.js';
import type { BatchSentence } from '../../src/lexicon/evidence/evidence-run.js';
import type { Suggestion, SuggestionKind } from '../../src/lexicon/evidence/suggestion.js';
import type { LexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { openStore } from '../lexicon/edits/edit-fixture.js';
import { type Asked, createBanks, readSentences, sentence } from './evidence-lexicon.js';

const repeat = (count: number, make: (place: number) => BatchSentence): BatchSentence[] =>
  Array.from({ length: count }, (_, place) => make(place));

const plain = (lemma: string): Asked => [lemma, []];

async function suggest(
  sentences: readonly BatchSentence[],
  settings: Partial<SuggestionSettings> = {},
  record: LexiconRecord = createBanks(),
) {
  const store = openStore(record);
  const { evidence, run } = readSentences(store.lexicon, sentences);
  const functionWords = new Set(['where']);
  const given = { run, dotObjects: readDotObjects(), settings, functionWords };
  const suggestions = await suggestChanges(store.lexicon, evidence, given);
  return {
    ...store,
    evidence,
    run,
    suggestions,
    of: (kind: SuggestionKind) => suggestions.filter((each) => each.kind === kind),
  };
}

/** What one who reads suggestions first sees of them. */
const told = (suggestions: readonly Suggestion[]) => suggestions.map(({ subject, title }) => [subject, title]);

describe('suggestChanges', () => {
  it('tells a word that the lexicon lacks, which neighbours and sentences place below a synset', async () => {
    const zanders = repeat(6, (place) =>
      sentence(
        `The zander is a fish of lake and river ${place}.`,
        [plain('zander'), ['fish', [['fish-1', 0.97]]], plain('lake'), plain('river')],
        ['a', place],
      ),
    );
    const { of, editor, lexicon } = await suggest(zanders);
    const [missing] = of('missing-lemma').filter(({ lemma }) => lemma === 'zander');
    expect(missing).toMatchObject({
      subject: 'zander n',
      title: '“zander” occurs 6 times in 1 document as a noun and is not in the lexicon.',
      score: 6 / 16,
      lines: expect.arrayContaining([1]),
    });
    expect(missing?.facts.find(({ name }) => name === 'hypernym')?.text).toBe('fish (fish-n), by “is a” in 6 lines');
    editor.edit(missing?.operations ?? []);
    expect(lexicon.entriesWithForm('zander')).toHaveLength(1);
  });

  it('leaves out function words, what is too rare, what is no word, and names unless they are wanted', async () => {
    const sentences = repeat(5, (place) =>
      sentence(
        'where Bonn x__y lake',
        [['where', [], { partOfSpeech: 'r' }], plain('Bonn'), plain('x__y'), ...(place < 4 ? [plain('lake')] : [])],
        ['a', place],
      ),
    );
    expect((await suggest(sentences)).of('missing-lemma')).toEqual([]);
    expect((await suggest(sentences, { names: true })).of('missing-lemma').map(({ lemma }) => lemma)).toEqual(['Bonn']);
    expect((await suggest(sentences, { minimumCount: 4 })).of('missing-lemma').map(({ lemma }) => lemma)).toEqual([
      'lake',
    ]);
  });

  it('says that a word is in the lexicon as another part of speech', async () => {
    const banks = repeat(5, (place) =>
      sentence('They bank there.', [['bank', [], { partOfSpeech: 'v' }]], ['a', place]),
    );
    expect(told((await suggest(banks)).of('missing-lemma'))).toEqual([
      ['bank v', '“bank” occurs 5 times in 1 document as a verb and is in the lexicon as noun only.'],
    ]);
  });

  it('tells senses that are never chosen, and a first sense that a later one outnumbers', async () => {
    const banks = repeat(60, (place) =>
      sentence(
        `The bank ${place}.`,
        [
          [
            'bank',
            [
              ['bank-2', 0.99],
              ['bank-1', 0.001],
            ],
          ],
        ],
        ['a', place],
      ),
    );
    const { of, editor, lexicon } = await suggest(banks);
    expect(told(of('unused-sense'))).toEqual([
      ['bank-1', 'No occurrence of “bank” out of 60 has the sense bank-1: an institution that lends money'],
    ]);
    // (1 - (1 - 0.2 / 2)^60) e^-0.06
    expect(of('unused-sense')[0]?.score).toBeCloseTo((1 - 0.9 ** 60) * Math.exp(-0.06), 6);
    expect(told(of('sense-order'))).toEqual([
      ['w-bank-n', '“bank” is met 60 times in its sense 2, bank-2, and 0 times in its first, bank-1.'],
    ]);
    editor.edit(of('sense-order')[0]?.operations ?? []);
    expect(lexicon.findEntry('w-bank-n')?.record.senses.map(({ id }) => id)).toEqual(['bank-2', 'bank-1']);
  });

  it('tells senses that stand right behind each other both ways', async () => {
    const banks = repeat(8, (place) => {
      const [first, second] = place % 2 === 0 ? ['bank-1', 'bank-2'] : ['bank-2', 'bank-1'];
      return sentence(
        `The bank ${place}.`,
        [
          [
            'bank',
            [
              [first ?? '', 0.5],
              [second ?? '', 0.47],
            ],
          ],
        ],
        ['a', place],
      );
    });
    const one = banks.map((_, place) =>
      sentence(
        `The bank ${place}.`,
        [
          [
            'bank',
            [
              ['bank-1', 0.5],
              ['bank-2', 0.47],
            ],
          ],
        ],
        ['a', place],
      ),
    );
    expect(told((await suggest(banks)).of('confused-senses'))).toEqual([
      [
        'bank-1 bank-2',
        'In 8 of 8 lines the senses bank-1 and bank-2 of “bank” are taken for each other: merge them, or reword a gloss.',
      ],
    ]);
    expect((await suggest(one)).of('confused-senses')).toEqual([]);
  });

  it('clusters lines that no sense fits into a new one, with a signature', async () => {
    const topics = [
      ['river', 'slope', 'water', 'land'],
      ['blood', 'donor', 'hospital', 'nurse'],
    ];
    const banks = repeat(24, (place) => {
      const words = topics[place % 2] ?? [];
      const asked: Asked = [
        'bank',
        [
          ['bank-2', place % 2 === 0 ? 0.9 : 0.5],
          ['bank-1', place % 2 === 0 ? 0.1 : 0.45],
        ],
      ];
      return sentence(`The bank ${words.join(' ')} ${place}.`, [asked, ...words.map(plain)], [`d${place}`, 0]);
    });
    const { of, editor, lexicon } = await suggest(banks, { minimumCount: 100 });
    const [found, ...others] = of('new-sense');
    expect(others).toEqual([]);
    expect(found?.title).toBe(
      '12 of 24 lines of “bank” hang together (blood, donor, hospital) and fit none of its 2 senses well.',
    );
    expect(found?.facts[0]).toEqual({ name: 'signature', text: 'blood, donor, hospital, nurse' });
    expect(found?.lines).toHaveLength(12);
    editor.edit(found?.operations ?? []);
    expect(lexicon.findEntry('w-bank-n')?.record.senses).toHaveLength(3);
  });

  it('tells a name in an aspect outside its type where other names of the type are not so met', async () => {
    const names = ['Germany', 'France', 'Spain', 'Poland'].flatMap((name, at) =>
      repeat(6, (place) =>
        sentence(`In ${name}.`, [[name, [], { aspect: at === 0 ? 'event' : 'location' }]], [name, place]),
      ),
    );
    const { of } = await suggest(names);
    expect(of('name-aspect').map(({ subject }) => subject)).toEqual(['Germany event']);
    expect(of('name-aspect')[0]?.title).toMatch(
      /^“Germany” is location\.organization\.human, and 6 of 6 lines mean its event\.$/,
    );
  });

  it('finds nothing in nothing and stops when it is told', async () => {
    const { lexicon, evidence, run, suggestions } = await suggest([]);
    expect(suggestions).toEqual([]);
    const signal = AbortSignal.abort(new Error('enough'));
    const words = readSentences(lexicon, [sentence('A bank.', [['bank', [['bank-1', 1]]]], ['a', 0])]);
    await expect(
      suggestChanges(lexicon, words.evidence, { run: words.run, dotObjects: readDotObjects(), signal }),
    ).rejects.toThrow('enough');
    expect(evidence.run(run)?.words).toBe(0);
  });
});
