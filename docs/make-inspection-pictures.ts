import { readFile, writeFile } from 'node:fs/promises';
import { readEncoder } from '../src/llm/encoder/read-encoder.js';
import { attentionOf } from '../src/llm/inspection/attention-shares.js';
import { drawAttention } from '../src/llm/inspection/draw-attention.js';
import { type DrawnFrontier, drawFrontier } from '../src/llm/inspection/draw-frontier.js';
import { Arithmetic } from '../src/llm/tensor/arithmetic.js';

// Draws docs/pictures/waywardness-TASK.svg of benchmarks/results/waywardness.json, and docs/pictures/attention.svg of an encoder. Run:
// npx tsx docs/make-inspection-pictures.ts ENCODER

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Give the file of an encoder.');

const results = new URL('../benchmarks/results/waywardness.json', import.meta.url);
const { studies } = JSON.parse(await readFile(results, 'utf8')) as {
  readonly studies: readonly (DrawnFrontier & { readonly form: string })[];
};
for (const study of studies) {
  if (study.form !== 'prompt') continue;
  await writeFile(new URL(`pictures/waywardness-${study.task}.svg`, import.meta.url), drawFrontier(study));
}
const encoder = await readEncoder(path, new Arithmetic());
const attention = attentionOf(encoder, 'The old man sat by the river.');
await writeFile(new URL('pictures/attention.svg', import.meta.url), drawAttention(attention));
