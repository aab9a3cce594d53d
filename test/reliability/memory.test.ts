import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeLittleMemory } from '../../src/cli/little-memory.js';
import { describeFailure } from '../../src/cli/run-cli.js';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const run = (megabytes: number, ...args: readonly string[]) =>
  spawnSync(process.execPath, [`--max-old-space-size=${megabytes}`, ...args], { encoding: 'utf8' });

describe('a command with little memory', () => {
  it('says so before it begins, and works where it needs no more', () => {
    const { status, stdout, stderr } = run(64, pathOf('../../dist/cli/main.js'), 'corpus', 'list');
    expect(status).toBe(0);
    expect(stdout).toContain('semcor');
    expect(stderr).toMatch(/^JavaScript may take only .* MB of memory here.*--max-old-space-size=4096/);
  });

  it('says nothing where there is enough', () => {
    expect(describeLittleMemory(2 ** 32)).toBeUndefined();
    expect(describeLittleMemory(2 ** 27)).toContain('134 MB');
  });
});

describe('a thread that runs out of memory', () => {
  it('is an error that says what to do', () => {
    const { status, stdout } = run(32, pathOf('./use-memory.mjs'), 'run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^QualiaError MEMORY: A thread for "takeAll" ran out of memory\. Give more by NODE_OPTIONS/);
  });
});

describe('an array that memory has no room for', () => {
  it('is told in two lines', () => {
    expect(describeFailure(new RangeError('Array buffer allocation failed')).split('\n')).toHaveLength(3);
    expect(describeFailure(new RangeError('Invalid count value: -1'))).toContain('at ');
  });
});
