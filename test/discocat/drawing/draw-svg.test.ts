import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../../src/discocat/drawing/draw-svg.js';
import { parseType } from '../../../src/discocat/pregroup-type.js';
import { diagrams, makeDiagram, relativeClause, word } from './drawn-diagrams.js';

/** Reads a picture: the names of its elements and its texts; throws where it is not well formed. */
function readPicture(svg: string): { elements: string[]; texts: string[] } {
  const [elements, texts]: [string[], string[]] = [[], []];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    elements.push(name);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') texts.push(text);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { elements, texts };
}

describe('drawSvg', () => {
  it('draws each word, each label of its types and each cup', () => {
    const { elements, texts } = readPicture(drawSvg(relativeClause));
    expect(texts).toEqual(expect.arrayContaining(['dogs', 'that', 'n.r', 's.l', 'run', 'dogs that chase cats run: s']));
    expect(elements.filter((name) => name === 'rect')).toHaveLength(1 + 5);
  });

  it('marks open wires only where another type was expected', () => {
    const open = makeDiagram([[word('dogs', 'n'), 0]]);
    expect(drawSvg(open, { expected: parseType('n') })).not.toContain('class="open"');
    const failed = drawSvg(open, { expected: parseType('s') });
    expect(failed).toContain('class="open"');
    expect(failed).toContain('dogs: n instead of s');
  });

  it('is well formed and has numbers only, whatever the words', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const svg = drawSvg(diagram);
        expect(() => readPicture(svg)).not.toThrow();
        expect(svg).not.toMatch(/NaN|Infinity/);
      }),
    );
  });

  it('escapes what would end a text', () => {
    expect(drawSvg(makeDiagram([[word('<a> & b', 'n'), 0]]))).toContain('&lt;a&gt; &amp; b');
  });

  it('draws what no picture can hold as the replacement character', () => {
    expect(() => readPicture(drawSvg(makeDiagram([[word('a\u0000\ud800\uffff', 'n'), 0]])))).not.toThrow();
  });
});
