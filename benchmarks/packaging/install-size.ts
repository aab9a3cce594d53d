/**
 * Measures what a project gets that installs this package: the packed tarball, alone and with its optional peers, and how
 * long `import` takes.
 *
 *     npm run build && npx tsx benchmarks/packaging/install-size.ts [--without-peers]
 *
 * Needs the package registry. npm's cache is used as it is, so that a second run tells the time without the network.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};
const imports = ['qualia', 'qualia/browser', 'qualia/embedding', 'qualia/discocat', 'qualia/senses', 'qualia/lexicon'];
const repetitions = 5;
const mebi = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Runs npm without its scripts' downloads, quietly. */
function npm(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip', npm_config_fund: 'false', npm_config_audit: 'false' };
  return execFileSync('npm', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function measureFolder(folder: string): { readonly bytes: number; readonly packages: number } {
  let bytes = 0;
  let packages = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const status = statSync(join(folder, path));
    if (status.isFile()) bytes += status.size;
    // A package stands in `node_modules`, or behind a scope there.
    if (status.isFile() && /(^|node_modules\/)(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path)) packages++;
  }
  return { bytes, packages };
}

function install(tarball: string, peers: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-install-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    const start = performance.now();
    npm(folder, 'install', '--no-save', tarball, ...peers);
    const seconds = (performance.now() - start) / 1000;
    const { bytes, packages } = measureFolder(join(folder, 'node_modules'));
    const own = measureFolder(join(folder, 'node_modules', 'qualia'));
    const what = peers.length === 0 ? 'alone' : `with ${peers.join(', ')}`;
    console.log(`${what}: ${mebi(bytes)} in ${packages} packages, its own ${mebi(own.bytes)}, ${seconds.toFixed(1)} s`);
    if (peers.length === 0)
      for (const name of imports) console.log(`  import '${name}': ${timeImport(folder, name)} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median time of an import in a fresh process, without the start of Node. */
function timeImport(folder: string, name: string): number {
  const program = `const start = performance.now(); await import('${name}'); console.log(performance.now() - start);`;
  const times = Array.from({ length: repetitions }, () => {
    return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder }));
  });
  return Math.round(times.sort((a, b) => a - b)[repetitions >> 1] as number);
}

const scratch = mkdtempSync(join(tmpdir(), 'qualia-pack-'));
try {
  npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', scratch);
  const tarball = join(scratch, readdirSync(scratch).find((name) => name.endsWith('.tgz')) as string);
  console.log(`tarball: ${mebi(statSync(tarball).size)}`);
  install(tarball, []);
  if (!process.argv.includes('--without-peers')) {
    const peers = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`);
    for (const peer of peers) install(tarball, [peer]);
    install(tarball, peers);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
