import { QualiaError } from '../errors.js';
import { type Box, boxCodomain, boxDomain, type Diagram } from './diagram.js';
import { DiagramError } from './diagram-error.js';
import { contracts, isSameType, type PregroupType, printSimpleType } from './pregroup-type.js';

/** No text has so many wires side by side; a spider that asks for millions would fill the memory. */
const mostWires = 4096;

/**
 * Checks that a diagram is well typed: each box stands where its offset says on wires of its domain, cups and caps join a type with
 * its adjoint, and the last wires are the codomain.
 *
 * @returns the wires above each layer, and last the codomain: one more than there are layers.
 * @throws DiagramError where wires do not meet; QualiaError for a box that cannot be, or more than 4,096 wires side by side.
 */
export function checkDiagram({ domain, codomain, layers }: Diagram): PregroupType[] {
  const above: PregroupType[] = [domain];
  for (const [place, { box, offset }] of layers.entries()) {
    const wires = above[place];
    const where = `Layer ${place + 1}, ${box.kind} at offset ${offset}`;
    checkBox(box, where);
    const inputs = boxDomain(box);
    const end = offset + inputs.length;
    if (
      !Number.isInteger(offset) ||
      offset < 0 ||
      end > wires.length ||
      !isSameType(wires.slice(offset, end), inputs)
    ) {
      throw new DiagramError(where, wires.slice(Math.max(0, offset), Math.max(0, end)), inputs);
    }
    const outputs = boxCodomain(box);
    requireFewWires(wires.length - inputs.length + outputs.length, where);
    above.push([...wires.slice(0, offset), ...outputs, ...wires.slice(end)]);
  }
  const last = above[layers.length];
  if (!isSameType(last, codomain)) throw new DiagramError('The end of the diagram', last, codomain);
  return above;
}

function checkBox(box: Box, where: string): void {
  if (box.kind === 'spider' && ![box.inputs, box.outputs].every((legs) => Number.isInteger(legs) && legs >= 0)) {
    throw new QualiaError(
      'DIAGRAM',
      `${where}: a spider has whole numbers of legs, not ${box.inputs} and ${box.outputs}.`,
    );
  }
  if (box.kind === 'spider') requireFewWires(Math.max(box.inputs, box.outputs), where);
  if (box.kind !== 'cup' && box.kind !== 'cap') return;
  const fits = box.kind === 'cup' ? contracts(box.left, box.right) : contracts(box.right, box.left);
  if (fits) return;
  const found = `${printSimpleType(box.left)} ${printSimpleType(box.right)}`;
  const wanted = box.kind === 'cup' ? 't t.r or t.l t' : 't.r t or t t.l';
  throw new QualiaError('DIAGRAM', `${where}: a ${box.kind} has the types ${wanted}, not ${found}.`);
}

function requireFewWires(count: number, where: string): void {
  if (count <= mostWires) return;
  throw new QualiaError('DIAGRAM', `${where}: ${count} wires stand side by side, more than ${mostWires}.`);
}
