import type { EditResult } from '../lexicon/edits/lexicon-editor.js';
import { LexiconEditor } from '../lexicon/edits/lexicon-editor.js';
import { EvidenceStore } from '../lexicon/evidence/evidence-store.js';
import type { LexiconDatabase } from '../lexicon/store/lexicon-database.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import { addressOf } from './addresses.js';
import { chooseChecks } from './choose-checks.js';
import { FindingsBoard } from './findings-board.js';
import type { JobRunner } from './jobs/job-runner.js';

/** All that the pages of one lexicon need of it. */
export class LexiconDesk {
  readonly id: string;
  readonly label: string;
  readonly lexicon: StoredLexicon;
  readonly editor: LexiconEditor;
  readonly evidence: EvidenceStore;
  readonly findings: FindingsBoard;
  readonly run: JobRunner;

  constructor(database: LexiconDatabase, id: string, run: JobRunner) {
    this.lexicon = database.lexicon(id);
    const { label, language } = this.lexicon.head;
    this.evidence = new EvidenceStore(this.lexicon);
    this.id = id;
    this.label = label;
    this.run = run;
    const checks = chooseChecks(language, (lemma) => this.lexicon.hasForm(lemma));
    this.editor = new LexiconEditor(this.lexicon, { checks });
    this.findings = new FindingsBoard(this.lexicon, run);
  }

  /** Takes note of an edit that was made. */
  note(result: EditResult): void {
    if (!result.dryRun) this.findings.apply(result);
  }

  /** The address of a page of this lexicon. */
  at(parts: readonly string[], query: Readonly<Record<string, string | number | undefined>> = {}): string {
    return addressOf(this.id, parts, query);
  }

  /** The lemmas of a synset, or the lemma of a sense or entry; the id where it has none. */
  nameOf(id: string): string {
    const entry = this.lexicon.findSense(id)?.entry ?? this.lexicon.findEntry(id);
    if (entry !== undefined) return entry.record.lemma;
    const lemmas = this.lexicon.members(id).map((member) => member.entry.record.lemma);
    return lemmas.length === 0 ? id : lemmas.join(', ');
  }

  /** The address of the page on which an entry, sense or synset stands. */
  addressOfRecord(id: string): string {
    const sense = this.lexicon.findSense(id);
    if (sense !== undefined) return `${this.at(['entry', sense.entry.record.id])}#${encodeURIComponent(id)}`;
    return this.lexicon.findEntry(id) === undefined ? this.at(['synset', id]) : this.at(['entry', id]);
  }
}
