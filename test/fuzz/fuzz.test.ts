import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blockChecksumsName } from '../../src/matrix/container-blocks.js';
import { checksumKey } from '../../src/matrix/container-header.js';
import { createRandom } from '../../src/random.js';
import { judge } from './judge.js';
import { makeInput } from './make-input.js';
import { minimise } from './minimise.js';
import { mutateJson } from './mutate-json.js';
import { repairContainer } from './repair-container.js';
import { listTargets } from './targets/list-targets.js';

const scratch = mkdtempSync(join(tmpdir(), 'qualia-fuzz-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const inputs = 40;
const targets = [...listTargets()];

describe.each(targets)('the parser of %s', (_, target) => {
  it('reads what it should, and refuses what is nearly right with an error that says where', async () => {
    const ready = { target, seeds: await target.seeds(scratch) };
    const faults: string[] = [];
    for (let index = 0; index < inputs; index++) {
      const bytes = makeInput(ready, 1, index);
      const verdict = await judge(target, bytes, scratch);
      if (typeof verdict === 'object') {
        faults.push(`input ${index}: ${verdict.detail}\n${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('inputs', () => {
  it('depend on target, seed and number alone', async () => {
    const [, target] = targets[0] ?? [];
    if (target === undefined) throw new Error('There is no target.');
    const ready = { target, seeds: await target.seeds(scratch) };
    const [first, again, other] = [1, 1, 2].map((seed) => makeInput(ready, seed, 50));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('are made of files whose sizes are no numbers of bytes, and of values that are nested too deep to be written', () => {
    const header = JSON.stringify({
      __metadata__: { [checksumKey]: 'a'.repeat(64) },
      [blockChecksumsName]: { dtype: 'U32', shape: [1], data_offsets: [1e-320, 4] },
    });
    const bytes = Buffer.concat([Buffer.alloc(8), Buffer.from(header), Buffer.alloc(8)]);
    expect(repairContainer(bytes).readBigUInt64LE()).toBe(BigInt(header.length));
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(() => mutateJson(nested, createRandom(1))).not.toThrow();
  });

  it('are made smaller as long as what was wrong stays wrong', async () => {
    const hasBoth = async (bytes: Buffer): Promise<boolean> => bytes.includes('a') && bytes.includes('z');
    const smallest = await minimise(Buffer.from('xxxaxxxxxxxzxx'), hasBoth, 200);
    expect(smallest.toString()).toBe('az');
  });
});
