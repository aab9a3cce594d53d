/** A value of Thrift's compact protocol, with its type. */
type Thrift =
  | readonly [type: 'i32' | 'i64', value: number]
  | readonly [type: 'binary', value: string]
  | readonly [type: 'list', items: readonly Thrift[]]
  | readonly [type: 'struct', fields: readonly (readonly [id: number, value: Thrift])[]];

const typeNumbers = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

function variableLength(value: number): number[] {
  return value < 128 ? [value] : [128 | (value % 128), ...variableLength(Math.floor(value / 128))];
}

function encode([type, value]: Thrift): number[] {
  if (type === 'binary') return [...variableLength(Buffer.byteLength(value)), ...Buffer.from(value)];
  if (type === 'list') {
    const [first] = value;
    return [(value.length << 4) | (first === undefined ? 0 : typeNumbers[first[0]]), ...value.flatMap(encode)];
  }
  if (type !== 'struct') return variableLength(2 * value);
  let last = 0;
  const fields = value.flatMap(([id, field]) => {
    const head = ((id - last) << 4) | typeNumbers[field[0]];
    last = id;
    return [head, ...encode(field)];
  });
  return [...fields, 0];
}

const i32 = (value: number): Thrift => ['i32', value];
const i64 = (value: number): Thrift => ['i64', value];
const struct = (...fields: readonly (readonly [number, Thrift])[]): Thrift => ['struct', fields];

/** A column of whole numbers of 32 bits or of texts. */
export interface ParquetColumn {
  readonly name: string;
  readonly values: readonly number[] | readonly string[];
}

/** Writes columns of the same length as a Parquet file of one group of rows, each value as it is (encoding PLAIN, no compression). */
export function writeParquet(columns: readonly ParquetColumn[]): Buffer {
  const rows = columns[0]?.values.length ?? 0;
  const parts: Buffer[] = [Buffer.from('PAR1')];
  let position = 4;
  const chunks = columns.map(({ name, values }): Thrift => {
    const data = Buffer.concat(values.map(encodeValue));
    const levels = [i32(rows), i32(0), i32(3), i32(3)].map((field, at) => [at + 1, field] as const);
    const head = struct([1, i32(0)], [2, i32(data.length)], [3, i32(data.length)], [5, struct(...levels)]);
    const page = Buffer.concat([Buffer.from(encode(head)), data]);
    const offset = position;
    parts.push(page);
    position += page.length;
    const metadata = struct(
      [1, i32(typeOf(values))],
      [2, ['list', [i32(0)]]],
      [3, ['list', [['binary', name]]]],
      [4, i32(0)],
      [5, i64(rows)],
      [6, i64(page.length)],
      [7, i64(page.length)],
      [9, i64(offset)],
    );
    return struct([2, i64(offset)], [3, metadata]);
  });
  const root = struct([4, ['binary', 'schema']], [5, i32(columns.length)]);
  const leaves = columns.map(({ name, values }) => {
    const type = typeOf(values);
    const fields = [[1, i32(type)], [3, i32(0)], [4, ['binary', name]] as const] as const;
    return type === byteArray ? struct(...fields, [6, i32(0)]) : struct(...fields);
  });
  const group = struct([1, ['list', chunks]], [2, i64(position - 4)], [3, i64(rows)]);
  const end = struct([1, i32(1)], [2, ['list', [root, ...leaves]]], [3, i64(rows)], [4, ['list', [group]]]);
  const footer = Buffer.from(encode(end));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')]);
}

const byteArray = 6;

const typeOf = (values: ParquetColumn['values']): number => (typeof values[0] === 'string' ? byteArray : 1);

function encodeValue(value: number | string): Buffer {
  const number = Buffer.alloc(4);
  if (typeof value === 'number') {
    number.writeInt32LE(value);
    return number;
  }
  number.writeUInt32LE(Buffer.byteLength(value));
  return Buffer.concat([number, Buffer.from(value)]);
}
