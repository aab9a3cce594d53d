import { readFile, writeFile } from 'node:fs/promises';
import { circuitFromJson } from '../src/llm/circuits/circuit.js';
import { drawCircuit } from '../src/llm/circuits/draw-circuit.js';

// Draws docs/pictures/circuit-agreement.svg of benchmarks/results/agreement-circuit.json: the smallest circuit of the first seed that tells places and reaches a faithfulness of .95.
// Run: npx tsx docs/make-circuits-picture.ts

const results = new URL('../benchmarks/results/agreement-circuit.json', import.meta.url);
const { picture } = JSON.parse(await readFile(results, 'utf8')) as { readonly picture: unknown };
const title = 'Number agreement: what tells "is" from "are" in the encoder of seed 1';
await writeFile(
  new URL('pictures/circuit-agreement.svg', import.meta.url),
  drawCircuit(circuitFromJson(picture), { title }),
);
