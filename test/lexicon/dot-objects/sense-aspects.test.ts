import { describe, expect, it } from 'vitest';
import { readSenseAnchors } from '../../../src/lexicon/dot-objects/read-dot-objects.js';
import { createSenseAspects, parseSenseAnchors } from '../../../src/lexicon/dot-objects/sense-aspects.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import { smallLexicon } from './small-content.js';

const lexicon = smallLexicon({
  group: { members: ['group'], file: 'noun.group' },
  body: { members: ['body'], file: 'noun.group', relations: ['hypernym group'] },
  firm: { members: ['firm'], file: 'noun.group', relations: ['hypernym body'] },
  acme: { members: ['Acme'], file: 'noun.group', relations: ['instanceHypernym firm'] },
  soul: { members: ['soul'], file: 'noun.person', relations: ['hypernym loop'] },
  loop: { members: ['loop'], file: 'noun.state', relations: ['hypernym soul'] },
});
const find = createSenseAspects(lexicon, [
  { anchor: 'firm%1:00:02::', aspects: ['producer', 'organization'] },
  { anchor: 'body%1:00:01::', aspects: ['organization'] },
  { anchor: 'noun.person', aspects: ['human'] },
  { anchor: '__proto__', aspects: ['event'] },
]);
const ask = (id: string): readonly string[] => find(lexicon.synset(id));

describe('createSenseAspects', () => {
  it('goes by the first anchor that a synset lies under or in', () => {
    expect(ask('acme')).toEqual(['producer', 'organization']);
    expect(ask('body')).toEqual(['organization']);
    expect(ask('soul')).toEqual(['human']);
  });

  it('has no aspect where no anchor covers a synset, hypernyms in a circle among them', () => {
    expect(ask('group')).toEqual([]);
    expect(ask('loop')).toEqual([]);
  });
});

describe('parseSenseAnchors', () => {
  const parse = (...lines: string[]) =>
    parseSenseAnchors({ path: 'anchors.tsv', content: ['anchor\taspects', ...lines, ''].join('\n') });

  it('reads an anchor and its aspects a line', () => {
    expect(parse('noun.act\tevent', 'a%1:06:00::\tproduct|physical')).toEqual([
      { anchor: 'noun.act', aspects: ['event'] },
      { anchor: 'a%1:06:00::', aspects: ['product', 'physical'] },
    ]);
  });

  it('names the line of what is no aspect, and of what is missing', () => {
    expect(() => parse('noun.act\tevent', 'noun.food\tfood')).toThrow(/line 3.*"food"/s);
    expect(() => parse('\tevent')).toThrow(/line 2/);
    expect(() => parse('noun.act\t')).toThrow(/line 2/);
  });
});

describe('the anchors of the package', async () => {
  const wordnet = await readWordnet();
  const anchors = readSenseAnchors();
  const findIn = createSenseAspects(wordnet, anchors);
  const first = (lemma: string): readonly string[] => findIn(wordnet.synset(wordnet.senses(lemma, 'n')[0].synset));

  it('are senses of WordNet or lexicographers files, and cover all aspects', () => {
    for (const { anchor } of anchors) {
      expect([anchor, anchor.startsWith('noun.') || wordnet.findSense(anchor) !== undefined]).toEqual([anchor, true]);
    }
    expect(new Set(anchors.flatMap(({ aspects }) => aspects)).size).toBe(8);
  });

  it('tell the aspects of common nouns', () => {
    expect(first('teacher')).toEqual(['human']);
    expect(first('hospital')).toEqual(['location']);
    expect(first('committee')).toEqual(['organization']);
    expect(first('war')).toEqual(['event']);
    expect(first('letter')).toEqual(['information']);
    expect(first('hammer')).toEqual(['physical', 'product']);
    expect(first('happiness')).toEqual([]);
  });
});
