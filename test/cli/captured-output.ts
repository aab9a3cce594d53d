import { onTestFinished, vi } from 'vitest';

/** What is written to a stream from now until the running test ends. */
export interface CapturedOutput {
  stdout: string;
  stderr: string;
}

/** Catches what the running test writes to standard output and standard error. */
export function captureOutput(): CapturedOutput {
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    const spy = vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  return output;
}
