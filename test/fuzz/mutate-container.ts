import { createHash } from 'node:crypto';
import { blockChecksumsName } from '../../src/matrix/container-blocks.js';
import { blankChecksum, checksumKey } from '../../src/matrix/container-header.js';
import { type MutationContext, mutate } from './mutate.js';
import { mutateJson } from './mutate-json.js';

interface HeaderEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** An array of a container on its way. */
interface Part {
  name: string;
  dtype: string;
  shape: readonly number[];
  bytes: Buffer;
}

const widths = new Map([
  ...(['F64', 'I64', 'U64'].map((name) => [name, 8]) as [string, number][]),
  ...(['F32', 'I32', 'U32'].map((name) => [name, 4]) as [string, number][]),
  ...(['F16', 'BF16', 'I16', 'U16'].map((name) => [name, 2]) as [string, number][]),
  ...(['I8', 'U8', 'BOOL'].map((name) => [name, 1]) as [string, number][]),
]);

const pick = <T>(items: readonly T[], { random }: MutationContext): T => items[random.integer(items.length)] as T;

function changeText(text: string, context: MutationContext): string {
  const changed = context.random.integer(4) > 0 ? mutateJson(text, context.random) : undefined;
  return changed ?? mutate({ ...context, seeds: [Buffer.from(text)] }).toString('utf8');
}

/** Says the same of so many bytes by another shape, or gives them another type. */
function reshape(part: Part, context: MutationContext): void {
  const width = widths.get(part.dtype) ?? 1;
  const length = part.bytes.length / width;
  part.shape = pick([[length], [length, 1], [1, length], [1, 1, length], [0], [0, 2 ** 40], [length, 0]], context);
  if (context.random.integer(2) === 0) return;
  const same = [...widths].filter(([, other]) => other === width).map(([name]) => name);
  part.dtype = pick(same, context);
}

function resize(part: Part, context: MutationContext): void {
  const width = widths.get(part.dtype) ?? 1;
  const length = part.bytes.length / width;
  const wanted = pick([0, 1, length - 1, length + 1, 2 * length], context);
  part.bytes = Buffer.concat([part.bytes, part.bytes, Buffer.alloc(width)]).subarray(0, Math.max(0, wanted) * width);
  part.shape = [part.bytes.length / width];
}

function overwrite(part: Part, context: MutationContext): void {
  const width = widths.get(part.dtype) ?? 1;
  if (part.bytes.length < width) return;
  const at = width * context.random.integer(part.bytes.length / width);
  const copy = Buffer.from(part.bytes);
  const isFloat = part.dtype.startsWith('F');
  const number = pick(
    [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 0.5, 1, 2, 7, 1e6, 2 ** 31, 2 ** 32 - 1, 1e15, 1e300],
    context,
  );
  if (isFloat && width === 8) copy.writeDoubleLE(number, at);
  else if (isFloat && width === 4) copy.writeFloatLE(Math.fround(number), at);
  else for (let byte = 0; byte < width; byte++) copy[at + byte] = pick([0, 1, 2, 0x7f, 0x80, 0xff], context);
  part.bytes = copy;
}

function changeParts(parts: Part[], context: MutationContext): void {
  const at = context.random.integer(parts.length);
  const part = parts[at];
  if (part === undefined) return;
  const kind = context.random.integer(8);
  if (kind === 0) parts.splice(at, 1);
  else if (kind === 1) part.name = changeText(part.name, context);
  else if (kind === 2) reshape(part, context);
  else if (kind === 3) resize(part, context);
  else overwrite(part, context);
}

function changeMetadata(metadata: Map<string, string>, context: MutationContext): void {
  const key = pick(
    [...metadata.keys()].filter((name) => name !== checksumKey),
    context,
  );
  const kind = context.random.integer(12);
  if (kind === 0) metadata.delete(key);
  else if (kind === 1) metadata.set(pick(['__proto__', 'constructor', ''], context), 'x');
  else metadata.set(key, changeText(metadata.get(key) ?? '', context));
}

/** Changes arrays and metadata of a file of the safetensors layout, and lays it out anew with its checksum. */
export function mutateContainer(context: MutationContext): Buffer {
  const seed = Buffer.from(pick(context.seeds, context));
  const end = 8 + Number(seed.readBigUInt64LE());
  const { __metadata__: told = {}, ...entries } = JSON.parse(seed.toString('utf8', 8, end)) as {
    readonly __metadata__?: Readonly<Record<string, string>>;
  } & Readonly<Record<string, HeaderEntry>>;
  const metadata = new Map(Object.entries(told as Readonly<Record<string, string>>));
  const parts = Object.entries(entries as Readonly<Record<string, HeaderEntry>>)
    .filter(([name]) => name !== blockChecksumsName)
    .sort(([, left], [, right]) => left.data_offsets[0] - right.data_offsets[0])
    .map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [from, to],
        },
      ]): Part => ({ name, dtype, shape, bytes: seed.subarray(end + from, end + to) }),
    );
  for (let changes = 1 + context.random.integer(2); changes > 0; changes--) {
    if (metadata.size > 0 && context.random.integer(2) === 0) changeMetadata(metadata, context);
    else changeParts(parts, context);
  }
  return layOut(parts, metadata);
}

function layOut(parts: readonly Part[], metadata: Map<string, string>): Buffer {
  const hasChecksum = metadata.has(checksumKey);
  if (hasChecksum) metadata.set(checksumKey, blankChecksum);
  let end = 0;
  const fields = parts.map(({ name, dtype, shape, bytes }) => {
    const entry: HeaderEntry = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
    return `${JSON.stringify(name)}:${JSON.stringify(entry)}`;
  });
  const told = [...metadata].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const blank = `{"__metadata__":{${told.join(',')}}${fields.map((field) => `,${field}`).join('')}}`;
  const text = blank.padEnd(blank.length + ((8 - (Buffer.byteLength(blank) % 8)) % 8));
  const data = Buffer.concat(parts.map(({ bytes }) => bytes));
  const digest = createHash('sha256').update(data).update(text).digest('hex');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return Buffer.concat([length, Buffer.from(hasChecksum ? text.replace(blankChecksum, digest) : text), data]);
}
