import { QualiaError } from '../../errors.js';
import { EditError, UnknownRecordError } from '../edits/edit-errors.js';
import type { EditOptions, EditResult, LexiconEditor } from '../edits/lexicon-editor.js';
import type { Operation } from '../edits/operation.js';
import type { Decision, StoredSuggestion } from './suggestion.js';
import { SuggestionTable } from './suggestion-table.js';

/** Who decides about a suggestion, and why. */
export interface DecisionOptions {
  /** Default empty. */
  readonly who?: string | undefined;
  /** Default empty. */
  readonly why?: string | undefined;
}

/** How {@link acceptSuggestion} edits. */
export interface AcceptOptions extends EditOptions {
  /** What is done in place of the operations of the suggestion, which is then changed rather than accepted. */
  readonly operations?: readonly Operation[] | undefined;
}

/** A suggestion as it stands after it was accepted, with what was done. */
export interface AcceptedSuggestion {
  readonly suggestion: StoredSuggestion;
  /** Undefined where the suggestion has no operations and none were given. */
  readonly edit: EditResult | undefined;
}

/** A suggestion about which somebody has decided already; nothing was changed. */
export class DecidedSuggestionError extends QualiaError {
  readonly number: number;
  readonly decision: Decision;

  constructor(number: number, decision: Decision) {
    const { state, who, time, why, change } = decision;
    const reason = why === '' ? '' : ` (${why})`;
    const way = change === undefined ? 'Reopen it' : `Undo change ${change}`;
    super(
      'DECIDED_SUGGESTION',
      `Suggestion ${number} was ${state} by ${nameOf(who)} at ${time}${reason}. ${way} to decide anew.`,
    );
    this.number = number;
    this.decision = decision;
  }
}

/**
 * Accepts a suggestion: does its operations, or others, as one change of the history, and notes the decision with the score, the
 * model and the time. What the operations add says by its `status`, `confidenceScore` and `note` where it comes from, beside
 * what they say themselves. The suggestion is open again where that change is undone.
 *
 * @throws UnknownRecordError where there is no such suggestion; DecidedSuggestionError where it is not open; what
 *   {@link LexiconEditor.edit} throws.
 * @example acceptSuggestion(editor, 12, { who: 'Ada' }).suggestion.state // 'accepted'
 */
export function acceptSuggestion(
  editor: LexiconEditor,
  number: number,
  options: AcceptOptions = {},
): AcceptedSuggestion {
  const { operations, who = '', why = '', versions, dryRun = false } = options;
  const suggestions = new SuggestionTable(editor.lexicon);
  return editor.lexicon.file.transact(() => {
    const suggestion = requireOpen(suggestions, number);
    const state = operations === undefined ? 'accepted' : 'changed';
    const wanted = (operations ?? suggestion.operations).map((operation) => sign(operation, suggestion, state));
    const reason = why === '' ? `suggestion ${number}: ${suggestion.title}` : `${why} (suggestion ${number})`;
    const edit = wanted.length === 0 ? undefined : editor.edit(wanted, { who, why: reason, versions, dryRun });
    if (dryRun) return { suggestion, edit };
    const time = edit?.change.time ?? editor.now().toISOString();
    suggestions.decide(suggestion, { state, time, who, why, change: edit?.change.number });
    return { suggestion: requireSuggestion(suggestions, number), edit };
  });
}

/**
 * Rejects a suggestion, and notes the decision with the score, the model and the time.
 *
 * @throws UnknownRecordError where there is no such suggestion; DecidedSuggestionError where it is not open.
 */
export function rejectSuggestion(
  editor: LexiconEditor,
  number: number,
  options: DecisionOptions = {},
): StoredSuggestion {
  return decide(editor, number, { ...options, state: 'rejected', find: requireOpen });
}

/**
 * Opens a suggestion again that was rejected, or accepted without an edit.
 *
 * @throws UnknownRecordError where there is no such suggestion; EditError where it is open; DecidedSuggestionError where an edit
 *   was made of it, which has to be undone instead.
 */
export function reopenSuggestion(
  editor: LexiconEditor,
  number: number,
  options: DecisionOptions = {},
): StoredSuggestion {
  const find = (suggestions: SuggestionTable): StoredSuggestion => {
    const suggestion = requireSuggestion(suggestions, number);
    if (suggestion.decision === undefined) throw new EditError(`Suggestion ${number} is open.`);
    if (suggestion.decision.change !== undefined) throw new DecidedSuggestionError(number, suggestion.decision);
    return suggestion;
  };
  return decide(editor, number, { ...options, state: 'open', find });
}

/** A decision without an edit. */
interface PlainDecision extends DecisionOptions {
  readonly state: 'rejected' | 'open';
  /** Finds the suggestion, and throws where it cannot be decided so. */
  readonly find: (suggestions: SuggestionTable, number: number) => StoredSuggestion;
}

function decide(
  editor: LexiconEditor,
  number: number,
  { state, find, who = '', why = '' }: PlainDecision,
): StoredSuggestion {
  const suggestions = new SuggestionTable(editor.lexicon);
  return editor.lexicon.file.transact(() => {
    const suggestion = find(suggestions, number);
    const time = editor.now().toISOString();
    suggestions.decide(suggestion, { state, time, who, why, change: undefined });
    return requireSuggestion(suggestions, number);
  });
}

function requireSuggestion(suggestions: SuggestionTable, number: number): StoredSuggestion {
  const suggestion = suggestions.find(number);
  if (suggestion === undefined) throw new UnknownRecordError(String(number), 'suggestion');
  return suggestion;
}

function requireOpen(suggestions: SuggestionTable, number: number): StoredSuggestion {
  const suggestion = requireSuggestion(suggestions, number);
  if (suggestion.decision !== undefined) throw new DecidedSuggestionError(number, suggestion.decision);
  return suggestion;
}

/** Says of what an operation adds that it comes from a suggestion. */
function sign(
  operation: Operation,
  { number, kind, model, score }: StoredSuggestion,
  status: 'accepted' | 'changed',
): Operation {
  switch (operation.verb) {
    case 'add-entry':
    case 'add-sense':
    case 'add-synset':
    case 'add-example':
    case 'relate': {
      const note = `suggestion ${number} (${kind}) of ${model}`;
      return { ...operation, provenance: { status, confidenceScore: String(score), note, ...operation.provenance } };
    }
    default:
      return operation;
  }
}

function nameOf(who: string): string {
  return who === '' ? 'someone' : who;
}
