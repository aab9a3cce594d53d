/** What a case is to the comparison: our code, its plain twin, somebody else's code, or the machine's limit. */
export type SpeedRole = 'ours' | 'twin' | 'peer' | 'limit';

/** How much one call does; rates and ratios compare work of the same unit. */
export interface Work {
  readonly amount: number;
  readonly unit:
    | 'tokens'
    | 'texts'
    | 'nonzeros'
    | 'cells'
    | 'pairs'
    | 'flop'
    | 'bytes'
    | 'queries'
    | 'triples'
    | 'calls';
}

/** Numbers that a call reports about its own result, such as its error. */
export type Measures = Readonly<Record<string, number>>;

/** One timed call; what it returns is printed beside its time. */
export type SpeedCall = () => undefined | Measures | Promise<undefined | Measures>;

/** A timed call, or one with an untimed check of what the last call of a round gave. */
export type SpeedRun = SpeedCall | { readonly call: SpeedCall; readonly check: () => Measures | Promise<Measures> };

/**
 * A peer in Python: a file of benchmarks/speed/peers that defines `prepare(arguments)`, which returns the call, or a pair
 * of the call and a check that returns measures.
 */
export interface PythonPeer {
  readonly script: string;
  /** What `prepare` is given, as JSON; `threads` is added. */
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/** A point of a growth curve: cases of one `line` make a curve over `axis`. */
export interface CurvePoint {
  readonly axis: string;
  readonly at: number;
  readonly line: string;
}

/** One line of a speed table: measured in a process of its own. */
export interface SpeedCase {
  readonly name: string;
  readonly role: SpeedRole;
  /** The first is the one that the table shows. */
  readonly work: Work | readonly Work[];
  /** Default 1. */
  readonly threads?: number;
  /** Rounds that count, after one that does not; default 5, or 3 with `--quick`. */
  readonly rounds?: number;
  /** Whether a round that does not count comes first; default true. Long calls of compiled peers can do without. */
  readonly warmUp?: boolean;
  /** Cases of one group are compared with each other, and live at the same time; default ''. */
  readonly group?: string;
  /** The points of growth curves that this case measures. */
  readonly curve?: CurvePoint | readonly CurvePoint[];
  /** Why the case cannot run here. */
  readonly skip?: string | undefined;
  /** Variables for the process; a twin gets QUALIA_KERNELS=plain, the others get none. */
  readonly environment?: Readonly<Record<string, string>>;
  /** npm packages whose versions are recorded. */
  readonly libraries?: readonly string[];
  /** Makes what the case finds in the cache folder; called by the parent, before any case of the group is prepared. */
  readonly makeInputs?: () => Promise<void>;
  /** Makes the input, untimed, and returns the timed call. */
  readonly prepare?: () => SpeedRun | Promise<SpeedRun>;
  /** Instead of `prepare`. */
  readonly python?: PythonPeer;
}

/** A hot path and the cases that measure it. */
export interface SpeedDefinition {
  /** Names the result: benchmarks/results/speed/<id>.json. */
  readonly id: string;
  readonly title: string;
  /**
   * The cases, or a function that makes them after it has prepared the inputs in the cache folder.
   * It runs once in the parent and again in each child, which must find the same cases.
   */
  readonly cases:
    | readonly SpeedCase[]
    | ((settings: SpeedSettings) => readonly SpeedCase[] | Promise<readonly SpeedCase[]>);
  /** Whether rounds of the cases of a group alternate, so that the drift of a shared machine cancels; default true. */
  readonly interleave?: boolean;
}

/** What the command line asked for. */
export interface SpeedSettings {
  /** Smaller sizes and fewer rounds, for a first look; the result is not kept. */
  readonly quick: boolean;
  /** Sizes that take very long, too. */
  readonly full: boolean;
}

/** CPU seconds of all threads and wall seconds of one call, averaged over the calls of a round. */
export interface Round {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly measures?: Measures;
}

/** What a case's process answers when it is prepared. */
export interface Prepared {
  readonly skip?: string;
  /** Resident bytes with the input in place. */
  readonly preparedBytes?: number;
  readonly libraries?: Readonly<Record<string, string>>;
}

/** What a case's process is asked: a round that repeats the call for at least some time. */
export interface RoundRequest {
  readonly shortestSeconds: number;
}

/** What a case's process answers to a round. */
export interface RoundReply extends Round {
  readonly peakBytes: number;
}

/** A case and what came of it. */
export interface MeasuredCase {
  readonly definition: SpeedCase;
  readonly skip?: string;
  readonly failure?: string;
  readonly preparedBytes?: number;
  readonly peakBytes?: number;
  readonly libraries?: Readonly<Record<string, string>>;
  readonly rounds: readonly Round[];
}
