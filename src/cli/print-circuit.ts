import type { ScoredEdge } from '../llm/circuits/attribute-edges.js';
import { type Circuit, circuitToDot } from '../llm/circuits/circuit.js';
import { drawCircuit } from '../llm/circuits/draw-circuit.js';
import { writeWholeText } from '../matrix/write-whole-file.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

/** Writes the picture and the text for Graphviz of a circuit where they are asked for. */
export async function writeCircuit(
  circuit: Circuit,
  { picture, dot }: { readonly picture?: string; readonly dot?: string },
): Promise<void> {
  if (picture !== undefined) await writeWholeText(picture, drawCircuit(circuit));
  if (dot !== undefined) await writeWholeText(dot, circuitToDot(circuit));
}

/** Prints the edges of a circuit, or what JSON shows of it. */
export function printCircuit(
  circuit: Circuit,
  { flags, json }: { readonly flags: OutputFlags; readonly json: unknown },
): void {
  if (flags.json) printJson(json);
  else printRecords(circuit.edges, columns, flags);
}

const columns: readonly RecordColumn<ScoredEdge>[] = [
  { title: 'from', value: ({ from }) => from },
  { title: 'span', value: ({ fromSpan }) => fromSpan },
  { title: 'to', value: ({ to }) => to },
  { title: 'in span', value: ({ toSpan }) => toSpan },
  { title: 'kind', value: ({ kind }) => kind },
  { title: 'strongest part', value: strongestPart },
  { title: 'score', value: ({ score }) => score, shown: ({ score }) => score.toPrecision(4), right: true },
];

function strongestPart({ parts, score }: ScoredEdge): string {
  if (parts === undefined) return '';
  return Object.entries(parts).find(([, own]) => own === score)?.[0] ?? '';
}
