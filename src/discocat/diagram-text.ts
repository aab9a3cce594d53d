import { ParseError } from '../errors.js';
import { checkDiagram } from './check-diagram.js';
import type { Box, Diagram, Layer } from './diagram.js';
import { type PregroupType, parseType, printSimpleType, printType, type SimpleType } from './pregroup-type.js';

/**
 * Prints a diagram as one line: domain, codomain, then its layers, each a box with its offset. {@link parseDiagram} reads it back.
 *
 * @example printDiagram(reductionDiagram(reduceWords(words)))
 * // 1 -> s: "dogs" n @0; "run" n.r s @1; cup n n.r @0
 */
export function printDiagram({ domain, codomain, layers }: Diagram): string {
  const boxes = layers.map(({ box, offset }) => `${printBox(box)} @${offset}`);
  const header = `${printType(domain)} -> ${printType(codomain)}:`;
  return boxes.length === 0 ? header : `${header} ${boxes.join('; ')}`;
}

function printBox(box: Box): string {
  switch (box.kind) {
    case 'word':
      return `${box.dagger ? 'dagger ' : ''}${JSON.stringify(box.word)} ${printType(box.type)}`;
    case 'map': {
      const types = `${printType(box.domain)} -> ${printType(box.codomain)}`;
      return `${box.dagger ? 'dagger ' : ''}map ${JSON.stringify(box.name)} ${types}`;
    }
    case 'spider':
      return `spider ${box.inputs} ${box.outputs} ${printSimpleType(box.type)}`;
    default:
      return `${box.kind} ${printSimpleType(box.left)} ${printSimpleType(box.right)}`;
  }
}

/**
 * Reads a diagram that {@link printDiagram} printed.
 *
 * @throws ParseError that names the layer; DiagramError when the diagram is not well typed.
 */
export function parseDiagram(text: string): Diagram {
  const header = /^([^:">]*)->([^:">]*):/.exec(text);
  if (header === null) throw new ParseError(text, 'a diagram begins with its domain and codomain, as in "1 -> s:".');
  const diagram = {
    domain: parseType(header[1]),
    codomain: parseType(header[2]),
    layers: splitLayers(text, text.slice(header[0].length)).map((layer) => parseLayer(text, layer)),
  };
  checkDiagram(diagram);
  return diagram;
}

/** Cuts at the semicolons that stand outside of quotes. */
function splitLayers(whole: string, text: string): string[] {
  if (text.trim() === '') return [];
  const layers = text.match(/(?:"(?:[^"\\]|\\.)*"|[^";])+/g) ?? [];
  if (layers.join(';') === text) return layers;
  throw new ParseError(whole, 'a quote does not end, or there is nothing between two semicolons.');
}

function parseLayer(whole: string, text: string): Layer {
  const found = /^(.*?)@(\d+)$/s.exec(text.trim());
  const box = found === null ? undefined : parseBox(found[1].trimEnd());
  if (found === null || box === undefined) {
    const advice = 'write a box and its offset, as in: "dogs" n @0, cup n n.r @0, spider 1 2 n @0, map "f" n -> s @0.';
    throw new ParseError(whole, `"${text.trim()}" is no layer; ${advice}`);
  }
  return { box, offset: Number(found[2]) };
}

function parseBox(text: string): Box | undefined {
  const pair = /^(cup|cap|swap) (\S+) (\S+)$/.exec(text);
  if (pair !== null) {
    return { kind: pair[1] as 'cup' | 'cap' | 'swap', left: parseSimple(pair[2]), right: parseSimple(pair[3]) };
  }
  const spider = /^spider (\d+) (\d+) (\S+)$/.exec(text);
  if (spider !== null) {
    return { kind: 'spider', type: parseSimple(spider[3]), inputs: Number(spider[1]), outputs: Number(spider[2]) };
  }
  const named = /^(dagger )?(map )?("(?:[^"\\]|\\.)*") (.*)$/.exec(text);
  if (named === null) return undefined;
  const [, dagger, map, quoted, types] = named;
  const flag = dagger === undefined ? {} : ({ dagger: true } as const);
  const name = parseQuoted(quoted);
  if (map === undefined) return { kind: 'word', word: name, type: parseType(types), ...flag };
  const ends = types.split('->');
  if (ends.length !== 2) return undefined;
  const [domain, codomain]: PregroupType[] = ends.map(parseType);
  return { kind: 'map', name, domain, codomain, ...flag };
}

function parseQuoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch (cause) {
    throw new ParseError(text, 'a word is written between double quotes, as in JSON.', { cause });
  }
}

function parseSimple(text: string): SimpleType {
  const type = parseType(text);
  if (type.length !== 1) throw new ParseError(text, 'one simple type stands here, as in n.r.');
  return type[0];
}
