import { describe, expect, it } from 'vitest';
import { type ArgumentTriple, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { listVerbSubstitutions } from '../../src/discocat/verb-substitutions.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Synset } from '../../src/lexicon/synset.js';

/** Synsets of verbs; the rank of a sense is its place among those of its verb. */
function synsetsOf(members: readonly (readonly string[])[]): Synset[] {
  const ranks = new Map<string, number>();
  return members.map((verbs, place) => {
    const id = `0000000${place}-v`;
    const senses = verbs.map((lemma) => {
      const rank = (ranks.get(lemma) ?? 0) + 1;
      ranks.set(lemma, rank);
      const key = `${lemma}%2:0${place}:00::`;
      return { key, lemma, variants: [], partOfSpeech: 'v', synset: id, rank, count: 0 } as const;
    });
    return {
      id,
      partOfSpeech: 'v',
      satellite: false,
      lexicographerFile: 'verb.social',
      senses,
      definition: '',
      examples: [],
      relations: [],
    };
  });
}

const lexicon = createLexicon({
  name: 'tiny',
  version: '1',
  synsets: synsetsOf([['meet', 'satisfy'], ['meet', 'visit'], ['constructor']]),
});
const triple = (subject: string, verb: string, object: string): ArgumentTriple => ({ subject, verb, object, count: 1 });
const training = new VerbArguments([
  triple('system', 'meet', 'criterion'),
  triple('guest', 'meet', 'friend'),
  triple('plan', 'satisfy', 'need'),
  triple('child', 'visit', 'aunt'),
  triple('cook', 'constructor', 'soup'),
]);
const heldOut = [triple('system', 'satisfy', 'criterion'), triple('guest', 'visit', 'friend')];
const settings = { leastTriples: 1 };

describe('listVerbSubstitutions', () => {
  it('finds the verb that the corpus has, one of another sense and one without a sense in common', () => {
    const items = listVerbSubstitutions({ training, heldOut }, lexicon, settings);
    expect(items).toHaveLength(2);
    expect(items).toContainEqual({
      subject: 'system',
      verb: 'meet',
      object: 'criterion',
      right: 'satisfy',
      wrong: 'visit',
      unrelated: 'constructor',
    });
    expect(items).toContainEqual({
      subject: 'guest',
      verb: 'meet',
      object: 'friend',
      right: 'visit',
      wrong: 'satisfy',
      unrelated: 'constructor',
    });
  });

  it('has each substitute of a verb as often right as wrong', () => {
    const alone = listVerbSubstitutions({ training, heldOut: heldOut.slice(0, 1) }, lexicon, settings);
    expect(alone).toEqual([]);
  });

  it('has them so too where an item has no unrelated verb', () => {
    const more = new VerbArguments([...training.all(), triple('guest', 'constructor', 'friend')]);
    expect(listVerbSubstitutions({ training: more, heldOut }, lexicon, settings)).toEqual([]);
  });

  it('asks that the verb was seen with both nouns, and the wrong verb nowhere between them', () => {
    const others = new VerbArguments([...training.all()].filter(({ object }) => object !== 'friend'));
    expect(listVerbSubstitutions({ training: others, heldOut }, lexicon, settings)).toEqual([]);
    const more = [...heldOut, triple('system', 'visit', 'criterion'), triple('guest', 'satisfy', 'friend')];
    expect(listVerbSubstitutions({ training, heldOut: more }, lexicon, settings)).toEqual([]);
  });

  it('leaves out the verbs that it is told to, and those that are rare', () => {
    expect(listVerbSubstitutions({ training, heldOut }, lexicon, { ...settings, without: ['visit'] })).toEqual([]);
    expect(listVerbSubstitutions({ training, heldOut }, lexicon)).toEqual([]);
  });

  it('comes out the same for a seed', () => {
    const draw = () => listVerbSubstitutions({ training, heldOut }, lexicon, { ...settings, seed: 4 });
    expect(draw()).toEqual(draw());
  });

  it('rejects an option that is no whole number from 1', () => {
    expect(() => listVerbSubstitutions({ training, heldOut }, lexicon, { lastRank: 0 })).toThrow(/"lastRank"/);
  });
});
