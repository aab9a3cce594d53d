import { describe, expect, it } from 'vitest';
import { DocumentIds } from '../../../src/corpus/readers/document-ids.js';
import { UnitSink } from '../../../src/corpus/readers/unit-sink.js';
import { FileFormatError } from '../../../src/errors.js';

describe('UnitSink', () => {
  it('counts positions in each document and leaves out what is blank', () => {
    const sink = new UnitSink('p/a', 'a', new DocumentIds(), undefined);
    sink.beginDocument('x');
    for (const text of ['One', '', ' \n', 'Two']) sink.addText(text);
    sink.beginDocument('empty');
    sink.beginDocument('y', 3);
    sink.addSentence({ text: '', tokens: [] });
    expect(sink.take()).toEqual([
      { document: 'x', position: 0, text: 'One' },
      { document: 'x', position: 1, text: 'Two' },
      { document: 'y', position: 0, text: '', tokens: [] },
    ]);
    expect(sink.take()).toEqual([]);
  });

  it('goes on with a document that is on the way, and never returns to one it has left', () => {
    const sink = new UnitSink('p/a', 'a', new DocumentIds(), undefined);
    for (const [line, id] of ['x', 'x', 'y', 'x'].entries()) {
      sink.beginDocument(id, line);
      sink.addText('t');
    }
    expect(sink.take().map(({ document, position }) => `${document} ${position}`)).toEqual([
      'x 0',
      'x 1',
      'y 0',
      'x (a:3) 0',
    ]);
  });

  it('throws what is bad where nobody wants to be told', () => {
    const told: FileFormatError[] = [];
    new UnitSink('p/a', 'a', new DocumentIds(), (error) => told.push(error)).reportBad('line 1', 'is bad.');
    expect(told[0]?.message).toBe('p/a, line 1: is bad.');
    const strict = new UnitSink('p/a', 'a', new DocumentIds(), undefined);
    expect(() => strict.reportBad('line 1', 'is bad.')).toThrow(FileFormatError);
  });
});
