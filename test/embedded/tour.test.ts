import { describe, expect, it } from 'vitest';
import { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { tagSentence, takeTour } from '../../src/embedded/tour.js';
import { QualiaError, UnknownWordError } from '../../src/errors.js';
import { smallParts } from './small-embedded.js';

const models = new EmbeddedModels(smallParts());
const scoresOf = (choices: readonly { readonly score: number }[]): number[] => choices.map(({ score }) => score);

describe('takeTour', () => {
  it('answers one question of each kind', async () => {
    const answers = await takeTour(models, { words: ['dog'], sentence: 'the river bank' });
    expect(answers.neighbours.map(({ word }) => word)).toEqual(['dog']);
    expect(answers.relation.choices).toHaveLength(5);
    expect(answers.compositions.map(({ phrase }) => phrase.join(' '))).toEqual(['dog house', 'house dog']);
    expect(answers.verbs.choices.map(({ verb }) => verb).sort()).toEqual(['satisfy', 'visit']);
    expect(answers.sentence.words.map(({ lemma }) => lemma)).toEqual(['river', 'bank']);
  });

  it('ranks the choices by score, equal ones by name, each with what it was made of', async () => {
    const { relation, compositions, verbs } = await takeTour(models, { words: [] });
    for (const { choices } of [relation, ...compositions]) {
      expect(scoresOf(choices)).toEqual(scoresOf(choices).sort((a, b) => b - a));
      const ties = choices.filter(({ score }) => score === 0).map(({ choice }) => choice);
      expect(ties).toEqual([...ties].sort());
      expect(choices.every(({ parts }) => parts.length >= 2)).toBe(true);
    }
    expect(verbs.choices[0].similarity).toBeGreaterThanOrEqual(verbs.choices[1].similarity);
    expect(verbs.choices.every(({ evidence }) => evidence.length === 1)).toBe(true);
  });

  it('says why a part of the phrase is no answer', async () => {
    const { choices } = (await takeTour(models, { words: [] })).compositions[0];
    expect(choices.find(({ choice }) => choice === 'dog')).toMatchObject({
      score: 0,
      reason: 'dog is part of the phrase itself',
    });
  });

  it('shows so many neighbours as asked for, frequent ones alone', async () => {
    // "wood" is the one word of the fixture with a frequency below 5.
    const [{ domain, function: functional }] = (await takeTour(models, { words: ['dog'], neighbours: 100 })).neighbours;
    expect(domain).toHaveLength(models.frequencies.size - 2);
    for (const list of [domain, functional]) expect(list.map(({ target }) => target)).not.toContain('wood');
    const fewer = await takeTour(models, { words: ['dog'], neighbours: 3 });
    expect(fewer.neighbours[0].domain).toEqual(domain.slice(0, 3));
  });

  it('takes words in any letter case', async () => {
    const [upper, lower] = [await takeTour(models, { words: ['DOG'] }), await takeTour(models, { words: ['dog'] })];
    expect(upper.neighbours).toEqual(lower.neighbours);
  });

  it('takes words that objects carry of themselves', async () => {
    const { neighbours } = await takeTour(models, { words: ['constructor', '__proto__'] });
    expect(neighbours.map(({ domain }) => domain.length)).toEqual([8, 8]);
  });

  it('throws UnknownWordError with the nearest known words', async () => {
    await expect(takeTour(models, { words: ['dog', 'carpentr'] })).rejects.toThrow(UnknownWordError);
    await expect(takeTour(models, { words: ['carpentr'] })).rejects.toThrow('The nearest known words are: carpenter');
    for (const word of ['toString', '', 'hasOwnProperty']) {
      await expect(takeTour(models, { words: [word] })).rejects.toThrow(UnknownWordError);
    }
  });
});

describe('tagSentence', () => {
  it('ranks the senses of the words that the lexicon holds, with probabilities', async () => {
    const words = await tagSentence(models, 'He walked along the bank of the river.');
    expect(words.map(({ form, lemma, partOfSpeech, candidates }) => [form, lemma, partOfSpeech, candidates])).toEqual([
      ['walked', 'walk', 'v', 1],
      ['bank', 'bank', 'n', 2],
      ['river', 'river', 'n', 1],
    ]);
    const [, bank] = words;
    expect(bank.senses.map(({ probability }) => probability).reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      1 - 0.035,
      12,
    );
    expect(bank.senses[0].probability).toBeGreaterThanOrEqual(bank.senses[1].probability);
    expect(bank.senses.find(({ synset }) => synset === '00000001-n')?.definition).toBe('sloping land beside a river');
    expect(bank.senses[0].evidence.length).toBeGreaterThan(0);
  });

  it('gives so many senses as asked for', async () => {
    const [bank] = await tagSentence(models, 'the bank', 1);
    expect(bank).toMatchObject({ candidates: 2, senses: [{}] });
    expect(bank.senses).toHaveLength(1);
  });

  it('reads every occurrence in its own context, not itself', async () => {
    const [first, second] = await tagSentence(models, 'the bank beside the bank');
    expect(first.senses.map(({ key, probability }) => [key, probability])).toEqual(
      second.senses.map(({ key, probability }) => [key, probability]),
    );
  });

  it('does not let far words of a long text decide', async () => {
    const near = `The bank is of ${'xx '.repeat(99)}`;
    const words = async (text: string): Promise<unknown> => (await tagSentence(models, text))[0].senses;
    expect(await words(`${near} ${'money '.repeat(50)}`)).toEqual(await words(near));
  });

  it.each(['', ' ', 'xyzzy plugh', '漢字', '!!!'])('throws when no word of "%s" is in the lexicon', async (text) => {
    await expect(tagSentence(models, text)).rejects.toThrow(QualiaError);
    await expect(tagSentence(models, text)).rejects.toThrow(`No word of "${text}" is in small`);
  });
});
