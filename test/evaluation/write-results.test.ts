import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QualiaError } from '../../src/errors.js';
import { readResults } from '../../src/evaluation/read-results.js';
import { runTask } from '../../src/evaluation/run-task.js';
import type { EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { ResultFolder } from '../../src/evaluation/write-results.js';
import { pairSet } from './systems/toy-sets.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const task = {
  manifest: { id: 'toy', mainScore: 'spearman with mean ratings' },
  dataset: pairSet,
  files: [{ path: 'toy.txt', sha256: 'abc' }],
};
const options = { version: '1', samples: 20 };

function systemOf(name: string, settings: EvaluatedSystem['description']['settings'] = {}): EvaluatedSystem {
  return {
    name,
    description: { specification: 'module:toy.mjs', files: [{ path: 'toy.mjs', sha256: 'def' }], settings },
    answerers: { 'rated-pairs': ({ pairs }) => pairs.map((_, place) => ({ answer: place })) },
  };
}

describe('ResultFolder', () => {
  it('writes one file a task and system, which reads back as the result', async () => {
    const results = await ResultFolder.open(join(folder, 'new', 'results'));
    const [plain, other] = [
      await runTask(task, systemOf('A/b:  c'), options),
      await runTask(task, systemOf('a b c'), options),
    ];
    const path = await results.write(plain);
    await results.write(other);
    await results.write(plain);
    expect(readdirSync(join(folder, 'new', 'results'))).toHaveLength(2);
    expect(path).toMatch(/toy\.a-b-c\.[0-9a-f]{8}\.json$/);
    expect(await readResults(path)).toEqual([plain]);
    expect(await readResults(join(folder, 'new', 'results'))).toEqual(expect.arrayContaining([plain, other]));
  });

  it('finds the result that was made of the same things, and no other', async () => {
    const results = await ResultFolder.open(folder);
    const system = systemOf('one', { method: 'add' });
    expect(await results.find(task, system, options)).toBeUndefined();
    const result = await runTask(task, system, options);
    await results.write(result);
    expect(await results.find(task, system, options)).toEqual(result);
    expect(await results.find(task, systemOf('one', { method: 'multiply' }), options)).toBeUndefined();
    expect(
      await results.find({ ...task, files: [{ path: 'toy.txt', sha256: 'abd' }] }, system, options),
    ).toBeUndefined();
    for (const more of [{ seed: 2 }, { samples: 21 }, { version: '2' }, { mockItems: 3 }]) {
      expect(await results.find(task, system, { ...options, ...more })).toBeUndefined();
    }
  });

  it('refuses what is no folder, and tells a result that is cut short', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(ResultFolder.open(join(folder, 'file'))).rejects.toThrow(QualiaError);
    const results = await ResultFolder.open(folder);
    const path = await results.write(await runTask(task, systemOf('one'), options));
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 200));
    await expect(results.find(task, systemOf('one'), options)).rejects.toThrow('This is no JSON, or cut short');
  });
});
