// Compiles the kernels and writes them as base64 into src/kernels/wasm-code.ts, so that every bundler and every way of
// loading the package finds them. Does nothing while that file is newer than all sources.
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./', import.meta.url));
const target = fileURLToPath(new URL('../src/kernels/wasm-code.ts', import.meta.url));
const sources = readdirSync(folder).map((name) => join(folder, name));
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (process.argv.includes('--force') || sources.some((path) => changed(path) > changed(target))) {
  const scratch = await mkdtemp(join(tmpdir(), 'qualia-kernels-'));
  try {
    const code = await compile('kernels', []);
    const relaxed = await compile('kernels-relaxed', ['--enable', 'relaxed-simd']);
    await writeFile(
      target,
      [
        '// Written by assembly/build.mjs from the kernels in assembly/; not to be edited.',
        '',
        '/** The compiled kernels, plain SIMD, as base64. */',
        `export const plainSimdCode =\n  '${code}';`,
        '',
        '/** The same with relaxed SIMD. */',
        `export const relaxedSimdCode =\n  '${relaxed}';`,
        '',
      ].join('\n'),
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }

  async function compile(name, features) {
    const { default: asc } = await import('assemblyscript/asc');
    const path = join(scratch, `${name}.wasm`);
    const { error, stderr } = await asc.main([
      join(folder, 'index.ts'),
      '--outFile',
      path,
      '--importMemory',
      '--sharedMemory',
      '--noExportMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '65536',
      '--runtime',
      'stub',
      '--uncheckedBehavior',
      'always',
      '--enable',
      'simd',
      '--enable',
      'threads',
      '--enable',
      'bulk-memory',
      ...features,
      '-O3',
      '--converge',
    ]);
    if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`, { cause: error });
    return (await readFile(path)).toString('base64');
  }
}
