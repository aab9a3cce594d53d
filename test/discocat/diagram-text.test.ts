import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeDiagrams,
  cupDiagram,
  identityDiagram,
  tensorDiagrams,
  wordDiagram,
} from '../../src/discocat/diagram-algebra.js';
import { DiagramError } from '../../src/discocat/diagram-error.js';
import { parseDiagram, printDiagram } from '../../src/discocat/diagram-text.js';
import { parseType } from '../../src/discocat/pregroup-type.js';
import { ParseError } from '../../src/errors.js';
import { diagrams } from './random-diagrams.js';

describe('the text of a diagram', () => {
  it('is read back as an equal diagram', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(parseDiagram(printDiagram(diagram))).toEqual(diagram);
      }),
    );
  });

  it('is one line of boxes with their offsets', () => {
    const sentence = composeDiagrams(
      tensorDiagrams(wordDiagram('dogs', parseType('n')), wordDiagram('run', parseType('n.r s'))),
      tensorDiagrams(cupDiagram(parseType('n')), identityDiagram(parseType('s'))),
    );
    expect(printDiagram(sentence)).toBe('1 -> s: "dogs" n @0; "run" n.r s @1; cup n n.r @0');
    expect(printDiagram(identityDiagram([]))).toBe('1 -> 1:');
  });

  it.each([
    '',
    'n -> s',
    'n -> n: cup n @0',
    'n -> n: spider 1 n @0',
    'n -> n: "dogs n @0',
    '1 -> n: "dogs" n',
    '1 -> n: "dogs" n @0;',
    '1 -> n: "do\\gs" n @0',
    '1 -> n: swap n n s @0',
    '1 -> s: map "f" 1 @0',
    '1 -> n: cap n s n @0',
  ])('does not come from %j', (text) => {
    expect(() => parseDiagram(text)).toThrow(ParseError);
  });

  it('is refused before a spider of millions of legs fills the memory', () => {
    for (const legs of ['1 99999999', '99999999 1', '1 4097']) {
      expect(() => parseDiagram(`n -> n: spider ${legs} n @0`)).toThrow('more than 4096');
    }
    const wide = 'spider 1 4000 n @0';
    expect(() => parseDiagram(`n n -> n: ${wide}; spider 1 4000 n @4000`)).toThrow('more than 4096');
  });

  it('is refused when its wires do not meet', () => {
    expect(() => parseDiagram('n -> s: spider 1 1 n @0')).toThrow(DiagramError);
  });
});
