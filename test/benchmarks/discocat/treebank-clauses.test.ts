import { describe, expect, it } from 'vitest';
import {
  annotateGold,
  expandJoined,
  goldTriples,
  keepTokens,
  rootClauseTokens,
  writeTokens,
} from '../../../benchmarks/discocat/treebank-clauses.js';
import { type GoldSentence, parseTrees } from '../../../benchmarks/treebanks/treebank.js';

/** Reads a tree of rows `form lemma tag head relation features`. */
const treeOf = (text: string, rows: readonly string[]): GoldSentence => {
  const lines = rows.map((row, place) => {
    const [form, lemma, tag, head, relation, features = '_'] = row.split(' ');
    return [place + 1, form, lemma, tag, '_', features, head, relation, '_', '_'].join('\t');
  });
  const [tree] = parseTrees([`# text = ${text}`, ...lines].join('\n'));
  if (tree === undefined) throw new Error('there is no tree');
  return tree;
};
const triplesOf = (tree: GoldSentence): string[] =>
  goldTriples(tree).map(({ subject, verb, object }) =>
    [subject, verb, object].map((word) => tree.tokens[word].lemma).join(' '),
  );

const joined = treeOf('"When it rained, cats and dogs chased mice", he said.', [
  '" " PUNCT 9 punct',
  'When when ADV 4 advmod',
  'it it PRON 4 nsubj',
  'rained rain VERB 9 advcl',
  ', , PUNCT 4 punct',
  'cats cat NOUN 9 nsubj',
  'and and CCONJ 8 cc',
  'dogs dog NOUN 6 conj',
  'chased chase VERB 0 root',
  'mice mouse NOUN 9 obj',
  '" " PUNCT 9 punct',
  ', , PUNCT 13 punct',
  'he he PRON 14 nsubj',
  'said say VERB 9 parataxis',
  '. . PUNCT 9 punct',
]);
const contact = (noun: string, features = '_'): GoldSentence =>
  treeOf(`the ${noun} you like`, [
    'the the DET 2 det',
    `${noun} ${noun} NOUN 0 root ${features}`,
    'you you PRON 4 nsubj',
    'like like VERB 2 acl:relcl',
  ]);

describe('goldTriples', () => {
  it('gives each of joined nouns', () => {
    expect(triplesOf(joined)).toEqual(['cat chase mouse', 'dog chase mouse']);
  });

  it('gives a contact clause the noun as its object, but not one of time or manner', () => {
    expect(triplesOf(contact('constructor'))).toEqual(['you like constructor']);
    expect(triplesOf(contact('day'))).toEqual([]);
  });

  it('takes no noun for the subject of a participle that a preposition joins to it', () => {
    const tree = treeOf('the art of cooking rice', [
      'the the DET 2 det',
      'art art NOUN 0 root',
      'of of SCONJ 4 mark',
      'cooking cook VERB 2 acl VerbForm=Ger',
      'rice rice NOUN 4 obj',
    ]);
    expect(triplesOf(tree)).toEqual([]);
  });
});

describe('goldTriples of clauses after nouns', () => {
  it('keep a subject of their own, whatever marks them', () => {
    const tree = treeOf('the fact that she ate rice', [
      'the the DET 2 det',
      'fact fact NOUN 0 root',
      'that that SCONJ 5 mark',
      'she she PRON 5 nsubj',
      'ate eat VERB 2 acl Tense=Past',
      'rice rice NOUN 5 obj',
    ]);
    expect(triplesOf(tree)).toEqual(['she eat rice']);
  });
});

describe('rootClauseTokens', () => {
  it('leaves adverbial clauses, parataxis and quotes out, and writes the rest as a sentence', () => {
    const kept = rootClauseTokens(joined, 'whole');
    expect(writeTokens(joined, kept)).toBe('Cats and dogs chased mice.');
    const alone = keepTokens(joined, kept);
    expect(alone.tokens.map(({ head }) => head)).toEqual([3, 2, 0, -1, 3]);
    expect(triplesOf(alone)).toEqual(triplesOf(joined));
  });

  it('keeps of the core only subject and object, auxiliaries, negation and particles', () => {
    const tree = treeOf("Today he didn't eat apples at home?", [
      'Today today NOUN 5 obl:tmod',
      'he he PRON 5 nsubj',
      'did do AUX 5 aux',
      "n't not PART 5 advmod",
      'eat eat VERB 0 root',
      'apples apple NOUN 5 obj',
      'at at ADP 8 case',
      'home home NOUN 5 obl',
      '? ? PUNCT 5 punct',
    ]);
    expect(writeTokens(tree, rootClauseTokens(tree, 'core'))).toBe("He didn't eat apples?");
    expect(writeTokens(tree, rootClauseTokens(tree, 'whole'))).toBe("Today he didn't eat apples at home?");
  });
});

describe('expandJoined', () => {
  it('leaves what is undefined, and names by their last word', () => {
    const tree = { heads: [2, 0, -1], relations: ['nsubj', 'flat', 'root'], tags: ['PROPN', 'PROPN', 'VERB'] };
    expect(expandJoined([{ subject: 1, verb: 2, object: undefined }], tree)).toEqual([
      { subject: 1, verb: 2, object: undefined },
    ]);
  });
});

describe('annotateGold', () => {
  it('finds the tokens in the text', () => {
    const { tokens, text } = annotateGold(joined);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(joined.tokens.map(({ form }) => form));
  });
});
