import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';

/** Runs a script on a store, kills it after a number of lines that it told, and gives the last number that it told. */
export async function runAndKill(script: string, path: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (++told === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}
