import { describe, expect, it } from 'vitest';
import type { EdgeScores, ScoredEdge } from '../../../src/llm/circuits/attribute-edges.js';
import {
  type Circuit,
  circuitFromJson,
  circuitToDot,
  circuitToJson,
  completeCircuit,
  nameOfEdge,
} from '../../../src/llm/circuits/circuit.js';
import { createCircuitTask } from '../../../src/llm/circuits/circuit-task.js';
import { countConcreteEdges } from '../../../src/llm/circuits/compiled-circuit.js';
import { discoverCircuit } from '../../../src/llm/circuits/discover-circuit.js';
import { drawCircuit } from '../../../src/llm/circuits/draw-circuit.js';
import { createRandomEncoder, randomContrasts } from './random-task.js';

const stream = (from: string, to: string, span: string, score: number): ScoredEdge => ({
  kind: 'stream',
  from,
  fromSpan: span,
  to,
  toSpan: span,
  score,
});
const crossing = (head: string, fromSpan: string, toSpan: string, score: number): ScoredEdge => ({
  kind: 'crossing',
  from: head,
  fromSpan,
  to: head,
  toSpan,
  score,
});

const [noun, verb] = ['constructor', '__proto__'];
/** A path over head 0.0, one over the feed-forward part that begins nowhere, and an edge of the embedding that leads nowhere. */
const edges = [
  stream('head 0.0', 'output', verb, -5),
  crossing('head 0.0', noun, verb, -1),
  stream('embedding', 'head 0.0', noun, 3),
  stream('feed 0', 'output', verb, 4),
  stream('embedding', 'feed 0', noun, 9),
  stream('embedding', 'feed 0', verb, 0.5),
];
const scores: EdgeScores = { names: [noun, verb], edges, blindEdges: [] };
const namesOf = (circuit: Circuit): string[] => circuit.edges.map(nameOfEdge);

describe('discoverCircuit', () => {
  it('takes the strongest edge into what was reached, and drops what has no path to an embedding', () => {
    const path = [`head 0.0 out@${verb} > output@${verb}`, `embedding@${noun} > head 0.0 in@${noun}`];
    const inner = `head 0.0 in@${noun} > head 0.0 out@${verb}`;
    // In turn: the head into the output, the feed-forward part, inside the head, the embedding into it.
    expect(namesOf(discoverCircuit(scores, { edges: 3 }))).toEqual([]);
    expect(namesOf(discoverCircuit(scores, { edges: 4 }))).toEqual([path[0], path[1], inner]);
    expect(namesOf(discoverCircuit(scores, { edges: 5 }))).toHaveLength(5);
    // The edge of 9 never comes, though it is the strongest: the output does not hear of the noun's feed-forward part.
    expect(namesOf(discoverCircuit(scores, { edges: 100 }))).not.toContain(`embedding@${noun} > feed 0@${noun}`);
  });

  it('from the embeddings goes forwards, and drops what has no path to the output', () => {
    const options = { from: 'embedding', edges: 4 } as const;
    expect(namesOf(discoverCircuit(scores, options))).toEqual([
      `head 0.0 out@${verb} > output@${verb}`,
      `embedding@${noun} > head 0.0 in@${noun}`,
      `head 0.0 in@${noun} > head 0.0 out@${verb}`,
    ]);
  });
});

describe('circuits as data', () => {
  const circuit = discoverCircuit(scores, { edges: 5 });

  it('come back from JSON as they were', () => {
    expect(circuitFromJson(JSON.parse(JSON.stringify(circuitToJson(circuit))))).toEqual(circuit);
    expect(() => circuitFromJson({ names: [] })).toThrow('This is no circuit');
  });

  it('are drawn for Graphviz with every node and edge', () => {
    const dot = circuitToDot(circuit);
    expect(dot).toContain(`"head 0.0 in@${noun}" -> "head 0.0 out@${verb}"`);
    expect(dot.match(/ -> /g)).toHaveLength(5);
    expect(
      circuitToDot({ names: ['a "b"'], positional: true, edges: [stream('embedding', 'output', 'a "b"', 1)] }),
    ).toContain('label="a \\"b\\""');
  });

  it('are drawn as SVG with a line an edge, the strongest widest, and names escaped', () => {
    const picture = drawCircuit({ ...circuit, names: [...circuit.names, 'a < b'] }, { title: 'P & Q' });
    expect(picture.match(/<path /g)).toHaveLength(5);
    expect(picture).toContain('a &lt; b');
    expect(picture).toContain('P &amp; Q');
    expect(picture).toContain('stroke-width="6"');
    expect(picture).not.toMatch(/NaN|undefined/);
    expect(drawCircuit({ names: [noun], positional: true, edges: [] })).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('countConcreteEdges', () => {
  it('counts three edges a token and head, three a pair inside a head, and at the output what is read', () => {
    const encoder = createRandomEncoder();
    const task = createCircuitTask(encoder, [randomContrasts[0] as (typeof randomContrasts)[number]]);
    // Spans of 1, 2 and 1 tokens; the last is read.
    const all = [
      stream('embedding', 'head 0.0', 'middle', 1),
      crossing('head 0.0', 'middle', 'middle', 1),
      crossing('head 0.0', 'middle', 'asked', 1),
      stream('head 0.0', 'feed 0', 'middle', 1),
      stream('head 0.0', 'output', 'middle', 1),
      stream('head 0.0', 'output', 'asked', 1),
    ];
    const circuit = { names: task.names, positional: true, edges: all };
    // 3 * 2, 3 * 2 * 2, 3 * 2 * 1, 2, nothing, 1; what ends inside the middle leads nowhere.
    expect(countConcreteEdges(circuit, task, { layers: 2, heads: 2 })).toEqual({
      edges: 6 + 12 + 6 + 2 + 0 + 1,
      onPaths: 6 + 6 + 1,
    });
  });

  it('of the complete circuit that tells places is that of the one that does not', () => {
    const encoder = createRandomEncoder();
    const task = createCircuitTask(encoder, randomContrasts);
    const list = (names: readonly string[]): ScoredEdge[] => {
      const streams = names.flatMap((span) => [
        stream('embedding', 'head 0.0', span, 1),
        stream('embedding', 'feed 0', span, 1),
        stream('head 0.0', 'output', span, 1),
      ]);
      return [...streams, ...names.flatMap((from) => names.map((to) => crossing('head 0.0', from, to, 1)))];
    };
    const both = { names: task.names, edges: list(task.names), blindEdges: list(['length']) };
    const [own, blind] = [true, false].map((positional) =>
      countConcreteEdges(completeCircuit(both, { positional }), task, { layers: 2, heads: 2 }),
    );
    expect(own).toEqual(blind);
  });
});
