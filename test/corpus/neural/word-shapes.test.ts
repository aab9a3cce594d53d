import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/corpus/neural/word-shapes.js';

describe('shapeOf', () => {
  it.each([
    ['dog', 'lower'],
    ["e-mail's", 'lower'],
    ['Dog', 'initial'],
    ['I', 'initial'],
    ['NATO', 'upper'],
    ['A4', 'upper'],
    ['iPhone', 'mixed'],
    ['McCat', 'mixed'],
    ['4th', 'lower'],
    ['\u01c5', 'mixed'],
    ['\u72d7', 'mixed'],
    ['12', 'other'],
    ['!', 'other'],
    ['', 'other'],
  ])('of "%s" is %s', (form, shape) => {
    expect(shapeOf(form)).toBe(shape);
  });
});
