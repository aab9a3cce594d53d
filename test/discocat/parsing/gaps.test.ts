import { describe, expect, it } from 'vitest';
import type { Sentence, Token } from '../../../src/corpus/sentence.js';
import { universalTags } from '../../../src/corpus/sentence.js';
import { findTransitive } from '../../../src/discocat/parsing/find-actions.js';
import { hangFronted } from '../../../src/discocat/parsing/fronted-clauses.js';
import { SentenceParser } from '../../../src/discocat/parsing/sentence-parser.js';
import { fillsStranded, hangStranded } from '../../../src/discocat/parsing/stranded-prepositions.js';
import { readEvidence } from '../../../src/discocat/parsing/tree-evidence.js';

/** Reads a sentence of words `form TAG head relation`, heads from 1 and 0 for the root, with `/lemma` after the form where it differs. */
const sentenceOf = (rows: string): Sentence => {
  const words = rows.split(/, (?=\S+ [A-Z]+ \d)/).map((row) => row.split(' '));
  const tokens = words.map(([word = '', name], place): Token => {
    const [form = '', lemma = form.toLowerCase()] = word.split('/');
    const tag = universalTags.find((known) => known === name) ?? 'X';
    return { form, lemma, tag, start: place, end: place };
  });
  const text = tokens.map(({ form }) => form).join(' ');
  const tree = {
    heads: words.map(([, , head]) => Number(head) - 1),
    relations: words.map(([, , , relation = '']) => relation),
  };
  return { document: '', position: 0, text, tokens, tree };
};
const parser = new SentenceParser({
  name: 'none',
  annotate: ({ text }) => ({ document: '', position: 0, text, tokens: [] }),
});
const triplesOf = (rows: string): string =>
  findTransitive(parser.parseSentence(sentenceOf(rows)))
    .map(({ subject, verb, object }) => `${subject} ${verb} ${object}`)
    .sort()
    .join('; ');

const talkTo = 'man NOUN 2 obj, I PRON 5 nsubj, talk VERB 3 acl:relcl, to ADP 5 obl';
const talkToThat = 'man NOUN 2 obj, that PRON 6 obl, I PRON 6 nsubj, talk VERB 3 acl:relcl, to ADP 4 case';

describe('SentenceParser on clauses whose object is not in its place', () => {
  it.each([
    [
      'at the end of the text',
      'She PRON 2 nsubj, has/have VERB 0 root, books/book NOUN 2 obj, he PRON 5 nsubj, read VERB 3 acl:relcl',
      'he read book; she have book',
    ],
    [
      'before a modifier',
      'She PRON 2 nsubj, has/have VERB 0 root, books/book NOUN 2 obj, he PRON 5 nsubj, read VERB 3 acl:relcl, today NOUN 5 obl:unmarked',
      'he read book; she have book',
    ],
    [
      'of both joined nouns',
      'She PRON 2 nsubj, has/have VERB 0 root, books/book NOUN 2 obj, and CCONJ 5 cc, maps/map NOUN 3 conj, he PRON 7 nsubj, drew/draw VERB 3 acl:relcl',
      'he draw book; he draw map; she have book; she have map',
    ],
    [
      'of the noun before a prepositional phrase',
      'She PRON 2 nsubj, has/have VERB 0 root, copies/copy NOUN 2 obj, of ADP 5 case, it PRON 3 nmod, he PRON 7 nsubj, made/make VERB 3 acl:relcl',
      'he make copy; she have copy',
    ],
    [
      'before the sentence',
      'That DET 2 det, book NOUN 5 obj, I PRON 5 nsubj, have AUX 5 aux, read VERB 0 root',
      'i read book',
    ],
    [
      'after both joined verbs',
      'She PRON 2 nsubj, finds/find VERB 0 root, and CCONJ 4 cc, opens/open VERB 2 conj, boxes/box NOUN 2 obj',
      'she find box; she open box',
    ],
  ])('finds it %s', (_, rows, triples) => {
    expect(triplesOf(rows)).toBe(triples);
  });

  it.each([
    ['of a preposition that hangs on the verb', `She PRON 2 nsubj, knows/know VERB 0 root, ${talkTo}`, 'she know man'],
    [
      'of a preposition that hangs on the pronoun',
      `She PRON 2 nsubj, knows/know VERB 0 root, ${talkToThat}`,
      'she know man',
    ],
    [
      'of a preposition on a noun',
      'What PRON 5 nmod, do AUX 4 aux, you PRON 4 nsubj, have VERB 0 root, problems/problem NOUN 4 obj, with ADP 1 case',
      'you have problem',
    ],
    [
      'of circumstance',
      'She PRON 2 nsubj, likes/like VERB 0 root, the DET 4 det, way NOUN 2 obj, he PRON 6 nsubj, sings/sing VERB 4 acl:relcl',
      'she like way',
    ],
    [
      'of a relative adverb',
      'She PRON 2 nsubj, likes/like VERB 0 root, places/place NOUN 2 obj, where ADV 6 advmod, he PRON 6 nsubj, sings/sing VERB 3 acl:relcl',
      'she like place',
    ],
  ])('takes no noun for an object that is in the place %s', (_, rows, triples) => {
    expect(triplesOf(rows)).toBe(triples);
  });

  it.each([
    [
      'a participle',
      'Holding/hold VERB 5 advcl, torches/torch NOUN 1 obj, , PUNCT 1 punct, she PRON 5 nsubj, opened/open VERB 0 root, it PRON 5 obj',
      'she hold torch; she open it',
    ],
    [
      'an infinitive',
      'To PART 2 mark, win VERB 6 advcl, prizes/prize NOUN 2 obj, , PUNCT 2 punct, she PRON 6 nsubj, wrote/write VERB 0 root, it PRON 6 obj',
      'she win prize; she write it',
    ],
    [
      'a participle after a noun',
      'Men/man NOUN 5 nsubj, trying/try VERB 1 acl, to PART 4 mark, help VERB 2 xcomp, left/leave VERB 0 root, her/she PRON 5 obj',
      'man leave she',
    ],
  ])('gives the subject of the sentence to %s', (_, rows, triples) => {
    expect(triplesOf(rows)).toBe(triples);
  });
});

describe('SentenceParser on objects of several words', () => {
  it.each([
    ['amounts', 'I PRON 2 nsubj, paid/pay VERB 0 root, $ SYM 2 obj, 100 NUM 3 nummod', 'i pay $'],
    ['words that are spoken of', 'She PRON 2 nsubj, said/say VERB 0 root, no INTJ 2 obj', 'she say no'],
    [
      'quantities with their measure',
      'They PRON 2 nsubj, do VERB 0 root, lots/lot NOUN 4 obl:unmarked, more ADJ 2 obj',
      'they do more',
    ],
    [
      'free relative adverbs',
      'He PRON 2 nsubj, knows/know VERB 0 root, where ADV 2 obj, I PRON 5 nsubj, go VERB 3 advcl:relcl',
      'he know where',
    ],
    [
      'nouns that several words join',
      'He PRON 2 nsubj, eats/eat VERB 0 root, figs/fig NOUN 2 obj, as ADV 7 cc, well ADV 4 fixed, as ADP 4 fixed, plums/plum NOUN 3 conj',
      'he eat fig; he eat plum',
    ],
    [
      'nouns with examples',
      'He PRON 2 nsubj, eats/eat VERB 0 root, fruits/fruit NOUN 2 obj, such ADJ 6 case, as ADP 4 fixed, figs/fig NOUN 3 nmod',
      'he eat fruit',
    ],
  ])('finds %s', (_, rows, triples) => {
    expect(triplesOf(rows)).toBe(triples);
  });

  it('takes who is spoken to for no subject', () => {
    const rows =
      'My PRON 2 nmod:poss, friends/friend NOUN 5 vocative, , PUNCT 2 punct, you PRON 5 nsubj, have VERB 0 root, time NOUN 5 obj';
    expect(triplesOf(rows)).toBe('you have time');
  });
});

describe('hangStranded', () => {
  it.each([talkTo, talkToThat])('hangs a preposition without its noun on what its phrase modifies', (rows) => {
    const { tokens, tree } = sentenceOf(`She PRON 2 nsubj, knows/know VERB 0 root, ${rows}`);
    if (tree === undefined) throw new Error('there is no tree');
    const hung = hangStranded(tree, tokens);
    const preposition = tokens.length - 1;
    expect(hung.relations[preposition]).toBe('case:stranded');
    expect(tokens[hung.heads[preposition]].form).toBe('talk');
    // The man fills its place; she, who is above the clause, does not.
    expect([fillsStranded(preposition, 2, hung), fillsStranded(preposition, 0, hung)]).toEqual([true, false]);
  });

  it('leaves prepositions before their nouns', () => {
    const { tokens, tree } = sentenceOf('Dogs NOUN 2 nsubj, run VERB 0 root, in ADP 4 case, parks NOUN 2 obl');
    if (tree === undefined) throw new Error('there is no tree');
    expect(hangStranded(tree, tokens)).toEqual(tree);
  });
});

describe('hangFronted', () => {
  it('hangs a clause without a subject on the subject after it, and no other', () => {
    const fronted = sentenceOf('Smiling VERB 3 advcl, she PRON 3 nsubj, left VERB 0 root');
    const own = sentenceOf('He PRON 2 nsubj, smiling VERB 4 advcl, she PRON 4 nsubj, left VERB 0 root');
    const after = sentenceOf('She PRON 2 nsubj, left VERB 0 root, smiling VERB 2 advcl');
    const heads = [fronted, own, after].map(({ tree, tokens }) => tree && hangFronted(tree, tokens).heads);
    expect(heads).toEqual([[1, 2, -1], own.tree?.heads, after.tree?.heads]);
  });
});

describe('readEvidence of clauses that lack their object', () => {
  const evidenceOf = (rows: string): string[] => {
    const { tokens, tree } = sentenceOf(rows);
    return readEvidence(tokens, tree).map(({ dependents }) => [...dependents].sort().join(' '));
  };

  it('tells a contact clause, its subject and its gap', () => {
    expect(evidenceOf('books NOUN 0 root, he PRON 3 nsubj, read VERB 1 acl:relcl')).toEqual([
      'acl:relcl contact',
      'contact:subject',
      'gap nsubj',
    ]);
    expect(evidenceOf('books NOUN 0 root, that PRON 4 obj, he PRON 4 nsubj, read VERB 1 acl:relcl')).toEqual([
      'acl:relcl',
      '',
      '',
      'gap nsubj obj',
    ]);
  });

  it('tells an object before its subject, unless it is asked for', () => {
    expect(evidenceOf('books NOUN 3 obj, he PRON 3 nsubj, read VERB 0 root')[1]).toBe('object:before');
    expect(evidenceOf('what DET 2 det, books NOUN 4 obj, he PRON 4 nsubj, read VERB 0 root')[2]).toBe('');
  });
});
