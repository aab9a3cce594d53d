import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { attentionOf } from '../../../src/llm/inspection/attention-shares.js';
import { chooseHeads, drawAttention } from '../../../src/llm/inspection/draw-attention.js';
import { createSmallEncoder } from '../encoder/small-encoder.js';

const encoder = createSmallEncoder();

describe('attentionOf', () => {
  it('has shares of every layer and head that sum to 1 for each word', () => {
    const { words, heads } = attentionOf(encoder, 'The xyzzy constructor.');
    expect(words).toEqual([
      { form: 'The', isKnown: true },
      { form: 'xyzzy', isKnown: false },
      { form: 'constructor', isKnown: true },
      { form: '.', isKnown: true },
    ]);
    expect(heads.map(({ layer, head }) => [layer, head])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    for (const { shares } of heads) {
      for (let row = 0; row < 4; row++) {
        expect(Array.from(shares.row(row)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      }
    }
  });

  it('looks at one word with all of it', () => {
    expect(attentionOf(encoder, 'cat').heads.map(({ shares }) => shares.at(0, 0))).toEqual([1, 1, 1, 1]);
  });

  it('refuses texts without words and long ones', () => {
    expect(() => attentionOf(encoder, ' ')).toThrow(OptionError);
    expect(() => attentionOf(encoder, 'the cat', { most: 1 })).toThrow(/2 words/);
  });
});

describe('drawAttention', () => {
  it('draws a panel for each head, with texts that cannot end an element', () => {
    const picture = drawAttention(attentionOf(encoder, '<script> & "the" cat'));
    expect(picture.match(/layer \d, head \d/g)).toEqual([
      'layer 0, head 0',
      'layer 0, head 1',
      'layer 1, head 0',
      'layer 1, head 1',
    ]);
    expect(picture).not.toContain('<script');
    expect(picture).toContain('&amp;');
    expect(drawAttention(attentionOf(encoder, '<script> & "the" cat'))).toBe(picture);
  });

  it('draws the layer or head that is asked for, and lines as strong as shares', () => {
    const attention = attentionOf(encoder, 'cat');
    const picture = drawAttention(attention, { layer: 1, head: 0 });
    expect(picture.match(/layer \d, head \d/g)).toEqual(['layer 1, head 0']);
    expect(picture.match(/<line [^>]*>/g)).toEqual([
      '<line x1="95" y1="34" x2="155" y2="34" stroke="#1b6ca8" stroke-width="3" stroke-opacity="1"/>',
    ]);
    expect(chooseHeads(attention.heads, { head: 1 }).map(({ layer, head }) => [layer, head])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('refuses layers and heads that are not there, and more words than can be told apart', () => {
    const attention = attentionOf(encoder, 'cat');
    expect(() => drawAttention(attention, { layer: 2 })).toThrow(/0 to 1/);
    expect(() => drawAttention(attention, { head: -1 })).toThrow(OptionError);
    expect(() => drawAttention(attentionOf(encoder, 'cat '.repeat(41)))).toThrow(/41 words/);
  });
});
