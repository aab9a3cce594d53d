import { describe, expect, it } from 'vitest';
import {
  annotateGold,
  expandJoined,
  goldTriples,
  isMarkedAsMistaken,
  keepTokens,
  rootClauseTokens,
  unifyTree,
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

describe('goldTriples of what is joined', () => {
  it('gives the nouns of a row in a row', () => {
    const tree = treeOf('She has maps, pens and ink.', [
      'She she PRON 2 nsubj',
      'has have VERB 0 root',
      'maps map NOUN 2 obj',
      ', , PUNCT 5 punct',
      'pens pen NOUN 3 conj',
      'and and CCONJ 7 cc',
      'ink ink NOUN 5 conj',
    ]);
    expect(triplesOf(tree)).toEqual(['she have map', 'she have pen', 'she have ink']);
  });

  it('gives an object after both verbs to both, and one between them to the first', () => {
    const rows = ['She she PRON 2 nsubj', 'finds find VERB 0 root', 'and and CCONJ 4 cc', 'opens open VERB 2 conj'];
    expect(triplesOf(treeOf('She finds and opens boxes', [...rows, 'boxes box NOUN 2 obj']))).toEqual([
      'she find box',
      'she open box',
    ]);
    const between = [
      'She she PRON 2 nsubj',
      'finds find VERB 0 root',
      'boxes box NOUN 2 obj',
      'and and CCONJ 5 cc',
      'sings sing VERB 2 conj',
    ];
    expect(triplesOf(treeOf('She finds boxes and sings', between))).toEqual(['she find box']);
  });

  it('takes no noun for the subject of a second participle that a preposition joins to it', () => {
    const tree = treeOf('the art of cooking and eating rice', [
      'the the DET 2 det',
      'art art NOUN 0 root',
      'of of SCONJ 4 mark',
      'cooking cook VERB 2 acl VerbForm=Ger',
      'and and CCONJ 6 cc',
      'eating eat VERB 4 conj VerbForm=Ger',
      'rice rice NOUN 6 obj',
    ]);
    expect(triplesOf(tree)).toEqual([]);
  });
});

describe('isMarkedAsMistaken', () => {
  it('goes by what the treebank marks alone', () => {
    const verb = (relation: string, features = '_'): GoldSentence =>
      treeOf('thay run', ['thay they PRON 2 nsubj', `run run VERB 0 ${relation} ${features}`]);
    expect(isMarkedAsMistaken(verb('root', 'Tense=Pres|Typo=Yes'))).toBe(true);
    expect(['goeswith', 'reparandum', 'dep'].map((relation) => isMarkedAsMistaken(verb(relation)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isMarkedAsMistaken(verb('root'))).toBe(false);
  });
});

describe('unifyTree', () => {
  it('writes the lemma of people as EWT does, and hangs all words of a name on the first', () => {
    const tree = treeOf('People saw captain Harry Kane', [
      'People person NOUN 2 nsubj',
      'saw see VERB 0 root',
      'captain captain NOUN 2 obj',
      'Harry Harry PROPN 3 flat',
      'Kane Kane PROPN 4 flat',
    ]);
    const unified = unifyTree(tree);
    expect(unified.tokens.map(({ head }) => head)).toEqual([1, -1, 1, 2, 2]);
    expect(triplesOf(unified)).toEqual(['people see Kane']);
  });
});

describe('unifyTree of questions', () => {
  const question = (verb: string, rest: readonly string[]): string[] => {
    const tree = unifyTree(
      treeOf(`I ${verb} what she ate`, [
        'I I PRON 2 nsubj',
        `${verb} ${verb} VERB 0 root`,
        'what what PRON 2 obj',
        ...rest,
      ]),
    );
    return tree.tokens.map(({ head, relation }) => `${head + 1} ${relation}`).concat(triplesOf(tree));
  };
  const eaten = ['she she PRON 5 nsubj', 'ate eat VERB 3 acl:relcl'];

  it('makes a clause of what one knows, and leaves what one takes an object', () => {
    expect(question('know', eaten)).toEqual(['2 nsubj', '0 root', '5 obj', '5 nsubj', '2 ccomp', 'she eat what']);
    expect(question('take', eaten)).toContain('I take what');
  });

  it('gives the question word the role that the clause lacks', () => {
    expect(question('know', ['hurts hurt VERB 3 acl:relcl'])).toEqual(['2 nsubj', '0 root', '4 nsubj', '2 ccomp']);
    expect(question('know', ['she she PRON 5 nsubj', 'ate eat VERB 3 acl:relcl', 'it it PRON 5 obj'])[2]).toBe('5 obl');
    expect(question('know', [])).toContain('I know what');
  });

  it('takes adverbs that ask for words of the clause after every verb', () => {
    const tree = treeOf('She taught how to read', [
      'She she PRON 2 nsubj',
      'taught teach VERB 0 root',
      'how how ADV 2 obj',
      'to to PART 5 mark',
      'read read VERB 3 acl',
    ]);
    expect(triplesOf(tree)).toEqual(['she teach how']);
    expect(triplesOf(unifyTree(tree))).toEqual([]);
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

describe('rootClauseTokens of a clause in a clause', () => {
  it('leaves out the subject and the copula around it', () => {
    const tree = treeOf('The problem is that we lack time.', [
      'The the DET 2 det',
      'problem problem NOUN 6 nsubj:outer',
      'is be AUX 6 cop',
      'that that SCONJ 6 mark',
      'we we PRON 6 nsubj',
      'lack lack VERB 0 root',
      'time time NOUN 6 obj',
      '. . PUNCT 6 punct',
    ]);
    for (const extent of ['whole', 'core'] as const) {
      expect(writeTokens(tree, rootClauseTokens(tree, extent))).toBe('We lack time.');
    }
    expect(triplesOf(tree)).toEqual(['we lack time']);
  });

  it('keeps a stranded preposition, and one comma where an insertion stood between two', () => {
    const stranded = treeOf('What did you vote for?', [
      'What what PRON 4 obl',
      'did do AUX 4 aux',
      'you you PRON 4 nsubj',
      'vote vote VERB 0 root',
      'for for ADP 4 obl',
    ]);
    expect(writeTokens(stranded, rootClauseTokens(stranded, 'core'))).toBe('Did you vote for?');
    const insertion = treeOf('He likes figs, he says, and plums', [
      'He he PRON 2 nsubj',
      'likes like VERB 0 root',
      'figs fig NOUN 2 obj',
      ', , PUNCT 3 punct',
      'he he PRON 6 nsubj',
      'says say VERB 2 parataxis',
      ', , PUNCT 9 punct',
      'and and CCONJ 9 cc',
      'plums plum NOUN 3 conj',
    ]);
    expect(writeTokens(insertion, rootClauseTokens(insertion, 'core'))).toBe('He likes figs, and plums.');
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
