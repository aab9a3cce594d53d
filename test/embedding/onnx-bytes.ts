/**
 * The little of ONNX (version 1.9, operator set 13) that a made-up model needs, in the wire form of protocol buffers. Numbers
 * beside the fields are those of the published `onnx.proto`.
 */

/** A node of a graph: an operator, its inputs, its output, and whole numbers as attributes. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A graph of inputs of whole numbers, texts x tokens, and outputs of single precision, texts x tokens x width. */
export interface OnnxGraph {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<
    string,
    { readonly dims: readonly number[]; readonly values: Float32Array | BigInt64Array }
  >;
}

const float = 1;
const int64 = 7;
const intAttribute = 2;

/** Returns the bytes of a model in ONNX form. */
export function encodeOnnx({ inputs, outputs, nodes, constants }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, encodeNode(node))),
    message(2, text('made up')),
    ...Array.from(constants, ([name, { dims, values }]) =>
      message(5, [
        ...dims.map((size) => whole(1, size)),
        whole(2, values instanceof Float32Array ? float : int64),
        message(8, text(name)),
        message(9, [new Uint8Array(values.buffer)]),
      ]),
    ),
    ...inputs.map((name) => message(11, describe(name, int64, ['texts', 'tokens']))),
    ...outputs.map((name) => message(12, describe(name, float, ['texts', 'tokens', `width of ${name}`]))),
  ];
  return Buffer.concat([whole(1, 7), message(7, graph), message(8, [whole(2, 13)])]);
}

function encodeNode({ operator, inputs, output, attributes = {} }: OnnxNode): Uint8Array[] {
  return [
    ...inputs.map((name) => message(1, text(name))),
    message(2, text(output)),
    message(4, text(operator)),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, [message(1, text(name)), whole(3, value), whole(20, intAttribute)]),
    ),
  ];
}

function describe(name: string, type: number, dims: readonly string[]): Uint8Array[] {
  const shape = dims.map((dim) => message(1, [message(2, text(dim))]));
  return [message(1, text(name)), message(2, [message(1, [whole(1, type), message(2, shape)])])];
}

function text(value: string): Uint8Array[] {
  return [new TextEncoder().encode(value)];
}

function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
}

function whole(field: number, value: number): Uint8Array {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}
