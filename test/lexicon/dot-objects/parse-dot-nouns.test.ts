import { describe, expect, it } from 'vitest';
import { parseNounClasses, parseNouns } from '../../../src/lexicon/dot-objects/parse-dot-nouns.js';

const table = (...lines: string[]) => ({ path: 'x.tsv', content: lines.join('\n') });
const classColumns = 'class\tkind\tpair\tlabel en\tlabel zh\tsource';
const facetColumns = 'class\tfacet\taspect\tneed\tsenses\tgloss en\tgloss zh';
const bookClass = 'book\tpair\tartifact communication\tbook\t书\tby hand';
const content = 'book\tcontent\tinformation\tyes\tnoun.communication text%1:10:00::\tcontent\t内容';
const copy = 'book\tcopy\tphysical\tyes\tnoun.artifact\tcopy\t一本';
const smell = 'book\tsmell\t\tno\tnoun.attribute\tsmell\t气味';
const classes = parseNounClasses(table(classColumns, bookClass), table(facetColumns, content, copy, smell));

describe('parseNounClasses', () => {
  it('joins a class with its facets in order', () => {
    const [book] = classes;
    expect(book).toMatchObject({ id: 'book', kind: 'pair', pair: ['artifact', 'communication'] });
    expect(book?.facets.map(({ id, aspect, needed }) => [id, aspect, needed])).toEqual([
      ['content', 'information', true],
      ['copy', 'physical', true],
      ['smell', undefined, false],
    ]);
    expect(book?.facets[0]?.anchors).toEqual(['noun.communication', 'text%1:10:00::']);
  });

  it.each([
    ['kind', `${bookClass.replace('pair', 'heap')}`, content, '"heap" is no kind'],
    ['pair', `${bookClass.replace('artifact communication', 'artifact')}`, content, 'a pair has two basic types'],
    ['repeated class', `${bookClass}\n${bookClass}`, content, 'the class "book" stands twice'],
    ['aspect', bookClass, content.replace('\tinformation', '\tconstructor'), '"constructor" is no aspect'],
    ['need', bookClass, content.replace('yes', 'maybe'), '"maybe" is neither yes nor no'],
    ['sense', bookClass, content.replace('text%1:10:00::', 'text'), '"text" is no sense key'],
    ['class of a facet', bookClass, content.replace('book', 'film'), 'the class "film" is not in x.tsv'],
    ['repeated facet', bookClass, `${content}\n${content}`, 'the facet "content" of "book" stands twice'],
  ])('refuses a wrong %s', (_, classLines, facetLines, problem) => {
    const read = () =>
      parseNounClasses(table(classColumns, ...classLines.split('\n')), table(facetColumns, ...facetLines.split('\n')));
    expect(read).toThrow(problem);
  });
});

describe('parseNouns', () => {
  const read = (line: string) => parseNouns(table('lemma\tclass\tsenses', line), classes);

  it('reads the sense of each facet, and derives the aspects', () => {
    const [novel] = read('novel\tbook\tcopy=novel%1:06:00:: content=novel%1:10:00::');
    expect(novel?.senses.get('copy')).toBe('novel%1:06:00::');
    expect(novel?.aspects).toEqual(['information', 'physical']);
    expect(read('smelly\tbook\tsmell=smelly%1:07:00::')[0]?.aspects).toEqual([]);
  });

  it.each([
    ['a\tfilm\t', 'the class "film" is unknown'],
    ['a\tbook\tconstructor=a%1:00:00::', '"constructor" is no facet of "book"'],
    ['a\tbook\ta%1:00:00::', '"" is no facet of "book"'],
    ['a\tbook\tcopy=a%1:06:00:: copy=a%1:06:01::', 'the facet "copy" stands twice'],
    ['a\tbook\tcopy=a%2:00:00::', '"a%2:00:00::" is no key of a sense of a noun'],
  ])('refuses "%s"', (line, problem) => {
    expect(() => read(line)).toThrow(problem);
  });
});
