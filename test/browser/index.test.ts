import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** Everything outside `src/` that an entry reaches, by static and by dynamic imports. */
async function findExternals(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../../src/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2023',
    packages: 'external',
    outdir: 'nowhere',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return [...new Set(imports.filter(({ external }) => external === true).map(({ path }) => path))].sort();
}

describe('the entry for browsers', () => {
  it('reaches no module of Node, and one package', async () => {
    expect(await findExternals('browser/index.ts')).toEqual(['zod']);
  });
});

describe('the rule', () => {
  it('finds modules of Node behind other entries', async () => {
    expect(await findExternals('index.ts')).toEqual(
      expect.arrayContaining(['node:fs/promises', 'node:worker_threads']),
    );
  });
});
