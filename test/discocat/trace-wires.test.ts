import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/discocat/diagram-text.js';
import { traceWires } from '../../src/discocat/trace-wires.js';
import { diagrams } from './random-diagrams.js';

describe('traceWires', () => {
  it('numbers the wires of a sentence and tells which boxes they join', () => {
    const trace = traceWires(parseDiagram('1 -> s: "dogs" n @0; "run" n.r s @1; cup n n.r @0'));
    expect(trace.above).toEqual([[], [0], [0, 1, 2], [2]]);
    expect(trace.inputs[2]).toEqual([0, 1]);
    expect(trace.outputs[1]).toEqual([1, 2]);
    expect(trace.producers.get(1)).toEqual({ layer: 1, port: 0 });
    expect(trace.consumers.get(1)).toEqual({ layer: 2, port: 1 });
    expect(trace.consumers.has(2)).toBe(false);
  });

  it('gives every wire one beginning and one end', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { above, inputs, outputs, producers, consumers } = traceWires(diagram);
        const made = [...above[0], ...outputs.flat()];
        expect(new Set(made).size).toBe(made.length);
        expect([...inputs.flat(), ...(above.at(-1) ?? [])].sort((a, b) => a - b)).toEqual(made.sort((a, b) => a - b));
        expect(producers.size).toBe(outputs.flat().length);
        expect(consumers.size).toBe(inputs.flat().length);
      }),
    );
  });
});
