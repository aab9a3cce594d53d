import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { addBenchFetchCommand } from '../../src/cli/bench-fetch-command.js';
import { CommandError, Interrupted } from '../../src/cli/command-error.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { type TaskManifest, taskManifestSchema } from '../../src/evaluation/task-manifest.js';
import { serve, sha256, startServer } from '../corpus/fetch/file-server.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { captureOutput } from './captured-output.js';

vi.mock('../../src/evaluation/read-task-manifests.js', () => ({ readTaskManifests: vi.fn() }));

const pairs = Buffer.from('snow rain 7\nsun moon 6\n');
let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  vi.stubEnv('QUALIA_TASKS', folder);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

const know = (...tasks: Partial<TaskManifest>[]): void => {
  const common = {
    version: '1',
    description: 'd',
    address: 'https://example.org/page',
    splits: 'none',
    mainScore: 'accuracy',
  };
  const manifests = tasks.map((task) =>
    taskManifestSchema.parse({ ...common, source: 'Maker 2020', licence: 'CC0-1.0', ...task }),
  );
  vi.mocked(readTaskManifests).mockResolvedValue(manifests);
};
const run = async (args: readonly string[], signal = new AbortController().signal): Promise<void> => {
  const bench = new Command('bench').exitOverride();
  addBenchFetchCommand(bench, { signal, reportFindings: () => undefined });
  await bench.parseAsync(['fetch', ...args], { from: 'user' });
};

describe('qualia bench fetch', () => {
  it('fetches nothing for a task whose files come with the package', async () => {
    know({ id: 'own', data: [{ path: 'a/b.txt' }], isPackaged: true });
    const output = captureOutput();
    await run(['own']);
    expect(output.stderr).toBe('own: its data come with this package; there is nothing to fetch.\n');
    expect(output.stdout).toBe('');
  });

  it('tells the licence first, fetches, and prints what came', async () => {
    const server = await startServer(serve(pairs));
    know({
      id: 'own',
      citation: 'Maker (2020).',
      data: [{ path: 'a/b.txt' }],
      fetch: [{ url: `${server.address}/b.txt`, path: 'a/b.txt' }],
    });
    const output = captureOutput();
    await run(['own', '--tsv']);
    expect(output.stderr).toMatch(/^own: Maker 2020\. Licence: CC0-1\.0\.\nCite: Maker \(2020\)\.\n/);
    expect(output.stderr).toContain('own: the manifest knows no checksum of this file');
    const file = join(folder, 'a/b.txt');
    expect(output.stdout).toBe(
      `task\tfile\thow\tsize\tpinned\tsha256\nown\t${file}\tdownloaded\t${pairs.length}\tno\t${sha256(pairs)}\n`,
    );
    expect(await readFile(file)).toEqual(pairs);
  });

  it('says what has no direct address, what is generated and what is no task', async () => {
    know({ id: 'made', generator: 'makeThem' }, { id: 'asked', data: [{ path: 'x.txt' }] });
    const output = captureOutput();
    await run(['made']);
    expect(output.stderr).toBe('made: its questions are generated; there is nothing to fetch.\n');
    await expect(run(['asked'])).rejects.toThrow(`Get them from https://example.org/page and put x.txt into ${folder}`);
    await expect(run(['asket'])).rejects.toThrow(CommandError);
  });

  it('says that what came is kept when it is stopped', async () => {
    const server = await startServer(serve(pairs));
    know({ id: 'own', data: [{ path: 'b.txt' }], fetch: [{ url: `${server.address}/b.txt`, path: 'b.txt' }] });
    captureOutput();
    await expect(run(['own'], AbortSignal.abort())).rejects.toThrow(Interrupted);
  });
});
