import { describe, expect, it } from 'vitest';
import { visitPairTerms } from '../../src/discocat/pair-terms.js';
import { pairTerm, relationalInnerProduct, visitPairs } from '../../src/discocat/relational-product.js';
import { createRandom } from '../../src/random.js';
import { gaussianMatrix, snapshot } from '../matrix/arbitraries.js';

function makeSentence(pairs: number, length: number, seed: number) {
  const random = createRandom(seed);
  const counts = Float64Array.from({ length: pairs }, () => 1 + random.integer(5));
  const [subjects, objects] = [gaussianMatrix(pairs, length, seed), gaussianMatrix(pairs, length, seed + 1)];
  const [subject, object] = [gaussianMatrix(1, length, seed + 2).row(0), gaussianMatrix(1, length, seed + 3).row(0)];
  return { subject, object, verb: { subjects, objects, counts } };
}

describe('visitPairTerms', () => {
  it.each([
    [1, 1, 1],
    [3, 70, 5],
    [130, 9, 33],
  ])('gives each of %d x %d pairs at %d dimensions once, with its term', (pairs, others, length) => {
    const [left, right] = [makeSentence(pairs, length, 1), makeSentence(others, length, 50)];
    const before = [left, right].map(({ verb }) => [snapshot(verb.subjects), snapshot(verb.objects), [...verb.counts]]);
    const multiply = (a: Float32Array, b: Float32Array) => Float64Array.from(a, (value, entry) => value * b[entry]);
    const weights = {
      subjects: multiply(left.subject, right.subject),
      objects: multiply(left.object, right.object),
    };
    const terms = new Map<string, number>();
    visitPairTerms({ left: left.verb, right: right.verb, weights }, (k, l, term) => {
      expect(terms.has(`${k} ${l}`)).toBe(false);
      terms.set(`${k} ${l}`, term);
    });
    expect(terms.size).toBe(pairs * others);
    const exact = [...terms.keys()].map((key) => {
      const [k, l] = key.split(' ').map(Number);
      return pairTerm(left, right, { k, l });
    });
    const scale = Math.max(...exact.map(Math.abs));
    const errors = [...terms.values()].map((term, place) => Math.abs(term - exact[place]));
    expect(Math.max(...errors)).toBeLessThan(1e-5 * scale);
    expect(
      [left, right].map(({ verb }) => [snapshot(verb.subjects), snapshot(verb.objects), [...verb.counts]]),
    ).toEqual(before);
  });
});

describe('relationalInnerProduct', () => {
  it.each([
    [400, 300, 24],
    [200, 60, 130],
  ])('adds up the terms of verbs of %d and %d pairs at %d dimensions, in either order', (pairs, others, length) => {
    const [left, right] = [makeSentence(pairs, length, 7), makeSentence(others, length, 90)];
    let exact = 0;
    let seen = 0;
    let size = 0;
    visitPairs(left, right, (k, l) => {
      const term = pairTerm(left, right, { k, l });
      exact += term;
      size += Math.abs(term);
      seen++;
    });
    expect(seen).toBe(pairs * others);
    for (const product of [relationalInnerProduct(left, right), relationalInnerProduct(right, left)]) {
      expect(Math.abs(product - exact)).toBeLessThan(1e-6 * size);
    }
  });
});
