import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run bench:speed -- [names of hot paths] [options of the harness]: all files beside harness.ts, or those named,
// one after the other; then the table and the plots, when the results were kept.
const folder = fileURLToPath(new URL('../', import.meta.url));
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'harness.ts')
  .map((name) => basename(name, '.ts'));
const { names, options } = splitArguments(process.argv.slice(2));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`There is no hot path ${unknown.join(', ')}; there are ${known.join(', ')}.`);
const run = (file: string, rest: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, [...process.execArgv, file, ...rest], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
};
for (const name of names.length === 0 ? known : names) run(`${folder}${name}.ts`, options);
const areKept = !options.some((option) =>
  ['--quick', '--only', '--list', '--output'].includes(option.split('=')[0] as string),
);
if (areKept) run(`${folder}harness/write-reports.ts`, []);

/** Names come before the first option. */
function splitArguments(given: readonly string[]): { readonly names: string[]; readonly options: string[] } {
  const first = given.findIndex((argument) => argument.startsWith('--'));
  const split = first < 0 ? given.length : first;
  return { names: given.slice(0, split), options: given.slice(split) };
}
