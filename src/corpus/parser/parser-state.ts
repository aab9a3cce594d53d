import type { DependencyTree } from '../sentence.js';
import { outside, root, type WordNumbers } from './parser-words.js';

/** What a transition does: push the next word, or make the word on top depend on the next word or on the one below. */
export const transitions = { shift: 0, left: 1, right: 2 } as const;

/** The number of a transition. */
export type Transition = (typeof transitions)[keyof typeof transitions];

const nobody = -1;

/**
 * A partly parsed sentence in the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, the words that
 * are still to come, and the arcs found so far.
 *
 * 1. Words have the places 0 to `length - 1`; the place `length` is the root, which lies at the bottom of the stack.
 * 2. `stack[0]` to `stack[top]` is the stack; the next word is `next`, and `length` where none is left.
 * 3. Arcs leave to the left of a head in the order of ever smaller dependents, to the right of ever greater ones, so
 *    `left1` is the outermost left dependent found so far and `left2` the one before it.
 * 4. `leftLabels` and `rightLabels` are hashes of the labels of all dependents on a side, in the order they came.
 */
export class ParserState {
  length = 0;
  next = 0;
  top = 0;
  stack = new Int32Array(0);
  words = new Int32Array(0);
  fine = new Int32Array(0);
  lexical = new Int32Array(0);
  heads = new Int32Array(0);
  labels = new Int32Array(0);
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  leftCounts = new Int32Array(0);
  rightCounts = new Int32Array(0);
  leftLabels = new Int32Array(0);
  rightLabels = new Int32Array(0);

  /** Begins a sentence. */
  start(sentence: readonly WordNumbers[]): void {
    const { length } = sentence;
    if (this.stack.length < length + 2) this.#reserve(2 * length + 64);
    this.length = length;
    this.next = 0;
    this.top = 0;
    this.stack[0] = length;
    for (let place = 0; place < length; place++) {
      const { word, fine, lexical } = sentence[place];
      this.#clear(place);
      this.words[place] = word;
      this.fine[place] = fine;
      this.lexical[place] = lexical;
    }
    for (let place = length; place < length + 1; place++) {
      this.#clear(place);
      this.words[place] = root;
      this.fine[place] = root;
      this.lexical[place] = root;
    }
  }

  /** Whether every word has its head. */
  get isDone(): boolean {
    return this.next >= this.length && this.top === 0;
  }

  /** Whether a transition is possible; the root takes its one dependent last of all. */
  allows(transition: Transition): boolean {
    if (transition === transitions.shift) return this.next < this.length;
    if (transition === transitions.left) return this.next < this.length && this.top > 0;
    return this.top > 1 || (this.top === 1 && this.next >= this.length);
  }

  /** Pushes the next word. */
  shift(): void {
    this.stack[++this.top] = this.next++;
  }

  /** The head that a transition other than `shift` gives to the word on top. */
  headOf(transition: Transition): number {
    return transition === transitions.left ? this.next : this.stack[this.top - 1];
  }

  /** Gives the word on top its head and pops it. */
  attach(head: number, label: number): void {
    const dependent = this.stack[this.top--];
    this.heads[dependent] = head;
    this.labels[dependent] = label;
    if (head !== this.length && dependent < head) {
      this.left2[head] = this.left1[head];
      this.left1[head] = dependent;
      this.leftCounts[head]++;
      this.leftLabels[head] = Math.imul(this.leftLabels[head], 31) + label + 1;
    } else {
      this.right2[head] = this.right1[head];
      this.right1[head] = dependent;
      this.rightCounts[head]++;
      this.rightLabels[head] = Math.imul(this.rightLabels[head], 31) + label + 1;
    }
  }

  /** The tree of a sentence that is done, with the names of its labels. */
  tree(labels: readonly string[]): DependencyTree {
    const heads: number[] = [];
    const relations: string[] = [];
    for (let place = 0; place < this.length; place++) {
      heads.push(this.heads[place] === this.length ? -1 : this.heads[place]);
      relations.push(labels[this.labels[place]]);
    }
    return { heads, relations };
  }

  #clear(place: number): void {
    this.heads[place] = nobody;
    this.labels[place] = outside;
    this.left1[place] = nobody;
    this.left2[place] = nobody;
    this.right1[place] = nobody;
    this.right2[place] = nobody;
    this.leftCounts[place] = 0;
    this.rightCounts[place] = 0;
    this.leftLabels[place] = 0;
    this.rightLabels[place] = 0;
  }

  #reserve(capacity: number): void {
    const make = (): Int32Array<ArrayBuffer> => new Int32Array(capacity);
    this.stack = make();
    this.words = make();
    this.fine = make();
    this.lexical = make();
    this.heads = make();
    this.labels = make();
    this.left1 = make();
    this.left2 = make();
    this.right1 = make();
    this.right2 = make();
    this.leftCounts = make();
    this.rightCounts = make();
    this.leftLabels = make();
    this.rightLabels = make();
  }
}
