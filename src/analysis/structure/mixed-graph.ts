import { OptionError, QualiaError, UnknownWordError } from '../../errors.js';

/** What stands at an end of an edge: `tail` (-), `arrow` (>) or `circle` (o), which says that either is possible. */
export type Mark = 'tail' | 'arrow' | 'circle';

/** One edge of a {@link MixedGraph}, from the earlier variable to the later. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** What stands at the end of `from`. */
  readonly fromMark: Mark;
  /** What stands at the end of `to`. */
  readonly toMark: Mark;
}

/** What JSON holds of a {@link MixedGraph}. */
export interface GraphRecord {
  readonly variables: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly edge: string }[];
}

/**
 * A graph over named variables with a mark at each end of each edge: a DAG, a CPDAG, an ancestral graph or a PAG.
 *
 * 1. At most one edge joins two variables, none a variable with itself. 2. An edge has a mark at both ends. 3. Names differ.
 *
 * @example const graph = new MixedGraph(['rain', 'wet']); graph.setEdge(0, 1, 'tail', 'arrow'); String(graph) // 'rain --> wet'
 */
export class MixedGraph {
  readonly names: readonly string[];
  /** `marks[i * size + j]` is the mark at the end of j of the edge between i and j; 0 where there is none. */
  readonly #marks: Uint8Array;
  readonly #places: ReadonlyMap<string, number>;

  /**
   * Makes a graph without edges.
   *
   * @throws OptionError when a name occurs twice.
   */
  constructor(names: readonly string[]) {
    this.names = [...names];
    this.#places = new Map(names.map((name, place) => [name, place]));
    const twice = names.find((name, place) => this.#places.get(name) !== place);
    if (twice !== undefined) throw new OptionError('names', twice, 'names that differ');
    this.#marks = new Uint8Array(names.length ** 2);
  }

  /** How many variables there are. */
  get size(): number {
    return this.names.length;
  }

  /** Returns the place of a variable; throws an UnknownWordError for a name that is not one. */
  placeOf(name: string): number {
    const place = this.#places.get(name);
    if (place === undefined) throw new UnknownWordError(name, 'the variables of the graph', this.names.slice(0, 5));
    return place;
  }

  isAdjacent(i: number, j: number): boolean {
    return this.#marks[i * this.size + j] !== 0;
  }

  /** Returns the mark at the end of `j` of the edge between `i` and `j`, or undefined where there is no edge. */
  mark(i: number, j: number): Mark | undefined {
    return marks[this.#marks[i * this.size + j]];
  }

  /** Joins `i` and `j`, or changes the marks of their edge. */
  setEdge(i: number, j: number, markAtI: Mark, markAtJ: Mark): void {
    if (i === j) throw new QualiaError('GRAPH', `An edge cannot join "${this.names[i]}" with itself.`);
    this.#marks[i * this.size + j] = marks.indexOf(markAtJ);
    this.#marks[j * this.size + i] = marks.indexOf(markAtI);
  }

  /** Changes the mark at the end of `j` of an edge that is there. */
  setMark(i: number, j: number, mark: Mark): void {
    if (!this.isAdjacent(i, j)) {
      throw new QualiaError('GRAPH', `There is no edge between "${this.names[i]}" and "${this.names[j]}".`);
    }
    this.#marks[i * this.size + j] = marks.indexOf(mark);
  }

  removeEdge(i: number, j: number): void {
    this.#marks[i * this.size + j] = 0;
    this.#marks[j * this.size + i] = 0;
  }

  /** Whether the edge is i --> j. */
  isDirected(i: number, j: number): boolean {
    return this.mark(i, j) === 'arrow' && this.mark(j, i) === 'tail';
  }

  /** Whether the edge is i --- j. */
  isUndirected(i: number, j: number): boolean {
    return this.mark(i, j) === 'tail' && this.mark(j, i) === 'tail';
  }

  /** Returns the variables joined with `i`, in their order. */
  neighbours(i: number): number[] {
    const found: number[] = [];
    for (let j = 0; j < this.size; j++) if (this.isAdjacent(i, j)) found.push(j);
    return found;
  }

  /** Returns the edges in the order of their variables. */
  edges(): GraphEdge[] {
    const found: GraphEdge[] = [];
    for (let from = 0; from < this.size; from++) {
      for (let to = from + 1; to < this.size; to++) {
        const [fromMark, toMark] = [this.mark(to, from), this.mark(from, to)];
        if (fromMark !== undefined && toMark !== undefined) found.push({ from, to, fromMark, toMark });
      }
    }
    return found;
  }

  /** Returns a graph with the same variables and edges, which can be changed alone. */
  copy(): MixedGraph {
    const graph = new MixedGraph(this.names);
    graph.#marks.set(this.#marks);
    return graph;
  }

  /** Whether both graphs have the same variables in the same order, the same edges and the same marks. */
  equals(other: MixedGraph): boolean {
    const isNamedAlike = this.size === other.size && this.names.every((name, place) => name === other.names[place]);
    return isNamedAlike && this.#marks.every((mark, place) => mark === other.#marks[place]);
  }

  /** Returns the edges as text, one a line: `a --> b`, `b <-> c`, `c o-o d`, `d --- e`. */
  toString(): string {
    return this.edges()
      .map((edge) => `${this.names[edge.from]} ${edgeText(edge)} ${this.names[edge.to]}`)
      .join('\n');
  }

  /** Returns what JSON holds: the variables and the edges as text. */
  toJSON(): GraphRecord {
    const edges = this.edges().map((edge) => ({
      from: this.names[edge.from],
      to: this.names[edge.to],
      edge: edgeText(edge),
    }));
    return { variables: this.names, edges };
  }

  /** Returns the graph in the DOT language of Graphviz. */
  toDot(): string {
    const nodes = this.names.map((name) => `  ${quote(name)};`);
    const edges = this.edges().map((edge) => {
      const heads = `dir=both, arrowtail=${dotHeads[edge.fromMark]}, arrowhead=${dotHeads[edge.toMark]}`;
      return `  ${quote(this.names[edge.from])} -> ${quote(this.names[edge.to])} [${heads}];`;
    });
    return ['digraph structure {', ...nodes, ...edges, '}', ''].join('\n');
  }
}

/** Returns the graph that {@link MixedGraph.toJSON} recorded. */
export function parseGraph(record: GraphRecord): MixedGraph {
  const graph = new MixedGraph(record.variables);
  for (const { from, to, edge } of record.edges) {
    const [first = '', middle, last = ''] = edge;
    const [fromMark, toMark] = [leftSigns.get(first), rightSigns.get(last)];
    if (edge.length !== 3 || middle !== '-' || fromMark === undefined || toMark === undefined) {
      throw new OptionError('edge', edge, 'three signs such as -->, <->, o->, o-o, ---');
    }
    graph.setEdge(graph.placeOf(from), graph.placeOf(to), fromMark, toMark);
  }
  return graph;
}

/** Returns an edge as three signs: `-->`, `<->`, `o->`, `---`. */
export function edgeText({ fromMark, toMark }: Pick<GraphEdge, 'fromMark' | 'toMark'>): string {
  const [left, right] = [leftSigns, rightSigns].map((signs, side) => {
    const wanted = side === 0 ? fromMark : toMark;
    return [...signs].find(([, mark]) => mark === wanted)?.[0];
  });
  return `${left}-${right}`;
}

const marks: readonly (Mark | undefined)[] = [undefined, 'tail', 'arrow', 'circle'];

const leftSigns: ReadonlyMap<string, Mark> = new Map([
  ['-', 'tail'],
  ['<', 'arrow'],
  ['o', 'circle'],
]);

const rightSigns: ReadonlyMap<string, Mark> = new Map([
  ['-', 'tail'],
  ['>', 'arrow'],
  ['o', 'circle'],
]);

const dotHeads: Readonly<Record<Mark, string>> = { tail: 'none', arrow: 'normal', circle: 'odot' };

function quote(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}
