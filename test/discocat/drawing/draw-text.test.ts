import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawText } from '../../../src/discocat/drawing/draw-text.js';
import { parseType, printSimpleType } from '../../../src/discocat/pregroup-type.js';
import { cup, diagrams, makeDiagram, relativeClause, simple, word } from './drawn-diagrams.js';

describe('drawText', () => {
  it('draws a sentence with its types and nested cups', () => {
    expect(drawText(relativeClause, { expected: parseType('s') })).toBe(
      [
        'dogs     that      chase   cats  run',
        ' n   n.r n s.l n n.r s n.l  n   n.r s',
        ' ╰────╯  │  │  ╰──╯  │  ╰───╯    │  │',
        '         │  ╰────────╯           │  │',
        '         ╰───────────────────────╯  │',
        '                                    │',
        '                                    s',
      ].join('\n'),
    );
  });

  it('marks the open wires of what does not reduce, and counts two columns for a Chinese character', () => {
    const failed = makeDiagram([
      [word('狗', 'n'), 0],
      [word('追', 'n.r s n.l'), 1],
      [word('猫', 'n'), 4],
      [cup('n.l', 'n'), 3],
    ]);
    expect(drawText(failed, { expected: parseType('s') })).toBe(
      ['狗    追     猫', 'n  n.r s n.l n', '│   │  │  ╰──╯', '○   ○  ○', 'n  n.r s'].join('\n'),
    );
  });

  it('draws crossings, spiders, caps and maps', () => {
    const all = makeDiagram(
      [
        [{ kind: 'swap', left: simple('n'), right: simple('s') }, 0],
        [{ kind: 'map', name: 'drop', domain: parseType('s'), codomain: [] }, 0],
        [{ kind: 'spider', type: simple('n'), inputs: 1, outputs: 2 }, 0],
        [{ kind: 'cap', left: simple('n'), right: simple('n.l') }, 2],
        [{ kind: 'spider', type: simple('n'), inputs: 2, outputs: 1 }, 0],
      ],
      'n s',
    );
    expect(
      drawText(all)
        .split('\n')
        .map((line) => line.trim()),
    ).toContain('╳');
    expect(drawText(all)).toMatch(/\[drop\]/);
    expect(drawText(all).match(/●/g)).toHaveLength(2);
  });

  it('draws what would break its lines, or command a terminal, as the replacement character', () => {
    const drawn = drawText(
      makeDiagram([
        [word('a\nb', 'n'), 0],
        [word('\u001b[31mred', 'n.r s'), 1],
        [word('\u202eback', '1'), 3],
        [cup('n', 'n.r'), 0],
      ]),
    );
    expect(drawn.split('\n')[0]).toBe('a\ufffdb  \ufffd[31mred  \ufffdback');
  });

  it('ends with the types of the codomain, in order', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const lines = drawText(diagram).split('\n');
        const printed = lines[lines.length - 1].split(/\s+/).filter((part) => part !== '');
        fc.pre(diagram.codomain.length > 0);
        expect(printed).toEqual(diagram.codomain.map(printSimpleType));
      }),
    );
  });
});
