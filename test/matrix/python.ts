import { execFileSync, spawnSync } from 'node:child_process';

/** Why Python with these modules cannot be asked here; undefined where it can. */
export function whyNoPython(...modules: readonly string[]): string | undefined {
  const { status } = spawnSync('python3', ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' });
  return status === 0 ? undefined : `python3 with ${modules.join(' and ')} is not there`;
}

/** Runs a Python script with arguments, which it finds in `sys.argv[1:]`, and returns what it prints. */
export function runPython(script: string, ...parameters: readonly string[]): string {
  return execFileSync('python3', ['-c', script, ...parameters], { encoding: 'utf8' });
}
