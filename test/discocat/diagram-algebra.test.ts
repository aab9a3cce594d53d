import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDiagram } from '../../src/discocat/check-diagram.js';
import type { Box } from '../../src/discocat/diagram.js';
import {
  boxDiagram,
  capDiagram,
  composeDiagrams,
  cupDiagram,
  daggerDiagram,
  identityDiagram,
  spiderDiagram,
  swapDiagram,
  tensorDiagrams,
  wordDiagram,
} from '../../src/discocat/diagram-algebra.js';
import { DiagramError } from '../../src/discocat/diagram-error.js';
import { leftAdjoint, parseType, printType, reflectType, rightAdjoint } from '../../src/discocat/pregroup-type.js';
import { OptionError, QualiaError } from '../../src/errors.js';
import { diagrams, diagramsFrom, simpleTypes, types } from './random-diagrams.js';

describe('diagrams', () => {
  it('compose associatively, with identities as units, and stay well typed', () => {
    const threes = diagrams.chain((f) =>
      diagramsFrom(f.codomain, 3).chain((g) => diagramsFrom(g.codomain, 3).map((h) => [f, g, h] as const)),
    );
    fc.assert(
      fc.property(threes, ([f, g, h]) => {
        const whole = composeDiagrams(f, g, h);
        expect(whole).toEqual(composeDiagrams(composeDiagrams(f, g), h));
        expect(whole).toEqual(composeDiagrams(f, composeDiagrams(g, h)));
        expect(composeDiagrams(identityDiagram(f.domain), f, identityDiagram(f.codomain))).toEqual(f);
        expect(checkDiagram(whole).at(-1)).toEqual(h.codomain);
      }),
    );
  });

  it('stand side by side associatively, with the empty diagram as unit, and stay well typed', () => {
    fc.assert(
      fc.property(diagrams, diagrams, diagrams, (f, g, h) => {
        const whole = tensorDiagrams(f, g, h);
        expect(whole).toEqual(tensorDiagrams(f, tensorDiagrams(g, h)));
        expect(tensorDiagrams(identityDiagram([]), f)).toEqual(f);
        expect(tensorDiagrams(f, identityDiagram([]))).toEqual(f);
        checkDiagram(whole);
      }),
    );
  });

  it('do not compose where their types do not meet, and say which do not', () => {
    const [noun, sentence] = [identityDiagram(parseType('n')), identityDiagram(parseType('n.r s'))];
    expect(() => composeDiagrams(noun, sentence)).toThrow(
      'composeDiagrams, diagram 2: found wires of type n, expected n.r s.',
    );
    expect(() => composeDiagrams(noun, sentence)).toThrow(DiagramError);
  });
});

describe('cups and caps of whole types', () => {
  it('contract t t.r and t.l t, and make t.r t and t t.l, nested', () => {
    fc.assert(
      fc.property(types, (type) => {
        const [cup, cap] = [cupDiagram(type), capDiagram(type)];
        expect(cup.domain).toEqual([...type, ...rightAdjoint(type)]);
        expect(cap.codomain).toEqual([...rightAdjoint(type), ...type]);
        expect(cupDiagram(leftAdjoint(type)).domain).toEqual([...leftAdjoint(type), ...type]);
        expect(capDiagram(leftAdjoint(type)).codomain).toEqual([...type, ...leftAdjoint(type)]);
        for (const diagram of [cup, cap]) checkDiagram(diagram);
      }),
    );
  });
});

describe('swaps of whole types', () => {
  it('cross every wire of one with every wire of the other', () => {
    fc.assert(
      fc.property(types, types, (left, right) => {
        const swap = swapDiagram(left, right);
        expect(checkDiagram(swap).at(-1)).toEqual([...right, ...left]);
        expect(swap.layers.length).toBe(left.length * right.length);
      }),
    );
  });
});

describe('the dagger', () => {
  it('is its own inverse, turns composition around, and keeps diagrams well typed', () => {
    const pairs = diagrams.chain((f) => diagramsFrom(f.codomain, 3).map((g) => [f, g] as const));
    fc.assert(
      fc.property(pairs, ([f, g]) => {
        expect(daggerDiagram(daggerDiagram(f))).toEqual(f);
        expect(daggerDiagram(composeDiagrams(f, g))).toEqual(composeDiagrams(daggerDiagram(g), daggerDiagram(f)));
        expect(checkDiagram(daggerDiagram(f)).at(-1)).toEqual(reflectType(f.domain));
      }),
    );
  });

  it('makes an effect of a word', () => {
    const effect = daggerDiagram(wordDiagram('chase', parseType('n.r s n.l')));
    expect(printType(effect.domain)).toBe('n.l s n.r');
    expect(effect.codomain).toEqual([]);
  });
});

describe('spiderDiagram', () => {
  it('takes whole numbers of legs only', () => {
    const [type] = fc.sample(simpleTypes, 1);
    expect(() => spiderDiagram(type, -1, 1)).toThrow(OptionError);
    expect(() => spiderDiagram(type, 1, 0.5)).toThrow(OptionError);
  });
});

describe('checkDiagram', () => {
  const [n, right] = parseType('n n.r');
  const cup: Box = { kind: 'cup', left: n, right };

  it('tells the layer whose box does not stand on wires of its domain', () => {
    const domain = parseType('n s');
    const broken = { domain, codomain: [], layers: [{ box: cup, offset: 0 }] };
    expect(() => checkDiagram(broken)).toThrow('Layer 1, cup at offset 0: found wires of type n s, expected n n.r.');
    for (const offset of [-1, 1, 0.5]) {
      expect(() => checkDiagram({ ...broken, layers: [{ box: cup, offset }] })).toThrow(DiagramError);
    }
  });

  it('tells when the last wires are not the codomain', () => {
    expect(() => checkDiagram({ domain: parseType('n'), codomain: parseType('s'), layers: [] })).toThrow(DiagramError);
  });

  it('knows which cups, caps and spiders there are', () => {
    const wrong: Box[] = [
      { kind: 'cup', left: right, right: n },
      { kind: 'cap', left: n, right },
      { kind: 'spider', type: n, inputs: 0.5, outputs: 1 },
    ];
    for (const box of wrong) expect(() => checkDiagram(boxDiagram(box))).toThrow(QualiaError);
    checkDiagram(boxDiagram({ kind: 'cap', left: right, right: n }));
  });
});
