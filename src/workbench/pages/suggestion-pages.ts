import type { Context } from 'hono';
import { FileFormatError, OptionError } from '../../errors.js';
import { EditConflictError, EditError, UnknownRecordError } from '../../lexicon/edits/edit-errors.js';
import { parseBatch } from '../../lexicon/edits/parse-batch.js';
import {
  acceptSuggestion,
  DecidedSuggestionError,
  rejectSuggestion,
  reopenSuggestion,
} from '../../lexicon/evidence/decide-suggestion.js';
import { isSuggestionKind, type StoredSuggestion, type SuggestionState } from '../../lexicon/evidence/suggestion.js';
import { localAddress } from '../addresses.js';
import { explain } from '../explain.js';
import { html } from '../html.js';
import { readFrom } from '../paging.js';
import { respond } from '../respond.js';
import { readForm } from '../security.js';
import { showPreview } from '../show-edit.js';
import { showChangeForm, showQueue, showRejectForm, showSuggestion } from '../show-suggestion.js';
import type { WorkbenchApp, WorkbenchContext, WorkbenchEnv } from '../view.js';
import { leadBack } from './edit-pages.js';

const states: readonly SuggestionState[] = ['open', 'accepted', 'changed', 'rejected'];

/** Adds the queue of what a corpus suggests, where each suggestion is accepted, changed, rejected or opened again. */
export function addSuggestionPages(pages: WorkbenchApp): void {
  pages.get('/suggestions', (context) => {
    const { kind, state = 'open', lemma = '', from } = context.req.query();
    const filter = {
      kind: kind !== undefined && isSuggestionKind(kind) ? kind : undefined,
      state: states.find((each) => each === state),
      lemma: lemma.trim(),
      from: readFrom(from),
    };
    const { csrf } = context.get('view');
    const body = showQueue(context.get('desk'), filter, csrf);
    return respond(context, { title: 'Suggestions', section: 'suggestions', body });
  });
  pages.get('/suggestions/:number', (context) => {
    return withSuggestion(context, (suggestion) => {
      const body = showSuggestion(context.get('desk'), suggestion, context.get('view').csrf);
      return respond(context, { title: suggestion.title, section: 'suggestions', body });
    });
  });
  pages.get('/suggestions/:number/:deed', (context) => {
    return withSuggestion(context, (suggestion) => {
      const options = { csrf: context.get('view').csrf, back: context.req.query('back') ?? '' };
      const deed = context.req.param('deed');
      const desk = context.get('desk');
      if (deed !== 'change' && deed !== 'reject') return context.notFound();
      const body =
        deed === 'change' ? showChangeForm(desk, suggestion, options) : showRejectForm(desk, suggestion, options);
      return respond(context, { title: suggestion.title, section: 'suggestions', body });
    });
  });
  pages.post('/suggestions/:number/:deed', async (context) => {
    const form = await readForm(context);
    return await withSuggestion(context, (suggestion) => decide(context, suggestion, form));
  });
}

function withSuggestion<Answer>(
  context: Context<WorkbenchEnv, '/suggestions/:number'>,
  answer: (suggestion: StoredSuggestion) => Answer,
): Answer | Response | Promise<Response> {
  const number = Number(context.req.param('number'));
  const suggestion = Number.isSafeInteger(number) ? context.get('desk').evidence.findSuggestion(number) : undefined;
  if (suggestion !== undefined) return answer(suggestion);
  return explain(context, 404, { title: 'No such suggestion', text: 'The store does not have it.' });
}

function decide(
  context: WorkbenchContext,
  suggestion: StoredSuggestion,
  form: URLSearchParams,
): Response | Promise<Response> {
  const desk = context.get('desk');
  const { number } = suggestion;
  const { who, csrf } = context.get('view');
  const given = { who, why: form.get('why') ?? '' };
  const address = form.get('back') ?? '';
  const back = localAddress(address, desk.at(['suggestions']));
  const isTried = form.get('step') === 'preview';
  const isPiece = context.req.header('x-piece') !== undefined;
  const deed = context.req.param('deed');
  try {
    if (deed === 'reject') {
      if (isTried)
        return context.html(
          html`<p class="preview quiet" data-findings="0">It is kept with the reason, and is asked no more.</p>`,
        );
      rejectSuggestion(desk.editor, number, given);
      return leadBack(context, back, undefined);
    }
    if (deed === 'reopen') {
      reopenSuggestion(desk.editor, number, given);
      return leadBack(context, back, undefined);
    }
    if (deed !== 'accept' && deed !== 'change') return context.notFound();
    const operations = deed === 'change' ? parseBatch(form.get('operations') ?? '', 'The edits').operations : undefined;
    const { edit } = acceptSuggestion(desk.editor, number, { ...given, operations, dryRun: isTried });
    if (edit !== undefined) desk.note(edit);
    if (!isTried) return leadBack(context, back, edit?.change.number);
    const preview =
      edit === undefined ? html`<p class="preview" data-findings="0">Nothing is edited.</p>` : showPreview(desk, edit);
    if (isPiece) return context.html(preview);
    const options = { csrf, back: address, text: form.get('operations') ?? '', outcome: preview };
    return respond(context, {
      title: suggestion.title,
      section: 'suggestions',
      body: showChangeForm(desk, suggestion, options),
    });
  } catch (error) {
    if (error instanceof DecidedSuggestionError || error instanceof EditConflictError) {
      const more = html`<p><a href="${desk.at(['suggestions', String(number)])}">The suggestion</a></p>`;
      return explain(context, 409, { title: 'Decided already', text: error.message, more });
    }
    const isKnown = [EditError, OptionError, UnknownRecordError, FileFormatError].some((kind) => error instanceof kind);
    if (!isKnown || !(error instanceof Error)) throw error;
    const alert = html`<div class="alert" role="alert"><p>${error.message}</p></div>`;
    if (isPiece) return context.html(alert, 422);
    const options = {
      csrf,
      back: address,
      outcome: alert,
      ...(deed === 'change' && { text: form.get('operations') ?? '' }),
    };
    const body = showChangeForm(desk, suggestion, options);
    return respond(context, { title: suggestion.title, section: 'suggestions', body }, 422);
  }
}
