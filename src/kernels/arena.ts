import { QualiaError, requireOption, requireWhole } from '../errors.js';
import {
  availableKernels,
  bindKernels,
  compileKernels,
  instantiateKernels,
  type KernelKind,
  mostPages,
} from './compile.js';
import { type NumberArray, type NumberArrayType, PerThread } from './numbers.js';
import { type KernelName, type Kernels, plainKernels } from './plain-kernels.js';
import { canStartThreads, Team, type TeamParameter } from './team.js';

const pageBytes = 65_536;

/** Arrays start at multiples of a cache line. */
const alignment = 64;

/** The first bytes of the memory are the compiler's; behind them numbers are staged that are copied in or out. */
const stagingArea = 4096;

/** Bytes that are staged at a time: they stay in the nearest cache. */
const stagedBytes = 32_768;

const wordBytes = 8;

/** Bytes that a call clears. */
const clearedBytes = 1 << 18;

/** A run has fewer than 2^31 items. */
const mostItems = 2 ** 30;

/** Where arrays begin. */
const firstByte = stagingArea + stagedBytes + alignment;

/** How the items of a parallel run are cut: `chunk` items make one short call. */
export interface RunOptions {
  readonly items: number;
  /** Items a call; some hundred microseconds of work each let the optimising compiler take over and keep threads even. */
  readonly chunk: number;
  /** Is called in this thread while the others, if any, have begun; what it touches must not be part of the run. */
  readonly meanwhile?: () => void;
}

/** The parameters of a kernel before its range of items; each array may be one of many, a thread each. */
export type RunParameters<Name extends KernelName> =
  Parameters<Kernels[Name]> extends [...infer Leading, begin: number, end: number]
    ? {
        [Place in keyof Leading]: Leading[Place] extends NumberArray
          ? Leading[Place] | PerThread<Leading[Place]>
          : Leading[Place];
      }
    : never;

/**
 * A memory that kernels work in, with the kernels bound to it and the threads that share it.
 *
 * Arrays are handed out from the bottom up and given back together, in the reverse order, by `scope`. What they hold at
 * first is whatever was there before. With compiled kernels the memory is one shared WebAssembly memory of up to 4 GiB;
 * with plain ones each array is an ordinary one, and there is one thread. In a browser there is always one.
 */
export class Arena {
  readonly kind: KernelKind;
  readonly kernels: Kernels;
  readonly threads: number;
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #team: Team | undefined;
  #next = firstByte;

  /**
   * @param options.kind default: compiled kernels where they run, else plain ones.
   * @param options.threads threads that share the work of `run`, this one included; default 1.
   */
  constructor(options: { readonly kind?: KernelKind; readonly threads?: number } = {}) {
    const { kind = defaultKind(), threads = 1 } = options;
    requireOption(availableKernels().has(kind), 'kind', kind, [...availableKernels()].join(', '));
    requireWhole('threads', threads, 1);
    this.kind = kind;
    if (kind === 'plain') {
      this.kernels = plainKernels;
      this.threads = 1;
      return;
    }
    const module = compiledModule(kind);
    this.#memory = new WebAssembly.Memory({ initial: 16, maximum: mostPages, shared: true });
    const compiled = instantiateKernels(module, this.#memory);
    this.kernels = bindKernels(compiled);
    this.threads = canStartThreads() ? threads : 1;
    if (this.threads > 1) this.#team = new Team({ module, memory: this.#memory, compiled, threads });
  }

  /** How many bytes the memory has grown to; 0 with plain kernels, whose arrays are collected one by one. */
  get capacityBytes(): number {
    return this.#memory?.buffer.byteLength ?? 0;
  }

  /**
   * Hands out an array of `length` numbers; they hold anything.
   *
   * @throws QualiaError with code `MEMORY` when the memory would pass 4 GiB or the system gives no more.
   */
  allocate<Numbers extends NumberArray>(type: NumberArrayType<Numbers>, length: number): Numbers {
    if (this.#memory === undefined) return new type(length);
    const start = this.#next;
    const end = start + length * type.BYTES_PER_ELEMENT;
    this.#grow(end);
    this.#next = Math.ceil(end / alignment) * alignment;
    return new type(this.#memory.buffer, start, length);
  }

  /** Hands out an array of zeros. */
  zeros<Numbers extends NumberArray>(type: NumberArrayType<Numbers>, length: number): Numbers {
    const numbers = this.allocate(type, length);
    this.clear(numbers);
    return numbers;
  }

  /** Makes all numbers of an array of this arena 0; the threads share a long one. */
  clear(numbers: NumberArray): void {
    const bytes = bytesOf(numbers);
    if (bytes.length <= clearedBytes) {
      this.kernels.clearBytes(bytes, 0, bytes.length);
      return;
    }
    for (let from = 0; from < bytes.length; from += mostItems) {
      const part = bytes.subarray(from, from + mostItems);
      this.run('clearBytes', [part], { items: part.length, chunk: clearedBytes });
    }
  }

  /** Hands out a copy of `values` in an array of the given type. */
  copy<Numbers extends NumberArray>(type: NumberArrayType<Numbers>, values: ArrayLike<number>): Numbers {
    const copied = this.allocate(type, values.length);
    copied.set(values);
    return copied;
  }

  /**
   * Copies all numbers of `source`, an array outside, to `target`, one of this arena, from number `place` on.
   *
   * Faster than `target.set` wherever the two lie: engines copy shared memory byte by byte unless both places are
   * equally far from a multiple of eight bytes.
   */
  copyIn(source: NumberArray, target: NumberArray, place = 0): void {
    const size = source.BYTES_PER_ELEMENT;
    const start = target.byteOffset + place * size;
    const phase = source.byteOffset % wordBytes;
    if (this.#memory === undefined || start % wordBytes === phase || !isAlike(source, target)) {
      target.set(source, place);
      return;
    }
    const bytes = bytesOf(target).subarray(place * size);
    const piece = typeOf(target);
    for (let from = 0; from < source.length; from += stagedBytes / size) {
      const part = source.subarray(from, from + stagedBytes / size);
      new piece(this.#memory.buffer, stagingArea + phase, part.length).set(part);
      const staged = new Uint8Array(this.#memory.buffer, stagingArea + phase, part.byteLength);
      this.kernels.moveBytes(staged, bytes.subarray(from * size), 0, part.byteLength);
    }
  }

  /** Copies all numbers of `source`, an array of this arena, to `target`, one outside, from number `place` on; likewise fast. */
  copyOut(source: NumberArray, target: NumberArray, place = 0): void {
    const size = source.BYTES_PER_ELEMENT;
    const phase = (target.byteOffset + place * size) % wordBytes;
    if (this.#memory === undefined || source.byteOffset % wordBytes === phase || !isAlike(source, target)) {
      target.set(source, place);
      return;
    }
    const bytes = bytesOf(source);
    const piece = typeOf(source);
    for (let from = 0; from < source.length; from += stagedBytes / size) {
      const part = bytes.subarray(from * size, from * size + stagedBytes);
      const staged = new Uint8Array(this.#memory.buffer, stagingArea + phase, part.length);
      this.kernels.moveBytes(part, staged, 0, part.length);
      target.set(new piece(this.#memory.buffer, stagingArea + phase, part.length / size), place + from);
    }
  }

  /** Hands out one array of `length` numbers for each thread, for scratch space; they hold anything. */
  perThread<Numbers extends NumberArray>(type: NumberArrayType<Numbers>, length: number): PerThread<Numbers> {
    return new PerThread(Array.from({ length: this.threads }, () => this.allocate(type, length)));
  }

  /** Runs `use` and gives back every array handed out meanwhile. */
  scope<Result>(use: () => Result): Result {
    const start = this.#next;
    try {
      return use();
    } finally {
      this.#next = start;
    }
  }

  /** Like `scope`, for a use that waits for something: the arrays are given back when it has ended. */
  async scopeAsync<Result>(use: () => Promise<Result>): Promise<Result> {
    const start = this.#next;
    try {
      return await use();
    } finally {
      this.#next = start;
    }
  }

  /**
   * Calls a kernel on items 0 to `items`, a chunk a call, shared by the threads of the arena.
   *
   * Chunks are the same whatever the number of threads, so a kernel whose chunks do not touch each other's results
   * gives the same bytes on any number.
   *
   * @throws QualiaError with code `KERNEL` when a call fails in another thread.
   */
  run<Name extends KernelName>(name: Name, parameters: RunParameters<Name>, options: RunOptions): void {
    const { items, chunk, meanwhile } = options;
    const list = parameters as readonly TeamParameter[];
    // One chunk is no work to share, and others need not wake for it.
    if (this.#team !== undefined && (items > chunk || meanwhile !== undefined)) {
      this.#team.run(name, list, options);
      return;
    }
    meanwhile?.();
    const kernel = this.kernels[name] as (...all: readonly unknown[]) => unknown;
    const own = list.map((parameter) => (parameter instanceof PerThread ? parameter.arrays[0] : parameter));
    for (let begin = 0; begin < items; begin += chunk) kernel(...own, begin, Math.min(items, begin + chunk));
  }

  /** Ends the other threads; the arrays stay readable. */
  close(): void {
    this.#team?.close();
  }

  #grow(end: number): void {
    const memory = this.#memory as WebAssembly.Memory;
    const missing = Math.ceil(end / pageBytes) - memory.buffer.byteLength / pageBytes;
    if (missing <= 0) return;
    try {
      memory.grow(missing);
    } catch (cause) {
      const wanted = `${Math.ceil(end / 2 ** 20)} MiB`;
      const problem = `The computation needs ${wanted} in one WebAssembly memory, which holds 4096 MiB at most`;
      throw new QualiaError('MEMORY', `${problem}; take fewer rows, columns or dimensions at a time.`, { cause });
    }
  }
}

/** Compiled once a thread: code that never changes, and recompiling would lose what the optimising compiler made. */
const modules = new Map<KernelKind, WebAssembly.Module>();

function compiledModule(kind: 'wasm' | 'relaxed'): WebAssembly.Module {
  const known = modules.get(kind);
  if (known !== undefined) return known;
  const module = compileKernels(kind);
  modules.set(kind, module);
  return module;
}

/** Relaxed SIMD is never the default: it rounds differently from one processor to the next. */
function defaultKind(): KernelKind {
  const wanted = typeof process === 'undefined' ? undefined : process.env['QUALIA_KERNELS'];
  const kinds = availableKernels();
  if (wanted === undefined || wanted === '') return kinds.has('wasm') ? 'wasm' : 'plain';
  const kind = [...kinds].find((candidate) => candidate === wanted);
  requireOption(kind !== undefined, 'QUALIA_KERNELS', wanted, `${[...kinds].join(', ')} on this machine`);
  return kind;
}

/** Whether the numbers of both arrays are stored alike, so that copying bytes copies numbers. */
function isAlike(source: NumberArray, target: NumberArray): boolean {
  return source.BYTES_PER_ELEMENT === target.BYTES_PER_ELEMENT && isFloat(source) === isFloat(target);
}

function isFloat(numbers: NumberArray): boolean {
  return numbers instanceof Float32Array || numbers instanceof Float64Array;
}

function bytesOf({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The constructor of an array. */
function typeOf<Numbers extends NumberArray>(numbers: Numbers): NumberArrayType<Numbers> {
  return numbers.constructor as unknown as NumberArrayType<Numbers>;
}
