import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.js';
import {
  formatSystemSpecification,
  parseSystemSpecification,
  systemKinds,
} from '../../../src/evaluation/systems/system-specification.js';

describe('parseSystemSpecification', () => {
  it.each([
    ['vectors:glove.txt?method=multiply&unit=true', 'vectors', 'glove.txt', { method: 'multiply', unit: 'true' }],
    ['glove.6B.100d.txt', 'vectors', 'glove.6B.100d.txt', {}],
    ['answers.csv', 'predictions', 'answers.csv', {}],
    ['predictions:answers.txt?name=mine%20%26%20yours', 'predictions', 'answers.txt', { name: 'mine & yours' }],
    ['./my-system.mjs', 'module', './my-system.mjs', {}],
    ['dual:a.safetensors,b.safetensors?tokens=1000', 'dual', 'a.safetensors,b.safetensors', { tokens: '1000' }],
    [
      'dual:a,b?domain-rank=300&domain-exponent=0&function-rank=50&function-exponent=-0.25',
      'dual',
      'a,b',
      { 'domain-rank': '300', 'domain-exponent': '0', 'function-rank': '50', 'function-exponent': '-0.25' },
    ],
    ['vectors:mono.safetensors?rank=50&exponent=1', 'vectors', 'mono.safetensors', { rank: '50', exponent: '1' }],
    ['embedded:dual', 'embedded', 'dual', {}],
    ['bi-encoder:static:glove.txt', 'bi-encoder', 'static:glove.txt', {}],
    [
      'bi-encoder:transformers:m?layers=5&sense-prior=0.5&pooling=cls&sense-name=a%26b',
      'bi-encoder',
      'transformers:m?layers=5&pooling=cls',
      { 'sense-prior': '0.5', 'sense-name': 'a&b' },
    ],
    ['aspects:static:a.txt?aspect-hint=false', 'aspects', 'static:a.txt', { 'aspect-hint': 'false' }],
    ['bi-encoder:static:a.txt?sense-uses=false', 'bi-encoder', 'static:a.txt', { 'sense-uses': 'false' }],
    [
      'cross-encoder:models/GlossBERT?sense-prior=0.5&dtype=q8',
      'cross-encoder',
      'models/GlossBERT',
      { 'sense-prior': '0.5', dtype: 'q8' },
    ],
    [
      'discocat:space:a.safetensors?function=b&discocat-model=kronecker',
      'discocat',
      'space:a.safetensors?function=b',
      { 'discocat-model': 'kronecker' },
    ],
    [
      'dual-models:transformers:m?layers=6;transformers:m?layers=3',
      'dual-models',
      'transformers:m?layers=6;transformers:m?layers=3',
      {},
    ],
    ['first-sense', 'first-sense', '', {}],
    ['C:\\vectors\\glove.txt', 'vectors', 'C:\\vectors\\glove.txt', {}],
    ['what?.txt', 'vectors', 'what?.txt', {}],
  ])('reads %s', (text, kind, target, settings) => {
    const found = parseSystemSpecification(text);
    expect([found.kind, found.target, Object.fromEntries(found.settings)]).toEqual([kind, target, settings]);
  });

  it.each([
    ['vectors:', 'there is nothing after "vectors:"'],
    ['vectors:glove.txt?colour=red', 'takes method, unit, positive, vocabulary, rank, exponent, name, tokens, read'],
    [
      'dual:a,b?rank=300',
      'takes domain-rank, domain-exponent, function-rank, function-exponent, formula, name, tokens, read',
    ],
    ['first-sense?name=x', 'takes no settings'],
    ['bi-encoder:', 'there is nothing after "bi-encoder:"'],
    ['bi-encoder:?sense-prior=1', 'there is nothing after "bi-encoder:"'],
    ['bi-encoder:static:a?sense-colour=red', '"sense-colour" is no setting; a system of the kind bi-encoder takes'],
    ['bi-encoder:static:a?sense-prior=1&sense-prior=2', '"sense-prior" comes twice'],
    ['aspects:', 'there is nothing after "aspects:"'],
    ['aspects:static:a?aspect-colour=red', 'a system of the kind aspects takes aspect-hint, aspect-glosses'],
    ['cross-encoder:', 'there is nothing after "cross-encoder:"'],
    ['cross-encoder:a?sense-layers=1', 'takes sense-marking, sense-heading, sense-masked, sense-examples'],
    ['glove.txt?unit=true&unit=false', '"unit" comes twice'],
    ['glove.txt?name=100%', 'percent sign'],
    ['glove.txt?name=a&b', '"b" is no setting'],
  ])('refuses %s', (text, problem) => {
    expect(() => parseSystemSpecification(text)).toThrow(ParseError);
    expect(() => parseSystemSpecification(text)).toThrow(problem);
  });

  it('leaves all that follows "model:" to the model', () => {
    const specification = { kind: 'model' as const, target: 'static:a.txt?weighting=frequency', settings: new Map() };
    expect(parseSystemSpecification('model:static:a.txt?weighting=frequency')).toEqual(specification);
    expect(formatSystemSpecification(specification)).toBe('model:static:a.txt?weighting=frequency');
  });

  it('reads back what is printed', () => {
    const without = new Set([
      'first-sense',
      'embedded',
      'model',
      'bi-encoder',
      'cross-encoder',
      'aspects',
      'discocat',
      'dual-models',
    ]);
    const kinds = fc.constantFrom(...systemKinds.filter((kind) => !without.has(kind)));
    const target = fc.string({ minLength: 1 }).filter((text) => !/\?[a-z-]+=/.test(text));
    const name = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(kinds, target, name, (kind, file, title) => {
        const specification = { kind, target: file, settings: new Map([['name', title]]) };
        expect(parseSystemSpecification(formatSystemSpecification(specification))).toEqual(specification);
      }),
    );
  });
});
