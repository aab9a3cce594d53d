import { describe, expect, it } from 'vitest';
import { embeddedSettings, fingerprint } from '../../src/embedded/settings.js';

const wordnet = { name: 'WordNet', version: '3.1' };

/** Every copy of a value that differs from it in one number or text. */
function* variations<Value>(value: Value): Generator<Value> {
  if (typeof value === 'number') yield (value + 1) as Value;
  if (typeof value === 'string') yield `${value}!` as Value;
  if (typeof value !== 'object' || value === null) return;
  for (const [field, part] of Object.entries(value)) {
    for (const changed of variations(part)) yield { ...value, [field]: changed };
  }
}

describe('embeddedSettings', () => {
  it('depend on the seed alone', () => {
    expect(embeddedSettings()).toEqual(embeddedSettings({ seed: 1 }));
    expect(embeddedSettings({ seed: 2 })).toEqual({ ...embeddedSettings(), seed: 2 });
  });
});

describe('fingerprint', () => {
  it('is the same for the same settings and lexicon', () => {
    const print = fingerprint(embeddedSettings(), wordnet);
    expect(print).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(embeddedSettings(), { ...wordnet })).toBe(print);
  });

  it('changes with every setting', () => {
    const changed = [...variations(embeddedSettings())];
    expect(changed.length).toBeGreaterThan(20);
    const prints = [embeddedSettings(), ...changed].map((settings) => fingerprint(settings, wordnet));
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('changes with the name and with the version of the lexicon', () => {
    const lexicons = [wordnet, { ...wordnet, version: '3.0' }, { ...wordnet, name: 'Open English WordNet' }];
    expect(new Set(lexicons.map((lexicon) => fingerprint(embeddedSettings(), lexicon))).size).toBe(3);
  });
});
