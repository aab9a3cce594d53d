import { describe, expect, it } from 'vitest';
import type { DependencyTree, Sentence, Token } from '../../../src/corpus/sentence.js';
import { attachRelativeClauses } from '../../../src/discocat/parsing/tree-variants.js';

const sentenceOf = (words: string, tree?: DependencyTree): Sentence => ({
  document: 'd',
  position: 0,
  text: words,
  tokens: words.split(' ').map((word): Token => {
    const [form = '', tag = 'X'] = word.split('/');
    return { form, lemma: form, tag: tag as Token['tag'], start: 0, end: 0 };
  }),
  ...(tree && { tree }),
});
const treesOf = (sentence: Sentence): string[] =>
  attachRelativeClauses(sentence).map(({ tree }) => `${tree?.heads.join(' ')} | ${tree?.relations.join(' ')}`);

describe('attachRelativeClauses', () => {
  it('hangs the verb of the sentence above a relative clause that the tree has above it', () => {
    // cats that dogs chase sleep: sleep hangs on chase.
    const tree = { heads: [-1, 3, 3, 0, 3], relations: ['root', 'obj', 'nsubj', 'acl:relcl', 'obj'] };
    expect(treesOf(sentenceOf('cats/NOUN that/PRON dogs/NOUN chase/VERB sleep/VERB', tree))).toEqual([
      '4 3 3 0 -1 | nsubj obj nsubj acl:relcl root',
    ]);
  });

  it('takes the first of two subjects for what a contact clause modifies', () => {
    // cats dogs chase sleep well: both nouns are subjects of chase.
    const tree = { heads: [2, 2, -1, 2, 2], relations: ['nsubj', 'nsubj', 'root', 'xcomp', 'advmod'] };
    expect(treesOf(sentenceOf('cats/NOUN dogs/NOUN chase/VERB sleep/VERB well/ADV', tree))).toEqual([
      '3 2 0 -1 3 | nsubj nsubj acl:relcl root advmod',
    ]);
    // I saw cats dogs chase: there is no verb after the clause.
    const last = { heads: [1, -1, 4, 4, 1], relations: ['nsubj', 'root', 'nsubj', 'nsubj', 'ccomp'] };
    expect(treesOf(sentenceOf('I/PRON saw/VERB cats/NOUN dogs/NOUN chase/VERB', last))).toEqual([
      '1 -1 1 4 2 | nsubj root ccomp nsubj acl:relcl',
    ]);
  });

  it('gives nothing for sentences without such a clause, and changes nothing of what it is given', () => {
    const tree = { heads: [1, -1, 1], relations: ['nsubj', 'root', 'obj'] };
    const given = sentenceOf('constructor/NOUN chases/VERB __proto__/NOUN', tree);
    expect(treesOf(given)).toEqual([]);
    expect(given.tree).toEqual({ heads: [1, -1, 1], relations: ['nsubj', 'root', 'obj'] });
    expect(treesOf(sentenceOf('dogs/NOUN chase/VERB'))).toEqual([]);
  });
});
