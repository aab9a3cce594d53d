import { describe, expect, it } from 'vitest';
import { isSentenceSystem, readSentenceSettings } from '../../src/cli/sentence-settings.js';

const settings = (given: Readonly<Record<string, string>>) => new Map(Object.entries(given));

describe('readSentenceSettings', () => {
  it('reads models, their weights and tensors', () => {
    const read = readSentenceSettings(
      settings({
        'discocat-model': 'additive, tensor-mix',
        'discocat-tensors': 'one.safetensors,other.safetensors',
        'discocat-weights': '1,2,0.5',
      }),
    );
    expect(read).toMatchObject({ models: ['additive', 'tensor-mix'], weights: [1, 2, 0.5], needsVerbs: false });
    expect(read.tensorPaths).toEqual(['one.safetensors', 'other.safetensors']);
  });

  it.each([
    [{ 'discocat-model': 'additive,kronecker', 'discocat-weights': '1' }, /"discocat-weights" is "1".*as models, 2/],
    [
      { 'discocat-model': 'additive,tensor-mix', 'discocat-tensors': 'a,b', 'discocat-weights': '1,1' },
      /"discocat-weights".*as models, 3/,
    ],
    [
      { 'discocat-model': 'in-context', 'discocat-tables': '.', 'discocat-tags': 'on' },
      /"discocat-tags" is "on".*in-context/,
    ],
    [{ 'discocat-model': 'constructor,__proto__' }, /"discocat-model" is "constructor"/],
    [{ 'discocat-model': 'in-context' }, /"discocat-tables"/],
  ])('names the setting that is wrong in %j', (given, problem) => {
    expect(() => readSentenceSettings(settings(given as Record<string, string>))).toThrow(problem);
  });
});

describe('isSentenceSystem', () => {
  it('asks for verbs in context, tensors, senses or several models', () => {
    expect(isSentenceSystem(settings({ 'discocat-model': 'in-context' }))).toBe(true);
    expect(isSentenceSystem(settings({ 'discocat-model': 'additive,kronecker' }))).toBe(true);
    expect(isSentenceSystem(settings({ 'discocat-senses': '2' }))).toBe(true);
    expect(isSentenceSystem(settings({ 'discocat-model': 'constructor' }))).toBe(false);
    expect(isSentenceSystem(new Map())).toBe(false);
  });
});
