import { describe, expect, it } from 'vitest';
import { chooseHypernyms } from '../../src/evidence/choose-hypernym.js';
import { createContextVectors } from '../../src/evidence/context-vectors.js';
import type { LemmaEvidence } from '../../src/evidence/lemma-evidence.js';
import { compareProfiles, LemmaProfiles } from '../../src/evidence/lemma-profiles.js';
import { Taxonomy } from '../../src/evidence/taxonomy.js';
import type { DetailedLine } from '../../src/lexicon/evidence/evidence-run.js';
import { openStore } from '../lexicon/edits/edit-fixture.js';
import { createBanks } from './evidence-lexicon.js';

const line = (words: readonly string[]): DetailedLine => ({
  ...{ number: 1, run: 1, document: 'a', position: 0, text: '', start: 0, end: 0, lemma: '', partOfSpeech: 'n' },
  ...{ sense: undefined, aspect: undefined, probability: 0, margin: 0, second: undefined, words },
});

/** A lemma that stands among the words of a topic in so many lines. */
const lemma = (name: string, topic: readonly string[], fields: Partial<LemmaEvidence> = {}): LemmaEvidence => ({
  lemma: name,
  partOfSpeech: 'n',
  occurrences: 6,
  documents: 1,
  senses: [{ id: `${name}-1`, synset: `${name}-n`, chosen: 6, expected: 6 }],
  lines: Array.from({ length: 6 }, (_, at) => line([topic[at % 2] ?? '', name, topic[2] ?? ''])),
  ...fields,
});

const rivers = ['river', 'swim', 'lake'];
const banks = ['money', 'loan', 'credit'];

function createProfiles(): LemmaProfiles {
  const profiles = new LemmaProfiles(createContextVectors({ probability: () => 1e-4 }));
  profiles.add(lemma('trout', rivers));
  profiles.add(lemma('perch', rivers));
  profiles.add(lemma('bank', banks));
  profiles.add(lemma('zander', rivers, { senses: [] }));
  profiles.add(lemma('rare', rivers, { occurrences: 1 }));
  profiles.add(lemma('swim', rivers, { partOfSpeech: 'v' }));
  return profiles;
}

describe('the profiles of lemmas', () => {
  it('have as neighbours lemmas with senses of the same part of speech, the nearest first', () => {
    const profiles = createProfiles();
    const zander = profiles.find('zander', 'n');
    if (zander === undefined) throw new Error('There is no profile.');
    expect(profiles.neighbours(zander, 5).map(({ profile }) => profile.lemma)).toEqual(['perch', 'trout', 'bank']);
    expect(profiles.neighbours(zander, 1)).toHaveLength(1);
    expect(compareProfiles(zander, zander)).toBeCloseTo(1, 10);
    expect(profiles.find('rare', 'n')).toBeUndefined();
    expect(profiles.find('constructor', 'n')).toBeUndefined();
  });

  it('can be made of some lines of a lemma alone', () => {
    const profiles = createProfiles();
    const described = profiles.describe({ lemma: 'other', partOfSpeech: 'n', lines: lemma('other', rivers).lines });
    const trout = profiles.find('trout', 'n');
    if (described === undefined || trout === undefined) throw new Error('There is no profile.');
    expect(compareProfiles(described, trout)).toBeCloseTo(1, 6);
    expect(profiles.describe({ lemma: 'other', partOfSpeech: 'n', lines: [line(['other'])] })).toBeUndefined();
  });
});

describe('chooseHypernyms', () => {
  it('lets neighbours vote for what stands above them, less with each step', () => {
    const { lexicon } = openStore(createBanks());
    const taxonomy = new Taxonomy(lexicon);
    const profiles = createProfiles();
    const zander = profiles.find('zander', 'n');
    if (zander === undefined) throw new Error('There is no profile.');
    const neighbours = profiles.neighbours(zander, 2);
    const [similarity = 0, other = 0] = neighbours.map((neighbour) => neighbour.similarity);
    // Both are fish, one step up: (s + t) / (s + t) = 1; creatures at two steps have 0.6. What has fewer than three synsets above it says nothing.
    expect(chooseHypernyms(neighbours, taxonomy).map(({ synset, score }) => [synset, score])).toEqual([
      ['fish-n', expect.closeTo(1, 10)],
      ['creature-n', expect.closeTo(0.6, 10)],
    ]);
    expect(similarity).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(0);
    expect(chooseHypernyms([], taxonomy)).toEqual([]);
  });
});
