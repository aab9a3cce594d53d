import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contracts,
  isSameType,
  leftAdjoint,
  parseType,
  printType,
  reflectType,
  rightAdjoint,
} from '../../src/discocat/pregroup-type.js';
import { ParseError } from '../../src/errors.js';
import { types } from './random-diagrams.js';

describe('a pregroup type', () => {
  it('prints so that it is read back the same', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(parseType(printType(type))).toEqual(type);
      }),
    );
    expect(parseType('n.r.r  s_2 n.l')).toEqual([
      { base: 'n', adjoint: 2 },
      { base: 's_2', adjoint: 0 },
      { base: 'n', adjoint: -1 },
    ]);
    expect(printType(parseType('1'))).toBe('1');
  });

  it.each(['', ' ', 'n.', 'n.l.r', 'n.x', '1 n', '2', 'n.r.', 'n,s'])('does not come from %j', (text) => {
    expect(() => parseType(text)).toThrow(ParseError);
  });

  it('may be over bases called constructor and __proto__x', () => {
    expect(printType(parseType('constructor toString.l'))).toBe('constructor toString.l');
  });
});

describe('adjoints', () => {
  it('undo each other: (a.l).r = (a.r).l = a', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(rightAdjoint(leftAdjoint(type))).toEqual(type);
        expect(leftAdjoint(rightAdjoint(type))).toEqual(type);
      }),
    );
  });

  it('turn products around: (a b).l = b.l a.l and (a b).r = b.r a.r', () => {
    fc.assert(
      fc.property(types, types, (a, b) => {
        expect(leftAdjoint([...a, ...b])).toEqual([...leftAdjoint(b), ...leftAdjoint(a)]);
        expect(rightAdjoint([...a, ...b])).toEqual([...rightAdjoint(b), ...rightAdjoint(a)]);
      }),
    );
  });

  it('contract: the last of a with the first of a.r, the last of a.l with the first of a', () => {
    fc.assert(
      fc.property(types, (type) => {
        fc.pre(type.length > 0);
        expect(contracts(type[type.length - 1], rightAdjoint(type)[0])).toBe(true);
        expect(contracts(leftAdjoint(type)[type.length - 1], type[0])).toBe(true);
        expect(contracts(rightAdjoint(type)[0], type[type.length - 1])).toBe(false);
      }),
    );
  });

  it('are swapped by the mirror: (a.l) mirrored is the right adjoint of a mirrored', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(reflectType(leftAdjoint(type))).toEqual(rightAdjoint(reflectType(type)));
        expect(isSameType(reflectType(reflectType(type)), type)).toBe(true);
      }),
    );
  });
});
