import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbedOptions, ProviderOptions } from '../../src/embedding/embedding-model.js';
import {
  bindProviderOptions,
  cacheWithOptions,
  describeProviderOptions,
} from '../../src/embedding/provider-options.js';
import { OptionError } from '../../src/errors.js';
import { lengthVector, memoryCache, toyModel } from './toy-model.js';

describe('describeProviderOptions', () => {
  it('writes JSON with the names in order, and nothing for no options', () => {
    const options = { b: { y: [1, { d: null, c: 'x' }], x: true }, a: {}, constructor: { __proto__x: 1 } };
    expect(describeProviderOptions(options)).toBe(
      '{"b":{"x":true,"y":[1,{"c":"x","d":null}]},"constructor":{"__proto__x":1}}',
    );
    expect([describeProviderOptions({}), describeProviderOptions({ a: {} })]).toEqual(['', '']);
  });

  it('is the same for equal options and no others', () => {
    const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<ProviderOptions[string][string]>;
    const options = fc.dictionary(fc.string(), fc.dictionary(fc.string(), json, { minKeys: 1 }));
    fc.assert(
      fc.property(options, (first) => {
        const described = describeProviderOptions(first);
        const backwards = Object.fromEntries(Object.entries(first).reverse());
        expect(describeProviderOptions(backwards)).toBe(described);
        if (described !== '') expect(JSON.parse(described)).toEqual(JSON.parse(JSON.stringify(first)));
      }),
    );
  });

  it('refuses what is no JSON', () => {
    expect(() => describeProviderOptions({ a: { b: Number.NaN } })).toThrow(OptionError);
    expect(() => describeProviderOptions({ a: { b: undefined as unknown as null } })).toThrow(OptionError);
  });
});

describe('bindProviderOptions', () => {
  it('asks with the options at every call, those of the call first, and has an id of its own', async () => {
    const asked: EmbedOptions[] = [];
    const model = toyModel(async (options) => {
      asked.push(options);
      return { embeddings: options.values.map(lengthVector) };
    });
    const bound = bindProviderOptions(model, { openai: { dimensions: 2, user: 'me' } });
    expect(bound.modelId).toBe('m with {"openai":{"dimensions":2,"user":"me"}}');
    await embedTexts(bound, ['a']);
    await embedTexts(bound, ['a'], { providerOptions: { openai: { user: 'you' }, lab: { x: 1 } } });
    expect(asked.map(({ providerOptions }) => providerOptions)).toEqual([
      { openai: { dimensions: 2, user: 'me' } },
      { openai: { dimensions: 2, user: 'you' }, lab: { x: 1 } },
    ]);
    expect(bindProviderOptions(model, {})).toBe(model);
    const knowing = bindProviderOptions({ ...model, knows: (text) => text === 'a' }, { a: { b: 1 } });
    expect(['a', 'b'].map((text) => knowing.knows?.(text))).toEqual([true, false]);
  });
});

describe('cacheWithOptions', () => {
  it('never takes a text with options for one without, or with others', async () => {
    const cache = memoryCache();
    const [small, large] = [256, 512].map((dimensions) => cacheWithOptions(cache, { openai: { dimensions } }));
    await small?.add(new Map([['dog', Float32Array.of(1)]]));
    expect([small?.find('dog')?.[0], large?.find('dog'), cache.find('dog')]).toEqual([1, undefined, undefined]);
    expect(cacheWithOptions(cache, { openai: { dimensions: 256 } }).find('dog')?.[0]).toBe(1);
    expect(cacheWithOptions(cache, {})).toBe(cache);
  });
});
