import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../src/errors.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { partsOfSpeech, type Sense, type Synset } from '../../src/lexicon/synset.js';

/** Checks that a lexicon with at least two synsets keeps the contract of `Lexicon`, whatever it was read from. */
export function describeLexicon(name: string, create: () => Lexicon | Promise<Lexicon>): void {
  describe(`${name} keeps the Lexicon contract`, () => {
    it('gives the same synsets, with the same objects, to every pass, as many as it says', async () => {
      const lexicon = await create();
      const scanned = [...lexicon.scanSynsets()];
      const synsets = [...lexicon.synsets];
      expect(synsets.length).toBeGreaterThanOrEqual(2);
      expect(scanned).toEqual(synsets);
      expect(synsets).toHaveLength(lexicon.synsetCount);
      expect([...lexicon.synsets].every((synset, at) => synset === synsets[at])).toBe(true);
      expect([...lexicon.scanSynsets()].every((synset, at) => synset === synsets[at])).toBe(true);
    });

    it('orders its synsets by part of speech', async () => {
      const letters = [...(await create()).synsets].map(({ partOfSpeech }) => partsOfSpeech.indexOf(partOfSpeech));
      expect(letters).toEqual([...letters].sort((a, b) => a - b));
    });

    it('finds a synset by its id, and only by that', async () => {
      const lexicon = await create();
      const ids = new Set<string>();
      for (const synset of lexicon.synsets) {
        expect(lexicon.synset(synset.id)).toBe(synset);
        expect(lexicon.findSynset(synset.id)).toBe(synset);
        ids.add(synset.id);
      }
      expect(ids.size).toBe(lexicon.synsetCount);
      for (const id of ['constructor', '__proto__', '', '99999999-n', '00000001-x']) {
        expect(lexicon.findSynset(id)).toBeUndefined();
        expect(() => lexicon.synset(id)).toThrow(UnknownWordError);
      }
    });

    it('finds a sense by its key, which no other sense has', async () => {
      const lexicon = await create();
      const keys = new Set<string>();
      for (const sense of sensesOf(lexicon)) {
        expect(lexicon.findSense(sense.key)).toBe(sense);
        keys.add(sense.key);
      }
      expect(keys.size).toBe(lexicon.senseCount);
    });

    it('has senses that name the synset they stand in, with its part of speech', async () => {
      for (const { id, partOfSpeech, senses } of (await create()).synsets) {
        for (const sense of senses) expect([sense.synset, sense.partOfSpeech]).toEqual([id, partOfSpeech]);
      }
    });

    it('finds every sense by its lemma, ranked from 1 in each part of speech', async () => {
      const lexicon = await create();
      const found = new Set<Sense>();
      for (const lemma of lexicon.lemmas()) {
        for (const letter of partsOfSpeech) {
          const senses = lexicon.findSenses(lemma, letter);
          expect(senses.map(({ rank }) => rank)).toEqual(senses.map((_, at) => at + 1));
          expect(lexicon.has(lemma, letter)).toBe(senses.length > 0);
          for (const sense of senses) found.add(sense);
        }
        const letters = lexicon.findSenses(lemma).map(({ partOfSpeech }) => partOfSpeech);
        expect([...new Set(letters)].join('')).toBe(lexicon.partsOfSpeech(lemma));
      }
      expect(found).toEqual(new Set(sensesOf(lexicon)));
    });

    it('lists every lemma once, as many as it says', async () => {
      const lexicon = await create();
      const lemmas = [...lexicon.lemmas()];
      expect(new Set(lemmas).size).toBe(lexicon.lemmaCount);
      expect(lemmas).toHaveLength(lexicon.lemmaCount);
    });

    it('looks lemmas up without regard to letter case, underscores being spaces', async () => {
      const lexicon = await create();
      for (const { lemma, variants } of sensesOf(lexicon)) {
        const senses = lexicon.senses(lemma);
        for (const spelling of [lemma.toUpperCase(), lemma.toLowerCase(), lemma.replaceAll(' ', '_'), ...variants]) {
          expect(lexicon.findSenses(spelling)).toEqual(senses);
        }
      }
    });

    it('has relations that lead to synsets and senses that are there', async () => {
      const lexicon = await create();
      let count = 0;
      for (const synset of lexicon.synsets) {
        for (const relation of synset.relations) {
          const target = lexicon.synset(relation.target);
          expect(lexicon.related(synset, relation.type)).toContain(target);
          expectMembers(synset, target, relation);
          count++;
        }
      }
      expect(count).toBeGreaterThan(0);
    });

    it('knows none of the words that objects carry of themselves unless it holds them', async () => {
      const lexicon = await create();
      const lemmas = new Set(lexicon.lemmas());
      for (const word of ['constructor', '__proto__', 'hasOwnProperty', 'toString', '']) {
        const isHeld = lemmas.has(word.toLowerCase().replaceAll('_', ' '));
        expect(lexicon.has(word)).toBe(isHeld);
        expect(lexicon.findSenses(word).length > 0).toBe(isHeld);
        expect(lexicon.findSense(word)).toBeUndefined();
        if (!isHeld) expect(() => lexicon.senses(word)).toThrow(UnknownWordError);
      }
    });
  });
}

function sensesOf(lexicon: Lexicon): Sense[] {
  return [...lexicon.synsets].flatMap(({ senses }) => senses);
}

function expectMembers(
  source: Synset,
  target: Synset,
  { sourceMember, targetMember }: { readonly sourceMember?: number; readonly targetMember?: number },
): void {
  expect(sourceMember === undefined).toBe(targetMember === undefined);
  if (sourceMember !== undefined) expect(source.senses[sourceMember]).toBeDefined();
  if (targetMember !== undefined) expect(target.senses[targetMember]).toBeDefined();
}
