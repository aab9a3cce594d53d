import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { compileFormula, type FormulaWords } from '../../src/dual/formula.js';
import { phraseSimilarity } from '../../src/dual/phrase.js';
import type { DualSimilarity } from '../../src/dual/similarity.js';
import { ParseError, UnknownWordError } from '../../src/errors.js';
import { dualSimilarities, tableSimilarity } from './table-similarity.js';

const dual = tableSimilarity({ 'dog cat': 0.5, 'dog d': 0.25 }, { 'dog cat': 0.75, 'dog d': -0.5 });

async function score(text: string, words: FormulaWords = { a: 'dog', b: 'cat' }, over: DualSimilarity = dual) {
  return (await compileFormula(text)).score(over, words).score;
}

describe('compileFormula', () => {
  it('computes arithmetic over similarities', async () => {
    // d(a,b) = 0.5, f(a,b) = 0.75.
    expect(await score('d(a,b) + f(a,b)')).toBe(0.5 + 0.75);
    expect(await score('2 * (f(a,b) - d(a,b)) / 4')).toBe((2 * (0.75 - 0.5)) / 4);
    expect(await score('-d(a,b)^2')).toBe(-(0.5 ** 2));
    expect(await score('+d(a,b)')).toBe(0.5);
    expect(await score('sqrt(0.25) + cbrt(8) + abs(-1) + log(1) + exp(0)')).toBeCloseTo(0.5 + 2 + 1 + 0 + 1, 12);
    expect(await score('min(d(a,b), f(a,b), 0.6) + max(d(a,b), 3)')).toBe(0.5 + 3);
    expect(await score('geo(d(a,b), 0.5)')).toBe(0.5);
  });

  it('gives the built-in composition score without its constraint, whatever the similarities', async () => {
    const formula = await compileFormula('geo(d(a,c), d(b,c), f(b,c))');
    fc.assert(
      fc.property(dualSimilarities, (random) => {
        const builtIn = compositionSimilarity(random, ['a', 'b'], 'c', { distinct: false });
        expect(formula.score(random, { a: 'a', b: 'b', c: 'c' })).toEqual(builtIn);
      }),
    );
  });

  it('gives the built-in phrase score', async () => {
    const formula = await compileFormula('geo(d(a,c), d(b,d), f(a,c), f(b,d))');
    fc.assert(
      fc.property(dualSimilarities, (random) => {
        const builtIn = phraseSimilarity(random, ['a', 'b'], ['c', 'd']);
        expect(formula.score(random, { a: 'a', b: 'b', c: 'c', d: 'd' })).toEqual(builtIn);
      }),
    );
  });

  it('tells the letter d from the function d, and the word d from both', async () => {
    expect(await score('d(a,d)', { a: 'dog', d: 'd' })).toBe(0.25);
    expect(await score('d(d,a) + f(d,d)', { a: 'dog', d: 'd' })).toBe(0.25 + 1);
    await expect(compileFormula('d(a,f)')).rejects.toThrow('two of the letters');
    await expect(compileFormula('d * 2')).rejects.toThrow('"d" stands alone');
  });

  it('takes two letters for the phrase of both words, in their order', async () => {
    const similarity: DualSimilarity = {
      domain: (left, right) => (`${left}|${right}` === 'dog house|kennel' ? 0.5 : 0.1),
      function: (left, right) => (`${left}|${right}` === 'kennel|house dog' ? 0.25 : 0.1),
    };
    const words = { a: 'dog', b: 'house', c: 'kennel' };
    expect(await score('d(ab,c)', words, similarity)).toBe(0.5);
    expect(await score('f(c,ba)', words, similarity)).toBe(0.25);
    const formula = await compileFormula('d(ab,c)');
    expect(formula.letters).toEqual(['a', 'b', 'c']);
    expect(() => formula.score(similarity, { a: 'dog', c: 'kennel' })).toThrow('the letter b has no word');
    await expect(compileFormula('d(aa,c)')).rejects.toThrow('two letters for a phrase');
    await expect(compileFormula('d(abc,d)')).rejects.toThrow('two letters for a phrase');
  });

  it('says which letters it uses, and what each score was made of', async () => {
    const formula = await compileFormula('d(c,a) * d(c,a)');
    expect(formula.text).toBe('d(c,a) * d(c,a)');
    expect(formula.letters).toEqual(['a', 'c']);
    const { parts } = formula.score(dual, { a: 'dog', c: 'cat' });
    expect(parts).toEqual([{ space: 'd', left: 'cat', right: 'dog', similarity: 0.5 }]);
  });

  it.each([
    ['', 'it is empty'],
    ['  ', 'it is empty'],
    ['d(a,b', 'Write for instance geo('],
    ['d = 1', 'an assignment is not allowed'],
    ['(x = 1)', 'an assignment is not allowed'],
    ['d(a,b) = a', 'the definition of a function is not allowed'],
    ['g(x) = x; d(a,b)', 'more than one expression is not allowed'],
    ['d(a,b)\nf(a,b)', 'more than one expression is not allowed'],
    ['a.b', 'access to a property is not allowed'],
    ['d.constructor', 'access to a property is not allowed'],
    ['x.d(a,b)', 'access to a property is not allowed'],
    ['d["geo"](1)', 'access to a property is not allowed'],
    ['"x".constructor("return 1")', 'access to a property is not allowed'],
    ['d(a,b).constructor', 'access to a property is not allowed'],
    ['"text"', 'a text is not allowed'],
    ['geo("1")', 'a text is not allowed'],
    ['import("fs")', 'the function "import" is not allowed; use d, f, geo, sqrt'],
    ['evaluate("1")', 'the function "evaluate" is not allowed'],
    ['constructor(a)', 'the function "constructor" is not allowed'],
    ['__proto__(a)', 'the function "__proto__" is not allowed'],
    ['toString()', 'the function "toString" is not allowed'],
    ['sin(d(a,b))', 'the function "sin" is not allowed'],
    ['constructor', '"constructor" stands alone'],
    ['__proto__ + 1', '"__proto__" stands alone'],
    ['pi', '"pi" stands alone'],
    ['a', '"a" stands alone; words appear only inside d(x, y) and f(x, y)'],
    ['d(a,e)', 'd() takes two of the letters a, b, c, d'],
    ['f(constructor,a)', 'f() takes two of the letters a, b, c, d'],
    ['d(a,__proto__)', 'd() takes two of the letters a, b, c, d'],
    ['d(a)', 'd() takes two of the letters a, b, c, d'],
    ['d()', 'd() takes two of the letters a, b, c, d'],
    ['d(a,b,c)', 'd() takes two of the letters a, b, c, d'],
    ['f(1,2)', 'f() takes two of the letters a, b, c, d'],
    ['d("dog","cat")', 'd() takes two of the letters a, b, c, d'],
    ['geo()', 'geo() takes at least one argument, not 0'],
    ['sqrt(1, 2)', 'sqrt() takes 1 argument, not 2'],
    ['[1, 2]', 'a list is not allowed'],
    ['{a: 1}', 'an object is not allowed'],
    ['1:2', 'a range is not allowed'],
    ['1 ? 2 : 3', 'a condition is not allowed'],
    ['1 < 2 < 3', 'a comparison is not allowed'],
    ['1 < 2', 'the operator "<" is not allowed; use + - * / ^'],
    ['3!', 'the operator "!" is not allowed'],
    ['not 1', 'the operator "not" is not allowed'],
    ['true', 'such an expression is not allowed'],
    ['null', 'such an expression is not allowed'],
  ])('refuses %j with a ParseError', async (text, problem) => {
    const error = await compileFormula(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ParseError);
    expect((error as ParseError).text).toBe(text);
    expect((error as ParseError).message).toContain(problem);
  });

  it('refuses formulas that are long or deep enough to exhaust the stack', async () => {
    for (const text of [`1${' + 1'.repeat(100_000)}`, `${'('.repeat(100_000)}1${')'.repeat(100_000)}`]) {
      await expect(compileFormula(text)).rejects.toThrow(ParseError);
    }
    expect(await score(`1${'+1'.repeat(499)}`)).toBe(500);
    expect(await score(`${'('.repeat(50)}1${')'.repeat(50)}`)).toBe(1);
    await expect(compileFormula(`${'('.repeat(499)}1${')'.repeat(499)}`)).rejects.toThrow(ParseError);
  });

  it('never runs what it reads: any text is a formula or a ParseError', async () => {
    const pieces = ['d', 'f', 'a', 'b', '(', ')', ',', '.', '=', '"', '[', ']', ';', '+', '2', 'constructor', '^', 'x'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), async (list) => {
        const result = await compileFormula(list.join('')).catch((thrown: unknown) => thrown);
        if (result instanceof Error) expect(result).toBeInstanceOf(ParseError);
      }),
      { numRuns: 300 },
    );
  });

  it('throws a ParseError for a letter without a word, and for a value that is no finite number', async () => {
    await expect(score('d(a,c)')).rejects.toThrow('the letter c has no word');
    await expect(score('sqrt(f(a,d))', { a: 'dog', d: 'd' })).rejects.toThrow('its value is NaN');
    await expect(score('geo(sqrt(f(a,d)), 1)', { a: 'dog', d: 'd' })).rejects.toThrow(ParseError);
    await expect(score('1 / (d(a,b) - 0.5)')).rejects.toThrow('its value is Infinity');
  });

  it('throws UnknownWordError for a word without a vector, and takes any text for a word', async () => {
    await expect(score('d(a,b)', { a: 'dog', b: '' })).rejects.toThrow(UnknownWordError);
    await expect(score('d(a,b)', { a: '__proto__', b: 'dog' })).rejects.toThrow(UnknownWordError);
    const odd = tableSimilarity({ 'constructor __proto__': 0.5 }, {});
    expect(await score('d(a,b)', { a: 'constructor', b: '__proto__' }, odd)).toBe(0.5);
  });
});
