/** A node of a graph: an operator, its inputs, its output, and its attributes. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** What a node is told beside its inputs: a whole number, several of them, or a decimal number. */
export type OnnxAttribute = number | readonly number[] | { readonly decimal: number };

/** Numbers that belong to a graph: single precision, or whole. */
export interface OnnxConstant {
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** A graph of inputs of whole numbers, texts x tokens, and outputs of single precision. */
export interface OnnxGraph {
  readonly inputs: readonly string[];
  /** Outputs of texts x tokens x width. */
  readonly outputs: readonly string[];
  /** Outputs of texts x labels; default none. */
  readonly labelOutputs?: readonly string[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxConstant>;
}

/** The types of values and attributes, and the versions, by their numbers in the published `onnx.proto`. */
const float = 1;
const int64 = 7;
const decimalAttribute = 1;
const wholeAttribute = 2;
const listAttribute = 7;
const irVersion = 8;
/** The first set of operators with LayerNormalization. */
const operatorSet = 17;

/** Some of the bytes of a message, in order; large ones are not copied before the end. */
type Parts = readonly Uint8Array[];

/**
 * Returns the bytes of a model in ONNX form: the wire form of protocol buffers, of which this writes the little that a
 * transformer needs.
 */
export function encodeOnnx({ inputs, outputs, labelOutputs = [], nodes, constants }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => message(1, encodeNode(node))),
    ...message(2, text('graph')),
    ...Array.from(constants, ([name, constant]) => message(5, encodeConstant(name, constant))).flat(),
    ...inputs.flatMap((name) => message(11, describe(name, int64, ['texts', 'tokens']))),
    ...outputs.flatMap((name) => message(12, describe(name, float, ['texts', 'tokens', `width of ${name}`]))),
    ...labelOutputs.flatMap((name) => message(12, describe(name, float, ['texts', `labels of ${name}`]))),
  ];
  return Buffer.concat([...whole(1, irVersion), ...message(7, graph), ...message(8, whole(2, operatorSet))]);
}

function encodeNode({ operator, inputs, output, attributes = {} }: OnnxNode): Parts {
  return [
    ...inputs.flatMap((name) => message(1, text(name))),
    ...message(2, text(output)),
    ...message(4, text(operator)),
    ...Object.entries(attributes).flatMap(([name, value]) => message(5, encodeAttribute(name, value))),
  ];
}

function encodeAttribute(name: string, value: OnnxAttribute): Parts {
  const named = message(1, text(name));
  if (typeof value === 'number') return [...named, ...whole(3, value), ...whole(20, wholeAttribute)];
  if (!('decimal' in value)) {
    return [...named, ...value.flatMap((entry) => whole(8, entry)), ...whole(20, listAttribute)];
  }
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value.decimal, true);
  return [...named, varint(2 * 8 + 5), bytes, ...whole(20, decimalAttribute)];
}

function encodeConstant(name: string, { dims, values }: OnnxConstant): Parts {
  return [
    ...dims.flatMap((size) => whole(1, size)),
    ...whole(2, values instanceof Float32Array ? float : int64),
    ...message(8, text(name)),
    ...message(9, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ];
}

function describe(name: string, type: number, dims: readonly string[]): Parts {
  const shape = dims.flatMap((dim) => message(1, message(2, text(dim))));
  return [...message(1, text(name)), ...message(2, message(1, [...whole(1, type), ...message(2, shape)]))];
}

function text(value: string): Parts {
  return [new TextEncoder().encode(value)];
}

function message(field: number, parts: Parts): Parts {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [varint(field * 8 + 2), varint(length), ...parts];
}

/** A whole number; one below 0 as its complement of 64 bits. */
function whole(field: number, value: number): Parts {
  return [varint(field * 8), varint(value)];
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest /= 128n) bytes.push(Number(rest % 128n) + 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}
