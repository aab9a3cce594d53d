import { describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { createLowRank } from '../../../src/llm/adaptation/low-rank.js';
import { meanWordVectors, tokensOfAligner, wordsOfEncoder } from '../../../src/llm/inspection/encoder-words.js';
import { nearestWords } from '../../../src/llm/inspection/nearest-words.js';
import { createSmallEncoder, smallWords } from '../encoder/small-encoder.js';

const encoder = createSmallEncoder();
const { network } = encoder;

describe('wordsOfEncoder', () => {
  it('has a row for each word and none for marks', () => {
    const { table, words } = wordsOfEncoder(encoder);
    expect(words).toEqual(smallWords);
    expect(table.row(0)).toEqual(Float32Array.from(network.parameters.get('embedding').values.subarray(48, 64)));
  });
});

describe('meanWordVectors', () => {
  it('finds a word nearest to itself, and the mean of two as far from one as from the other', () => {
    const { names, vectors } = meanWordVectors(encoder, ['constructor', 'cat dog']);
    const [own, both] = nearestWords(vectors, wordsOfEncoder(encoder), { count: smallWords.length });
    expect(names).toEqual(['constructor', 'cat dog']);
    expect(own?.words[0]).toEqual({ word: 'constructor', distance: 0 });
    const [cat, dog] = ['cat', 'dog'].map((word) => both?.words.find((one) => one.word === word)?.distance);
    expect(cat).toBeCloseTo(dog as number, 6);
  });

  it('refuses unknown words and texts without any', () => {
    expect(() => meanWordVectors(encoder, ['the xyzzy'])).toThrow(UnknownWordError);
    expect(() => meanWordVectors(encoder, [''])).toThrow(OptionError);
  });
});

describe('tokensOfAligner', () => {
  it('names tokens, with their layer where it has its own', () => {
    expect(tokensOfAligner(createAligner(network, { seed: 1, tokens: 2 })).names).toEqual(['token 1', 'token 2']);
    const { names, vectors } = tokensOfAligner(createAligner(network, { seed: 1, kind: 'layers' }));
    expect(names).toEqual(['token 1 of layer 0', 'token 1 of layer 1']);
    expect([vectors.rows, vectors.columns]).toEqual([2, 16]);
  });

  it('refuses what has no tokens', () => {
    expect(() => tokensOfAligner(createLowRank(network, { seed: 1 }))).toThrow(OptionError);
  });
});
