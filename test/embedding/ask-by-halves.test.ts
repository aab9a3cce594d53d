import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askByHalves, isTextFault } from '../../src/embedding/ask-by-halves.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import { QualiaError, UnknownWordError } from '../../src/errors.js';

const model = { provider: 'toy', modelId: 'm' };

function failing(texts: readonly string[], cause: unknown): EmbeddingBatchError {
  return new EmbeddingBatchError(model, { texts, places: texts.map((_, place) => place), tries: 1, cause });
}

/** Asks a server that answers what `refuses` lets pass; notes the sizes of its calls. */
async function askServer(texts: readonly string[], refuses: (part: readonly string[]) => boolean, status = 400) {
  const calls: number[] = [];
  const { vectors, failure } = await askByHalves(texts, async (part) => {
    calls.push(part.length);
    if (refuses(part)) throw failing(part, { status });
    return new Map(part.map((text) => [text, Float32Array.of(text.length)]));
  });
  return { calls, given: [...vectors.keys()], error: failure?.error as EmbeddingBatchError | undefined };
}

const textsUpTo = (count: number): string[] => Array.from({ length: count }, (_, place) => `text ${place}`);

describe('askByHalves', () => {
  it('asks once where all goes well', async () => {
    const { calls, given } = await askServer(textsUpTo(9), () => false);
    expect([calls, given]).toEqual([[9], textsUpTo(9)]);
  });

  it('finds the first text at fault, and asks for nothing behind it', async () => {
    const { calls, given, error } = await askServer(textsUpTo(8), (part) => part.some((text) => /[57]/.test(text)));
    // All, 0-3, 4-7, 4-5, 4, 5.
    expect(calls).toEqual([8, 4, 4, 2, 1, 1]);
    expect(given).toEqual(textsUpTo(5));
    expect(error?.texts).toEqual(['text 5']);
  });

  it('finds any set of texts at fault in 1 + 2 log2 n calls', async () => {
    const cases = fc
      .integer({ min: 1, max: 70 })
      .chain((count) => fc.tuple(fc.constant(count), fc.uniqueArray(fc.nat(count - 1), { minLength: 1 })));
    await fc.assert(
      fc.asyncProperty(cases, async ([count, bad]) => {
        const texts = textsUpTo(count);
        const faulty = new Set(bad.map((place) => texts[place]));
        const { calls, given, error } = await askServer(texts, (part) => part.some((text) => faulty.has(text)));
        const first = Math.min(...bad);
        expect(given).toEqual(texts.slice(0, first));
        expect(error?.texts).toEqual([texts[first]]);
        expect(calls.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(count)));
      }),
    );
  });

  it('asks a server that refuses everything 1 + log2 n times', async () => {
    const { calls, given, error } = await askServer(textsUpTo(512), () => true);
    expect(calls).toEqual([512, 256, 128, 64, 32, 16, 8, 4, 2, 1]);
    expect([given, error?.texts]).toEqual([[], ['text 0']]);
  });

  it('gives all vectors where the batch was only too large', async () => {
    const { calls, given, error } = await askServer(textsUpTo(8), (part) => part.length > 3, 413);
    expect([calls, given, error]).toEqual([[8, 4, 2, 2, 4, 2, 2], textsUpTo(8), undefined]);
  });

  it('divides nothing after another failure', async () => {
    for (const status of [401, 404, 429, 500]) {
      const { calls, error } = await askServer(textsUpTo(4), () => true, status);
      expect([calls, error?.texts]).toEqual([[4], textsUpTo(4)]);
    }
    const reason = new Error('enough');
    const outcome = await askByHalves(['a', 'b'], () => Promise.reject(reason));
    expect(outcome.failure?.error).toBe(reason);
  });
});

describe('isTextFault', () => {
  it.each([
    [{ status: 400 }, true],
    [{ statusCode: 413 }, true],
    [{ response: { status: 422 } }, true],
    [{ status: 401 }, false],
    [{ status: 500 }, false],
    [new UnknownWordError('zither', 'the space'), true],
    [new QualiaError('NO_TOKENS', 'x'), true],
    [new QualiaError('EMBEDDING_KEY', 'x'), false],
    [new TypeError('a mistake'), false],
    [undefined, false],
  ])('tells of %o: %s', (error, expected) => {
    expect(isTextFault(error)).toBe(expected);
  });
});
