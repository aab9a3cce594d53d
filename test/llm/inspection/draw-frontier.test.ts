import { describe, expect, it } from 'vitest';
import { drawFrontier } from '../../../src/llm/inspection/draw-frontier.js';
import { spreadOf } from '../../../src/llm/inspection/summarise-waywardness.js';

const target = (name: string) => ({
  target: name,
  count: 1,
  plainAccuracy: 0.5,
  freeAccuracy: spreadOf([0.8]),
  reached: 1,
  seeds: 1,
  gammas: [1],
  accuracy: spreadOf([0.75]),
  relativeDrop: spreadOf([0.05]),
  gainKept: 0.8,
});
const point = { reached: 1, of: 1, relativeDrop: undefined };

describe('drawFrontier', () => {
  it('has a dot for each training, a line through the frontier, and names that cannot end an element', () => {
    const drawn = {
      task: 'a <task>',
      targets: [target('__proto__'), target('</text>')],
      frontier: [
        { ...point, promptF1: 0, accuracy: spreadOf([0.8]) },
        { ...point, promptF1: 0.98, accuracy: undefined },
      ],
      majority: 0.5,
      free: [{ accuracy: 0.8 }],
      rows: [
        { target: '__proto__', promptF1: 0, accuracy: 0.8 },
        { target: '</text>', promptF1: 1, accuracy: 0.5 },
      ],
    };
    const picture = drawFrontier(drawn);
    // From 50 % at the bottom, 330, to 80 % at the top, 34; no overlap is at 76, all at 604.
    expect(picture.match(/<circle [^>]*fill-opacity[^>]*>/g)).toEqual([
      '<circle cx="76" cy="34" r="4" fill="#1b6ca8" fill-opacity="0.55"/>',
      '<circle cx="604" cy="330" r="4" fill="#b3541e" fill-opacity="0.55"/>',
    ]);
    expect(picture).toContain('<polyline points="76,34"');
    expect(picture).toContain('>&lt;/text&gt;<');
    expect(picture).toContain('a &lt;task&gt;');
    expect(drawFrontier(drawn)).toBe(picture);
  });
});
