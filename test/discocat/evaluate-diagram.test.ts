import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellOut } from '../../src/discocat/contract-network.js';
import type { Diagram } from '../../src/discocat/diagram.js';
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
import { evaluateDiagram } from '../../src/discocat/evaluate-diagram.js';
import type { Interpretation } from '../../src/discocat/interpretation.js';
import { leftAdjoint, parseType, rightAdjoint } from '../../src/discocat/pregroup-type.js';
import { simplifyDiagram } from '../../src/discocat/simplify-diagram.js';
import { denseTensor } from '../../src/discocat/tensor.js';
import { ShapeError, UnknownWordError } from '../../src/errors.js';
import { countCells } from '../../src/matrix/shape.js';
import { evaluateByLayers, widthOf } from './layered-evaluation.js';
import { diagrams, diagramsFrom, simpleTypes, types } from './random-diagrams.js';
import { changeTensors, denseInterpretation, toDensity, toLowRank, toSparse } from './random-interpretation.js';

const isSmall = (diagram: Diagram): boolean => widthOf(diagram) <= 8;
const smallDiagrams = diagrams.filter(isSmall);

const valuesOf = (diagram: Diagram, interpretation: Interpretation = denseInterpretation): number[] => {
  const tensor = evaluateDiagram(diagram, interpretation);
  return [...spellOut(tensor.kind === 'density' ? tensor.operator : tensor).values];
};

/** Equal but for the sign of zeros. */
const expectSame = (left: Diagram, right: Diagram): void => {
  expect(left.domain).toEqual(right.domain);
  expect(left.codomain).toEqual(right.codomain);
  expectNumbers(valuesOf(left), valuesOf(right));
};

const expectNumbers = (found: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(Array.from(found, (value) => value + 0)).toEqual(Array.from(expected, (value) => value + 0));
};

describe('evaluateDiagram', () => {
  it('gives what the layers give one after the other, as dense, sparse and low-rank tensors alike', () => {
    const alike = [denseInterpretation, changeTensors(toSparse), changeTensors(toLowRank)];
    fc.assert(
      fc.property(smallDiagrams, (diagram) => {
        const expected = evaluateByLayers(diagram, denseInterpretation).values;
        for (const interpretation of alike) expectNumbers(valuesOf(diagram, interpretation), expected);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the outer product with itself where words are density operators of pure states', () => {
    const mixed: Interpretation = {
      ...changeTensors(toSparse),
      wordTensor: (word, type) => (word === '' ? toDensity : toLowRank)(spellOut(wordOf(word, type))),
    };
    const wordOf = (word: string, type: Parameters<Interpretation['wordTensor']>[1]) => {
      const tensor = denseInterpretation.wordTensor(word, type);
      if (tensor.kind === 'density') throw new Error('not here');
      return tensor;
    };
    fc.assert(
      fc.property(smallDiagrams, (diagram) => {
        const pure = evaluateByLayers(diagram, denseInterpretation).values;
        fc.pre(pure.length <= 256 && diagram.layers.some(({ box }) => box.kind === 'word' || box.kind === 'map'));
        const expected = Array.from(pure).flatMap((ket) => Array.from(pure, (bra) => ket * bra));
        for (const interpretation of [changeTensors(toDensity), mixed]) {
          const tensor = evaluateDiagram(diagram, interpretation);
          if (tensor.kind === 'density') expectNumbers(spellOut(tensor.operator).values, expected);
          else expectNumbers(spellOut(tensor).values, pure);
        }
      }),
    );
  });

  it('gives the same in every order of contraction', () => {
    fc.assert(
      fc.property(smallDiagrams, (diagram) => {
        const other = evaluateDiagram(diagram, denseInterpretation, { order: 'left-to-right' });
        if (other.kind === 'density') throw new Error('no density operators here');
        expectNumbers(spellOut(other).values, valuesOf(diagram));
      }),
    );
  });

  it('is a functor: F(f;g) = F(f);F(g) and F(f (x) g) = F(f) (x) F(g)', () => {
    const pairs = smallDiagrams.chain((f) => diagramsFrom(f.codomain, 3).map((g) => [f, g] as const));
    const size = (type: Diagram['domain']): number =>
      countCells(type.map(({ base }) => (denseInterpretation.spaces.get(base) ?? [])[0] ?? 0));
    fc.assert(
      fc.property(pairs, ([f, g]) => {
        fc.pre(isSmall(composeDiagrams(f, g)) && isSmall(g));
        const [a, b] = [valuesOf(f), valuesOf(g)];
        const [rows, inner, columns] = [f.domain, g.domain, g.codomain].map(size);
        const product = Array.from({ length: rows * columns }, (_, cell) => {
          const [row, column] = [Math.floor(cell / columns), cell % columns];
          let sum = 0;
          for (let k = 0; k < inner; k++) sum += a[row * inner + k] * b[k * columns + column];
          return sum;
        });
        expectNumbers(valuesOf(composeDiagrams(f, g)), product);
      }),
    );
    fc.assert(
      fc.property(smallDiagrams, smallDiagrams, (f, g) => {
        fc.pre(f.domain.length + f.codomain.length + g.domain.length + g.codomain.length <= 8);
        const [a, b] = [valuesOf(f), valuesOf(g)];
        const [m, n, p, q] = [f.domain, f.codomain, g.domain, g.codomain].map(size);
        const kronecker = Array.from({ length: m * n * p * q }, (_, cell) => {
          const [column, row] = [cell % (n * q), Math.floor(cell / (n * q))];
          return a[Math.floor(row / p) * n + Math.floor(column / q)] * b[(row % p) * q + (column % q)];
        });
        expectNumbers(valuesOf(tensorDiagrams(f, g)), kronecker);
      }),
    );
  });

  it('makes the transposed map of the dagger', () => {
    fc.assert(
      fc.property(smallDiagrams, (diagram) => {
        fc.pre(diagram.domain.length + diagram.codomain.length <= 8);
        const [rows, columns] = [diagram.domain, diagram.codomain].map((type) =>
          countCells(type.map(({ base }) => (denseInterpretation.spaces.get(base) ?? [])[0] ?? 0)),
        );
        const values = valuesOf(diagram);
        const transposed = Array.from({ length: rows * columns }, (_, cell) => {
          return values[(cell % rows) * columns + Math.floor(cell / rows)];
        });
        expectNumbers(valuesOf(daggerDiagram(diagram)), transposed);
      }),
    );
  });

  it('is the same after simplifyDiagram', () => {
    fc.assert(
      fc.property(smallDiagrams, (diagram) => {
        expectSame(simplifyDiagram(diagram), diagram);
      }),
      { numRuns: 500 },
    );
  });

  it('names an unknown word, basic type or map, and a tensor that does not fit its type', () => {
    const interpretation: Interpretation = {
      spaces: new Map([['n', [2]]]),
      wordTensor: (word) => {
        if (word !== 'dogs') throw new UnknownWordError(word, 'the test');
        return denseTensor([3], new Float64Array(3));
      },
    };
    const evaluate = (word: string, type: string) => () =>
      evaluateDiagram(wordDiagram(word, parseType(type)), interpretation);
    for (const word of ['constructor', '__proto__', '']) {
      expect(evaluate(word, 'n')).toThrow(`"${word}" is not in the test.`);
    }
    expect(evaluate('dogs', 'n s')).toThrow('"s" is not in the basic types of the interpretation.');
    expect(evaluate('dogs', 'n')).toThrow(ShapeError);
    expect(evaluate('dogs', 'n')).toThrow('The tensor of "dogs" of type n: found 3, expected 2.');
    expect(evaluate('dogs', '1')).toThrow('The tensor of "dogs" of type 1: found 3, expected a number.');
    const map = boxDiagram({ kind: 'map', name: 'f', domain: [], codomain: parseType('n') });
    expect(() => evaluateDiagram(map, interpretation)).toThrow('"f" is not in the maps of the interpretation.');
  });
});

describe('the snake equations', () => {
  it('straighten both ways, for whole types', () => {
    fc.assert(
      fc.property(
        types.filter(({ length }) => length < 3),
        (type) => {
          const wires = identityDiagram(type);
          const [left, right] = [leftAdjoint(type), rightAdjoint(type)].map(identityDiagram);
          // t (t.r t) -> (t t.r) t, and its mirror image with left adjoints; then the same for the adjoints.
          const snakes = [
            [composeDiagrams(tensorDiagrams(wires, capDiagram(type)), tensorDiagrams(cupDiagram(type), wires)), wires],
            [
              composeDiagrams(
                tensorDiagrams(capDiagram(leftAdjoint(type)), wires),
                tensorDiagrams(wires, cupDiagram(leftAdjoint(type))),
              ),
              wires,
            ],
            [composeDiagrams(tensorDiagrams(capDiagram(type), right), tensorDiagrams(right, cupDiagram(type))), right],
            [
              composeDiagrams(
                tensorDiagrams(left, capDiagram(leftAdjoint(type))),
                tensorDiagrams(cupDiagram(leftAdjoint(type)), left),
              ),
              left,
            ],
          ] as const;
          for (const [snake, straight] of snakes) {
            expect(simplifyDiagram(snake)).toEqual(straight);
            expectSame(snake, straight);
          }
        },
      ),
    );
  });
});

describe('the Frobenius laws', () => {
  const laws = (type: Parameters<typeof spiderDiagram>[0]): (readonly [string, Diagram, Diagram])[] => {
    const [copy, merge, erase, make] = [
      [1, 2],
      [2, 1],
      [1, 0],
      [0, 1],
    ].map(([inputs, outputs]) => spiderDiagram(type, inputs, outputs));
    const wire = identityDiagram([type]);
    const swap = swapDiagram([type], [type]);
    const both = composeDiagrams(merge, copy);
    return [
      [
        'copying is associative',
        composeDiagrams(copy, tensorDiagrams(copy, wire)),
        composeDiagrams(copy, tensorDiagrams(wire, copy)),
      ],
      [
        'merging is associative',
        composeDiagrams(tensorDiagrams(merge, wire), merge),
        composeDiagrams(tensorDiagrams(wire, merge), merge),
      ],
      ['a deleted copy is no copy', composeDiagrams(copy, tensorDiagrams(erase, wire)), wire],
      ['merging does not notice the unit', composeDiagrams(tensorDiagrams(make, wire), merge), wire],
      ['copying is commutative', composeDiagrams(copy, swap), copy],
      ['merging is commutative', composeDiagrams(swap, merge), merge],
      ['special: copying then merging is nothing', composeDiagrams(copy, merge), wire],
      ['Frobenius, left', composeDiagrams(tensorDiagrams(copy, wire), tensorDiagrams(wire, merge)), both],
      ['Frobenius, right', composeDiagrams(tensorDiagrams(wire, copy), tensorDiagrams(merge, wire)), both],
      ['a spider is what its pieces are', composeDiagrams(copy, tensorDiagrams(copy, wire)), spiderDiagram(type, 1, 3)],
    ];
  };

  it('hold, and simplifyDiagram knows them', () => {
    fc.assert(
      fc.property(simpleTypes, (type) => {
        for (const [law, left, right] of laws(type)) {
          expectSame(left, right);
          expect(simplifyDiagram(left), law).toEqual(simplifyDiagram(right));
        }
      }),
    );
  });

  it('fuse spiders joined by any number of wires', () => {
    const legs = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        simpleTypes,
        fc.tuple(
          legs,
          legs,
          legs.filter((count) => count > 0),
        ),
        (type, [inputs, outputs, shared]) => {
          const joined = composeDiagrams(spiderDiagram(type, inputs, shared), spiderDiagram(type, shared, outputs));
          expectSame(joined, spiderDiagram(type, inputs, outputs));
          const simple = inputs === 1 && outputs === 1 ? identityDiagram([type]) : spiderDiagram(type, inputs, outputs);
          expect(simplifyDiagram(joined)).toEqual(simple);
        },
      ),
    );
  });
});

describe('simplifyDiagram', () => {
  it('leaves nothing that it could simplify, and no more layers than there were', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const simple = simplifyDiagram(diagram);
        expect(simplifyDiagram(simple)).toEqual(simple);
        expect(simple.layers.length).toBeLessThanOrEqual(diagram.layers.length);
      }),
    );
  });

  it('straightens a snake around which other boxes stand', () => {
    const [n, s] = [parseType('n'), parseType('s')];
    const [before, after] = ['f', 'g'].map((name) => boxDiagram({ kind: 'map', name, domain: n, codomain: n }));
    const beside = wordDiagram('beside', s);
    // A cap, the map g on its free wire, then the map f on the wire that comes in, then the cup.
    const snake = composeDiagrams(
      tensorDiagrams(capDiagram(leftAdjoint(n)), identityDiagram(n)),
      tensorDiagrams(after, identityDiagram([...leftAdjoint(n), ...n]), beside),
      tensorDiagrams(identityDiagram([...n, ...leftAdjoint(n)]), before, identityDiagram(s)),
      tensorDiagrams(identityDiagram(n), cupDiagram(leftAdjoint(n)), identityDiagram(s)),
    );
    const simple = simplifyDiagram(snake);
    expect(simple.layers.map(({ box }) => (box.kind === 'map' ? box.name : box.kind))).toEqual(['word', 'f', 'g']);
    expectSame(simple, composeDiagrams(before, after, tensorDiagrams(identityDiagram(n), beside)));
  });
});
