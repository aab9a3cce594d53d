import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createRandom } from '../../src/random.js';
import { cachedFile, defineSpeed, type SpeedCase, type SpeedRun, type Work } from './harness.js';

/** What bounds a hot path, measured with WebAssembly kernels that do nothing else. */
export type LimitName = 'triad' | 'copy' | 'read' | 'multiplyAdd' | 'dot16' | 'increment';

interface Limit {
  readonly title: string;
  /** Items of a call of one thread, and how many make one call of the kernel. */
  readonly items: number;
  readonly chunk: number;
  readonly workPerItem: Work;
}

/** Arrays that no cache holds. */
const arrayBytes = 64 * 2 ** 20;
const streaming = { items: arrayBytes, chunk: 2 ** 18 };
const arithmetic = { items: 2 ** 24, chunk: 2 ** 16 };

const limits: Readonly<Record<LimitName, Limit>> = {
  triad: { title: 'memory triad a = b + s c', ...streaming, workPerItem: { amount: 3, unit: 'bytes' } },
  copy: { title: 'memory copy', ...streaming, workPerItem: { amount: 2, unit: 'bytes' } },
  read: { title: 'memory read', ...streaming, workPerItem: { amount: 1, unit: 'bytes' } },
  multiplyAdd: { title: '32-bit multiply-add', ...arithmetic, workPerItem: { amount: 96, unit: 'flop' } },
  dot16: { title: '16-bit dot products', ...arithmetic, workPerItem: { amount: 128, unit: 'flop' } },
  increment: {
    title: 'random increments in the second-level cache',
    ...arithmetic,
    workPerItem: { amount: 1, unit: 'pairs' },
  },
};

/**
 * Returns a case that measures a limit of the machine, to stand beside the cases of a hot path.
 *
 * Hot paths that count the same unit (`flop`, `bytes`, `pairs`) are set against it.
 *
 * @param options.threads default 1.
 */
export function limitCase(
  name: LimitName,
  options: { readonly threads?: number; readonly group?: string } = {},
): SpeedCase {
  const { threads = 1, group = '' } = options;
  const { title, items, workPerItem } = limits[name];
  return {
    name: threads === 1 ? title : `${title}, ${threads} threads`,
    role: 'limit',
    group,
    threads,
    work: { amount: workPerItem.amount * items * threads, unit: workPerItem.unit },
    prepare: () => prepareLimit(name, threads),
  };
}

async function prepareLimit(name: LimitName, threads: number): Promise<SpeedRun> {
  const module = await compileLimits();
  const { items, chunk } = limits[name];
  const regionBytes = 3 * arrayBytes;
  const pages = (threads * regionBytes) / 65_536;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  // Pages that were never written share one page of zeros.
  const words = new Uint32Array(memory.buffer);
  for (let at = 0; at < words.length; at += 1024) words[at] = 1;
  const random = createRandom(1);
  for (let thread = 0; thread < threads; thread++) {
    const indices = new Uint16Array(memory.buffer, thread * regionBytes, 32_768);
    for (let at = 0; at < indices.length; at++) indices[at] = Math.floor(65_536 * random.uniform());
  }
  const turns = new Int32Array(new SharedArrayBuffer(8));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const kernel = exports[name] as (region: number, stride: number, begin: number, end: number) => void;
  for (let thread = 1; thread < threads; thread++) {
    const share = { module, memory, name, region: thread * regionBytes, stride: arrayBytes, items, chunk, turns };
    new Worker(new URL('./limits/limit-worker.mjs', import.meta.url), { workerData: share, execArgv: [] }).unref();
  }
  return () => {
    Atomics.store(turns, 1, threads - 1);
    Atomics.add(turns, 0, 1);
    Atomics.notify(turns, 0);
    for (let begin = 0; begin < items; begin += chunk) kernel(0, arrayBytes, begin, Math.min(items, begin + chunk));
    for (let left = Atomics.load(turns, 1); left > 0; left = Atomics.load(turns, 1)) Atomics.wait(turns, 1, left);
    return undefined;
  };
}

/** Compiles the kernels on the first use of this version of them. */
async function compileLimits(): Promise<WebAssembly.Module> {
  const source = fileURLToPath(new URL('./limits/kernels.ts', import.meta.url));
  const version = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const path = await cachedFile(`limits-${version}.wasm`, (target) => {
    const compiler = fileURLToPath(new URL('../../node_modules/assemblyscript/bin/asc.js', import.meta.url));
    const features = ['simd', 'threads', 'bulk-memory'].flatMap((feature) => ['--enable', feature]);
    const memory = ['--importMemory', '--sharedMemory', '--noExportMemory', '--initialMemory', '1', '--maximumMemory'];
    const checks = ['65536', '--runtime', 'stub', '--uncheckedBehavior', 'always', '-O3', '--converge'];
    // In a process of its own, so that what the compiler needs does not count as the case's memory.
    const options = ['--outFile', target, ...memory, ...checks, ...features];
    execFileSync(process.execPath, [compiler, source, ...options], { stdio: 'inherit' });
  });
  return new WebAssembly.Module(readFileSync(path));
}

await defineSpeed(import.meta.url, {
  id: 'limits',
  title: "The machine's limits, in WebAssembly with SIMD",
  cases: (Object.keys(limits) as LimitName[]).flatMap((name) => [1, 2].map((threads) => limitCase(name, { threads }))),
});
