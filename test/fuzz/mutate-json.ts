import type { Random } from '../../src/random.js';

/** Any value of JSON. */
type Json = null | boolean | number | string | readonly Json[] | JsonObject;

interface JsonObject {
  readonly [key: string]: Json;
}

const values: readonly Json[] = [
  ...[null, true, false, '', 'constructor', '__proto__', 'x'.repeat(300), [], {}, [[]], [null], { constructor: 1 }],
  ...[0, -1, 1, 0.5, 2, 3, 7, 1e3, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, 1e15, 1e300, -1e300, 1e-300, -0],
];
const keys = ['constructor', '__proto__', '', 'toString', 'length', 'extra'];

const pick = <T>(items: readonly T[], random: Random): T => items[random.integer(items.length)] as T;
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Makes an object of its fields, of which `__proto__` may be one. */
const objectOf = (fields: readonly (readonly [string, Json])[]): JsonObject => Object.fromEntries(fields);

function change(value: Json, random: Random): Json {
  const kind = random.integer(8);
  if (typeof value === 'number' && kind < 4)
    return pick([value + 1, value - 1, -value, value * 2, value / 3, value * 1e6], random);
  if (typeof value === 'string' && kind < 4) {
    const at = random.integer(value.length + 1);
    return pick(
      [
        value + value,
        value.slice(0, at),
        value.slice(at),
        `${value.slice(0, at)}\u0000${value.slice(at)}`,
        value.toUpperCase(),
      ],
      random,
    );
  }
  if (isList(value) && kind < 6) {
    const at = random.integer(value.length + 1);
    const taken = value[random.integer(Math.max(1, value.length))] ?? null;
    return pick<readonly Json[]>(
      [
        value.toSpliced(at, 1),
        value.toSpliced(at, 0, taken),
        [...value].reverse(),
        [...value, ...value],
        value.toSpliced(at, 1, pick(values, random)),
      ],
      random,
    );
  }
  if (isObject(value) && kind < 6) {
    const fields = Object.entries(value);
    const at = random.integer(fields.length + 1);
    const [key, inner] = fields[at] ?? ['extra', null];
    const changed = pick<readonly (readonly [string, Json])[]>(
      [
        [],
        [[pick(keys, random), inner]],
        [[key, pick(values, random)]],
        [
          [key, inner],
          [pick(keys, random), pick(values, random)],
        ],
      ],
      random,
    );
    return objectOf([...fields.slice(0, at), ...changed, ...fields.slice(at + 1)]);
  }
  return kind === 7 ? [value] : pick(values, random);
}

function descend(value: Json, random: Random): Json {
  const isLeaf = !(isList(value) || isObject(value)) || random.integer(4) === 0;
  if (isLeaf) return change(value, random);
  if (isList(value)) {
    if (value.length === 0) return change(value, random);
    const at = random.integer(value.length);
    return value.toSpliced(at, 1, descend(value[at] as Json, random));
  }
  const fields = Object.entries(value);
  if (fields.length === 0) return change(value, random);
  const at = random.integer(fields.length);
  return objectOf(
    fields.map(([key, inner], place): readonly [string, Json] => [key, place === at ? descend(inner, random) : inner]),
  );
}

/** Changes one value somewhere in a text of JSON; undefined where it is none, or one that is nested too deep to be written again. */
export function mutateJson(text: string, random: Random): string | undefined {
  try {
    return JSON.stringify(descend(JSON.parse(text) as Json, random));
  } catch {
    return undefined;
  }
}

/** As {@link mutateJson}, of one line of several. */
export function mutateJsonLines(text: string, random: Random): string | undefined {
  const lines = text.split('\n');
  const at = random.integer(lines.length);
  const changed = mutateJson(lines[at] ?? '', random);
  return changed === undefined ? undefined : lines.with(at, changed).join('\n');
}
