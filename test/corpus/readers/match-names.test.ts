import { describe, expect, it } from 'vitest';
import { matchNames } from '../../../src/corpus/readers/match-names.js';

describe('matchNames', () => {
  it.each([
    ['*.txt', ['a.txt', 'x/y/a.txt'], ['a.txt.gz', 'atxt', 'a.txt/b']],
    ['x/*.txt', ['x/a.txt', './x/a.txt'], ['a.txt', 'x/y/a.txt', 'z/x/a.txt']],
    ['x/**/*.txt', ['x/a.txt', 'x/y/z/a.txt'], ['a.txt']],
    ['c???', ['ca01', 'brown/ca01'], ['cats.txt', 'ca1']],
    ['a+b(c).txt', ['a+b(c).txt'], ['aab(c).txt']],
    ['constructor', ['constructor', 'x/constructor'], ['']],
  ])('fits %s', (pattern, fitting, others) => {
    const fits = matchNames(pattern);
    expect(fitting.filter(fits)).toEqual(fitting);
    expect(others.filter(fits)).toEqual([]);
  });

  it('fits any of several patterns', () => {
    expect(['a.b', 'a.c', 'a.d'].filter(matchNames(['*.b', '*.c']))).toEqual(['a.b', 'a.c']);
  });
});
