import { describe, expect, it } from 'vitest';
import { universalTags } from '../../../src/corpus/sentence.js';
import { EnglishLexicon, type WordEvidence } from '../../../src/discocat/parsing/english-lexicon.js';
import { printType } from '../../../src/discocat/pregroup-type.js';

const lexicon = new EnglishLexicon();
const none: WordEvidence = {
  relation: 'dep',
  dependents: new Set(),
  headRelation: undefined,
  governorTag: undefined,
  governorRelation: undefined,
  clauseNoun: undefined,
};
const typesOf = (form: string, lemma: string, tag: (typeof universalTags)[number], evidence = none): string[] =>
  lexicon.entriesOf({ form, lemma, tag }, evidence, 1000).map(({ entry }) => printType(entry.type));

describe('EnglishLexicon', () => {
  it.each(universalTags)('has a type for any word with the tag %s', (tag) => {
    for (const form of ['thing', 'constructor', '__proto__', '']) {
      expect(typesOf(form, form, tag).length).toBeGreaterThan(0);
    }
  });

  it('gives the cheapest entries, in the order of their costs', () => {
    const word = { form: 'chase', lemma: 'chase', tag: 'VERB' } as const;
    const all = lexicon.entriesOf(word, none, 1000);
    const costs = all.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((one, other) => one - other));
    expect(lexicon.entriesOf(word, none, 3)).toEqual(all.slice(0, 3));
  });

  it('follows the inflection of verbs', () => {
    expect(typesOf('chasing', 'chase', 'VERB')).toContain('n.r n n.l');
    expect(typesOf('chases', 'chase', 'VERB')).not.toContain('n.r n n.l');
    expect(typesOf('chase', 'chase', 'VERB')).toContain('s n.l');
    expect(typesOf('chased', 'chase', 'VERB')).not.toContain('s n.l');
    const names = (form: string, lemma: string): string[] =>
      lexicon.entriesOf({ form, lemma, tag: 'VERB' }, none, 1000).map(({ entry }) => entry.name);
    expect(names('cut', 'cut')).toContain('passive verb');
    expect(names('chase', 'chase')).not.toContain('passive verb');
  });

  it('asks the tree: a verb with an object is transitive', () => {
    const word = { form: 'reads', lemma: 'read', tag: 'VERB' } as const;
    const costOf = (evidence: WordEvidence): number | undefined =>
      lexicon.entriesOf(word, evidence, 1000).find(({ entry }) => printType(entry.type) === 'n.r s n.l')?.cost;
    const root = { ...none, relation: 'root' };
    expect(costOf({ ...root, dependents: new Set(['obj']) })).toBe(0);
    expect(costOf(root)).toBe(1);
  });

  it('gives the types of closed-class words to these alone', () => {
    expect(typesOf('that', 'that', 'PRON')).toContain('n.r n s.l n');
    expect(typesOf('he', 'he', 'PRON')).not.toContain('n.r n s.l n');
  });
});
