import { describe, expect, it } from 'vitest';
import { createInstanceClasses, createNounClasses } from '../../../src/lexicon/dot-objects/instance-class.js';
import { smallContent, smallLexicon } from './small-content.js';

const lexicon = smallLexicon({
  land: { members: ['country'] },
  someone: { members: ['person'] },
  scribe: { members: ['writer'], relations: ['hypernym someone'] },
  poet: { members: ['poet'], relations: ['hypernym scribe'] },
  king: { members: ['king'], relations: ['hypernym someone'] },
  thing: { members: ['thing'] },
  homer: { members: ['Homer'], relations: ['instanceHypernym poet'] },
  alfred: { members: ['Alfred'], relations: ['instanceHypernym king', 'instanceHypernym poet'] },
  excalibur: { members: ['Excalibur'], relations: ['instanceHypernym thing'] },
  loop: { members: ['loop'], relations: ['hypernym loop', 'instanceHypernym loop'] },
});
const classes = new Map(smallContent.classes.map((nameClass) => [nameClass.id, nameClass]));

describe('createInstanceClasses', () => {
  const find = createInstanceClasses(lexicon, smallContent.rules, classes);
  const classOf = (id: string) => find(lexicon.synset(id))?.id;

  it('takes the rule of the nearest hypernym', () => {
    expect(classOf('homer')).toBe('author');
  });

  it('takes the class with the most aspects where there are several hypernyms of an instance', () => {
    expect(classOf('alfred')).toBe('author');
  });

  it('gives nothing for what no rule covers, for what is no instance, and for circles', () => {
    for (const id of ['excalibur', 'poet', 'loop']) expect(classOf(id)).toBeUndefined();
  });
});

describe('createNounClasses', () => {
  const nouns = smallLexicon({
    land: { members: ['country'] },
    someone: { members: ['person'] },
    scribe: { members: ['writer'], relations: ['hypernym someone'] },
    realm: { members: ['kingdom/1/30', 'state/2/20'], relations: ['hypernym land'] },
    mood: { members: ['state/1/70'] },
    rank: { members: ['kingdom/2/70', 'estate/1/90'] },
    manor: { members: ['estate/2/10'], relations: ['hypernym land'] },
  });
  const find = createNounClasses(nouns, smallContent.rules, classes);
  const idsOf = (lemma: string) => find(lemma).map(({ id }) => id);

  it('takes the rule at or above the first sense, and above others with a fifth of the uses', () => {
    expect(idsOf('country')).toEqual(['country']);
    expect(idsOf('kingdom')).toEqual(['country']);
    // 20 of 90 uses are enough, 10 of 100 are not.
    expect(idsOf('state')).toEqual(['country']);
    expect(idsOf('estate')).toEqual([]);
  });

  it('leaves out persons, classes of one aspect, and words without a rule', () => {
    for (const lemma of ['writer', 'person', 'mood', '', 'constructor', '__proto__']) expect(idsOf(lemma)).toEqual([]);
  });
});
