import { describe, expect, it } from 'vitest';
import { createInstanceClasses } from '../../../src/lexicon/dot-objects/instance-class.js';
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
