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
    const spy = vi.spyOn(process[name], 'write').mockImplementation((text, encoding, written) => {
      output[name] += String(text);
      const answer = typeof encoding === 'function' ? encoding : written;
      if (answer !== undefined) setImmediate(answer);
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  return output;
}
