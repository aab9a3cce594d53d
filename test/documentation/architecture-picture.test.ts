import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawArchitecture } from '../../documentation/draw-architecture.js';
import { readArchitecture } from '../../documentation/read-architecture.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the picture of the architecture', () => {
  it('is drawn of the layers, entries and contracts as they are', () => {
    const drawn = readFileSync(new URL('../../docs/pictures/architecture.svg', import.meta.url), 'utf8');
    const isCurrent = drawArchitecture(readArchitecture(root)) === drawn;
    expect(isCurrent, 'Draw it anew: npx tsx docs/make-architecture-picture.ts').toBe(true);
  });

  it('has every folder once, with its entry and its contracts, and escapes names', () => {
    const svg = drawArchitecture([
      [{ name: 'cli', contracts: [] }],
      [{ name: 'a<b', entry: 'qualia/a', contracts: ['Engine'] }],
    ]);
    expect(Array.from(svg.matchAll(/<text x[^>]*>([^<]*)</g), ([, text]) => text)).toEqual([
      'cli',
      'a&lt;b',
      'qualia/a',
      'Engine',
    ]);
  });

  it('knows the entries and contracts of the models', () => {
    const parts = readArchitecture(root).flat();
    expect(parts.find(({ name }) => name === 'wsd')).toEqual({
      name: 'wsd',
      entry: 'qualia/senses',
      contracts: ['Disambiguator', 'Scorer'],
    });
    expect(parts[0]).toMatchObject({ name: 'index', entry: 'qualia' });
  });
});
