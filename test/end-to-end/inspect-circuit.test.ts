import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgreementContrasts, trainAgreementEncoder } from '../../src/llm/circuits/agreement-task.js';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { runCommand } from './run-command.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const header = ['clean', 'counterfactual', 'right', 'wrong'];

async function writePairs(name: string, count: number): Promise<void> {
  const contrasts = createAgreementContrasts(count, { seed: 5 });
  const names = contrasts[0]?.spans?.names ?? [];
  const rows = contrasts.map(({ clean, counterfactual, right, wrong, spans }) => {
    // An empty span begins where the next one does.
    const starts = names.map((_, span) => {
      const start = spans?.spans.findIndex((own) => own >= span) ?? -1;
      return String(start === -1 ? clean.length : start);
    });
    return [clean.join(' '), counterfactual.join(' '), right, wrong, ...starts].join('\t');
  });
  await writeFile(at(name), `${[[...header, ...names].join('\t'), ...rows].join('\n')}\n`);
}

const circuit = (...args: string[]) => runCommand(['inspect', 'circuit', at('encoder.safetensors'), ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-circuit-'));
  await writeEncoder(at('encoder.safetensors'), await trainAgreementEncoder({ seed: 1, steps: 150 }));
  await writePairs('pairs.tsv', 20);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia inspect circuit', () => {
  it('finds the circuit of pairs, measures it on pairs that were held out, and draws it', async () => {
    const pictures = ['--picture', at('circuit.svg'), '--dot', at('circuit.dot')];
    const found = await circuit(at('pairs.tsv'), '--json', '--steps', '4', ...pictures);
    expect([found.code, found.stderr.match(/Faithfulness .* on 8 pairs that were held out/)?.length]).toEqual([0, 1]);
    const { pairs, isHeldOut, faithfulness, ofTotal, circuit: own } = JSON.parse(found.stdout);
    expect([pairs, isHeldOut]).toEqual([{ found: 12, measured: 8 }, true]);
    expect(faithfulness.value).toBeGreaterThan(0.8);
    expect(faithfulness.size.edges).toBeLessThan(ofTotal.edges / 3);
    expect(own.names).toEqual([
      'determiner',
      'adjective',
      'subject',
      'preposition',
      'determiner2',
      'adjectives2',
      'attractor',
      'verb',
    ]);
    expect(await readFile(at('circuit.svg'), 'utf8')).toContain('>attractor</text>');
    expect(await readFile(at('circuit.dot'), 'utf8')).toMatch(/^digraph circuit/);
  });

  it('stops at Ctrl-C', async () => {
    await writePairs('many.tsv', 600);
    // A pipe tells when the command reads: to write into it takes as long as that.
    execFileSync('mkfifo', [at('pipe.tsv')]);
    const when = readFile(at('many.tsv')).then((pairs) => writeFile(at('pipe.tsv'), pairs));
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 300, when } as const;
    const args = ['inspect', 'circuit', at('encoder.safetensors'), at('pipe.tsv'), '--steps', '50'];
    const stopped = await runCommand(args, { interrupt });
    expect(stopped.code).toBe(130);
    expect(stopped.stdout).toBe('');
  });
});
