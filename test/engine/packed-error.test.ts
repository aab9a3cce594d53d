import { describe, expect, it } from 'vitest';
import { packError, unpackError } from '../../src/engine/packed-error.js';
import {
  FileFormatError,
  MissingFileError,
  OptionError,
  ParseError,
  QualiaError,
  ShapeError,
  UnknownWordError,
} from '../../src/errors.js';

/** Sends an error through structured cloning, as between threads. */
const send = (thrown: unknown): unknown => unpackError(structuredClone(packError(thrown)));

const errors: readonly Error[] = [
  new QualiaError('CODE', 'a message'),
  new UnknownWordError('__proto__', 'the space', ['constructor', '']),
  new OptionError('rank', 0, 'a whole number > 0'),
  new ShapeError('dot', '2 numbers', '3'),
  new MissingFileError('a.txt', 'Make it first.', { cause: new Error('ENOENT') }),
  new FileFormatError('a.txt', 'line 3', 'is empty', { cause: new SyntaxError('JSON') }),
  new ParseError('n @', 'a type is missing'),
  new RangeError('too far'),
  new Error('plain'),
];

describe('packError, then unpackError', () => {
  it.each(errors)('gives an equal error of the same class: %s', (error) => {
    const received = send(error) as Error;
    expect(received).toStrictEqual(error);
    expect(received).toBeInstanceOf(error.constructor);
    expect(Object.entries(received).sort()).toEqual(Object.entries(error).sort());
    expect(received.stack).toBe(error.stack);
    expect(String(received)).toBe(String(error));
  });

  it('makes a QualiaError that keeps its name of a subclass that only the other thread knows', () => {
    class NoVerbError extends QualiaError {
      readonly verb = 'constructor';
    }
    const received = send(new NoVerbError('NO_VERB', 'no such verb')) as NoVerbError;
    expect(received).toBeInstanceOf(QualiaError);
    expect(received).toMatchObject({ name: 'NoVerbError', code: 'NO_VERB', verb: 'constructor' });
  });

  it('keeps the name of an unknown class of another base', () => {
    const error = Object.assign(new Error('gone'), { name: 'HttpError', status: 404 });
    expect(send(error)).toMatchObject({ name: 'HttpError', message: 'gone', status: 404 });
    expect(send(new DOMException('late', 'TimeoutError'))).toMatchObject({ name: 'TimeoutError', message: 'late' });
  });

  it('keeps a chain of causes', () => {
    const first = new UnknownWordError('dog', 'the space');
    const error = new Error('outer', { cause: new QualiaError('INNER', 'inner', { cause: first }) });
    expect(send(error)).toMatchObject({ cause: { code: 'INNER', cause: { word: 'dog' } } });
  });

  it('leaves out fields that cannot be cloned, and hands on what is no error', () => {
    const error = Object.assign(new Error('x'), { retry: () => undefined, tries: 3 });
    expect(Object.keys(send(error) as object)).toEqual(['tries']);
    expect(send({ status: 1 })).toEqual({ status: 1 });
    expect(send(undefined)).toBeUndefined();
    expect(send(Symbol('s'))).toBe('Symbol(s)');
  });
});
