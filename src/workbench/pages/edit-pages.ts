import { OptionError } from '../../errors.js';
import { EditConflictError, EditError, UnknownRecordError } from '../../lexicon/edits/edit-errors.js';
import { searchLemmas } from '../../lexicon/store/search-lexicon.js';
import { localAddress } from '../addresses.js';
import { explain } from '../explain.js';
import { fillForm, listVersioned } from '../forms/fill-form.js';
import { type FormValues, firstValue, renderField, toFormValues } from '../forms/form-field.js';
import { readOperations } from '../forms/read-operations.js';
import { type FormVerb, isFormVerb, verbForms } from '../forms/verb-forms.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { respond } from '../respond.js';
import { readForm } from '../security.js';
import { describeChange, showPreview, showWhen } from '../show-edit.js';
import type { WorkbenchApp, WorkbenchContext } from '../view.js';

/** Adds the forms that edit: filled from the records, tried before they are saved, and kept where somebody was quicker. */
export function addEditPages(pages: WorkbenchApp): void {
  pages.get('/edit/:verb', (context) => {
    const verb = context.req.param('verb');
    if (!isFormVerb(verb)) return noSuchForm(context);
    const values = toFormValues(new URL(context.req.url).searchParams);
    return respond(context, formPage(context, verb, { values: fillForm(context.get('desk'), verb, values).values }));
  });
  pages.post('/edit/:verb', async (context) => {
    const verb = context.req.param('verb');
    if (!isFormVerb(verb)) return noSuchForm(context);
    return await submit(context, verb, await readForm(context));
  });
}

function noSuchForm(context: WorkbenchContext): Response | Promise<Response> {
  return explain(context, 404, { title: 'No such form', text: 'There is nothing that edits by this name.' });
}

async function submit(context: WorkbenchContext, verb: FormVerb, sent: URLSearchParams): Promise<Response> {
  const desk = context.get('desk');
  const values = toFormValues(sent);
  const isPiece = context.req.header('x-piece') !== undefined;
  const isTried = sent.get('step') !== 'save';
  try {
    const options = { who: context.get('view').who, why: sent.get('why') ?? '', versions: readVersions(sent) };
    const result = desk.editor.edit(readOperations(desk, verb, values), { ...options, dryRun: isTried });
    desk.note(result);
    if (!isTried) return leadBack(context, returnAddress(desk, verb, values), result.change.number);
    const preview = showPreview(desk, result);
    if (isPiece) return context.html(preview);
    return respond(context, formPage(context, verb, { values, below: preview, mayBeSaved: true }));
  } catch (error) {
    if (error instanceof EditConflictError) {
      return respond(context, formPage(context, verb, { values, above: showConflict(desk, error) }), 409);
    }
    if (!(error instanceof EditError || error instanceof OptionError || error instanceof UnknownRecordError))
      throw error;
    const alert = html`<div class="alert" role="alert"><p>${error.message}</p>${error instanceof UnknownRecordError ? showCandidates(desk, error.id) : nothing}</div>`;
    if (isPiece) return context.html(alert, 422);
    return respond(context, formPage(context, verb, { values, above: alert }), 422);
  }
}

/** Leads to a page after an edit; the script is told the address, since it would follow on its own otherwise. */
export function leadBack(context: WorkbenchContext, address: string, change: number | undefined): Response {
  const [path = '', hash] = address.split('#');
  const done = change === undefined ? '' : `${path.includes('?') ? '&' : '?'}done=${change}`;
  const target = `${path}${done}${hash === undefined ? '' : `#${hash}`}`;
  if (context.req.header('x-piece') === undefined) return context.redirect(target, 303);
  return context.body(null, 200, { 'x-lead': target });
}

function returnAddress(desk: LexiconDesk, verb: FormVerb, values: FormValues): string {
  const given = firstValue(values, 'back');
  const own = given === '' ? '' : localAddress(given, '');
  const named = own.split('#')[0]?.split('/').at(-1) ?? '';
  const removed = verb === 'remove' ? firstValue(values, 'id') : verb === 'merge' ? firstValue(values, 'synset') : '';
  if (own !== '' && (removed === '' || named !== encodeURIComponent(removed))) return own;
  const instead = verb === 'merge' ? firstValue(values, 'into') : firstValue(values, 'supersededBy');
  return instead === '' ? desk.at([]) : desk.addressOfRecord(instead);
}

function readVersions(sent: URLSearchParams): Map<string, number> {
  return new Map(
    sent.getAll('version').map((text) => {
      const [, version = '', id = ''] = /^(\d+) (.*)$/s.exec(text) ?? [];
      return [id, Number(version)] as const;
    }),
  );
}

interface FormState {
  readonly values: FormValues;
  readonly above?: Html;
  readonly below?: Html;
  readonly mayBeSaved?: boolean;
}

function formPage(context: WorkbenchContext, verb: FormVerb, state: FormState) {
  const desk = context.get('desk');
  const { title } = verbForms[verb];
  return { title, body: showForm(desk, verb, { ...state, csrf: context.get('view').csrf }) };
}

function showForm(
  desk: LexiconDesk,
  verb: FormVerb,
  { values, above = nothing, below = nothing, mayBeSaved = false, csrf }: FormState & { readonly csrf: string },
): Html {
  const { fields } = fillForm(desk, verb, values);
  const options = { values, prefix: verb, pickAddress: desk.at(['pick']), nameOf: (id: string) => desk.nameOf(id) };
  const versions = listVersioned(verb, values).flatMap((id) => {
    const version = desk.editor.findVersion(id);
    return version === undefined ? [] : [`${version} ${id}`];
  });
  const back = firstValue(values, 'back');
  return html`<section class="editing" data-editing><form method="post" action="${desk.at(['edit', verb])}" class="edit" data-edit aria-labelledby="${verb}-title">
<h3 id="${verb}-title">${verbForms[verb].title}</h3>
${above}
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${back}">
${versions.map((version) => html`<input type="hidden" name="version" value="${version}">`)}
${fields.map((field) => renderField(field, options))}
<p><label for="${verb}-why">Why</label><input id="${verb}-why" name="why" value="${firstValue(values, 'why')}" autocomplete="off"></p>
<div class="outcome" data-outcome aria-live="polite">${below}</div>
<p class="buttons">${mayBeSaved ? html`<button name="step" value="save" class="main">Save</button>` : nothing}<button name="step" value="preview"${mayBeSaved ? nothing : html` class="main" data-first`}>See what will change</button>
<a href="${back === '' ? desk.at([]) : localAddress(back, desk.at([]))}" class="button" data-close>Cancel</a></p>
</form></section>`;
}

function showConflict(desk: LexiconDesk, { id, found, changes }: EditConflictError): Html {
  const fate = found === undefined ? 'was removed' : 'was changed';
  return html`<div class="alert" role="alert"><p><b>${desk.nameOf(id)} ${fate} while you were writing.</b> What you typed is below, and nothing is saved yet.</p>
<ul>${changes.map((change) => html`<li>${describeChange(desk, change)} ${showWhen(change)}</li>`)}</ul>
<p>${found === undefined ? 'Undo the removal first, or cancel.' : html`Look at it as it is now: <a href="${desk.addressOfRecord(id)}" target="_blank" rel="noopener">${desk.nameOf(id)}</a>. Saving puts yours over it.`}</p></div>`;
}

function showCandidates(desk: LexiconDesk, text: string): Html {
  const found = searchLemmas(desk.lexicon, text, { limit: 3 }).flatMap(({ lemma, senses }) => {
    return senses.map(({ id, synset }) => ({ id, synset, lemma }));
  });
  if (found.length === 0) return nothing;
  return html`<p>Meant is perhaps one of these:</p><ul>${found.slice(0, 12).map(({ id, synset, lemma }) => {
    return html`<li>${lemma}: <code>${synset}</code> (sense <code>${id}</code>) ${desk.lexicon.findSynset(synset)?.record.definitions[0]?.text}</li>`;
  })}</ul>`;
}
