import type { CheckFinding } from '../lexicon/checks/lexicon-check.js';
import type { EditResult } from '../lexicon/edits/lexicon-editor.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { JobRunner } from './jobs/job-runner.js';

/** How far the findings of a lexicon are. */
export type FindingsState = 'waiting' | 'checking' | 'ready' | 'failed';

/** The findings of a lexicon: computed once, beside other work, and kept as edits change them. */
export class FindingsBoard {
  readonly #lexicon: StoredLexicon;
  readonly #run: JobRunner;
  readonly #stop = new AbortController();
  readonly #edits: EditResult[] = [];
  #findings: readonly CheckFinding[] = [];
  #state: FindingsState = 'waiting';
  #problem = '';
  #done: Promise<void> | undefined;

  constructor(lexicon: StoredLexicon, run: JobRunner) {
    this.#lexicon = lexicon;
    this.#run = run;
  }

  /** How far they are. */
  get state(): FindingsState {
    return this.#state;
  }

  /** Why there are none, where it failed. */
  get problem(): string {
    return this.#problem;
  }

  /** The findings so far. */
  get findings(): readonly CheckFinding[] {
    return this.#findings;
  }

  /** Computes them; once is enough. */
  start(): Promise<void> {
    this.#done ??= this.#check();
    return this.#done;
  }

  /** Computes them anew. */
  restart(): Promise<void> {
    if (this.#state === 'checking') return this.start();
    this.#done = this.#check();
    return this.#done;
  }

  /** Stops what is being computed and waits until it has. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  /** Takes over what an edit brought and mended. */
  apply(result: EditResult): void {
    if (this.#state === 'checking') this.#edits.push(result);
    const gone = new Set(result.mended.map(nameOf));
    const kept = this.#findings.filter((finding) => !gone.has(nameOf(finding)));
    const known = new Set(kept.map(nameOf));
    this.#findings = [...kept, ...result.introduced.filter((finding) => !known.has(nameOf(finding)))];
  }

  async #check(): Promise<void> {
    this.#state = 'checking';
    this.#edits.length = 0;
    try {
      for await (const piece of this.#run(this.#lexicon, { kind: 'check' }, this.#stop.signal)) {
        if (piece.kind !== 'findings') continue;
        this.#findings = piece.findings;
        const edits = [...this.#edits];
        this.#state = 'ready';
        for (const edit of edits) this.apply(edit);
      }
    } catch (error) {
      // It is told on the page of findings; all other pages go on without them.
      this.#state = 'failed';
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }
}

function nameOf({ code, subject, message }: CheckFinding): string {
  return `${code} ${subject} ${message}`;
}
