import { QualiaError } from '../../errors.js';
import type { Change } from '../../lexicon/edits/change.js';
import { ChangeLog } from '../../lexicon/edits/change-log.js';
import { localAddress } from '../addresses.js';
import { explain } from '../explain.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { respond } from '../respond.js';
import { readForm } from '../security.js';
import { describeChange, describeOperation, showChanged, showWhen } from '../show-edit.js';
import type { WorkbenchApp } from '../view.js';
import { leadBack } from './edit-pages.js';

const size = 50;

/** Adds the history, of all or of one record, with undo and redo. */
export function addHistoryPages(pages: WorkbenchApp): void {
  pages.get('/history', (context) => {
    const desk = context.get('desk');
    const id = context.req.query('id') ?? '';
    const before = Number(context.req.query('before') ?? '') || undefined;
    const body = showHistory(desk, { id, before });
    return respond(context, { title: 'History', section: 'history', body });
  });
  pages.get('/history/:number', (context) => {
    const desk = context.get('desk');
    const number = Number(context.req.param('number'));
    const [change] = Number.isSafeInteger(number) ? desk.editor.history({ after: number - 1, before: number + 1 }) : [];
    if (change === undefined)
      return explain(context, 404, { title: 'No such change', text: 'The history does not have it.' });
    return respond(context, { title: `Change ${number}`, section: 'history', body: showChange(desk, change) });
  });
  for (const kind of ['undo', 'redo'] as const) {
    pages.post(`/${kind}`, async (context) => {
      const desk = context.get('desk');
      const form = await readForm(context);
      const change = Number(form.get('change') ?? '');
      const back = localAddress(form.get('back') ?? undefined, desk.at(['history']));
      try {
        const result = desk.editor[kind]({ who: context.get('view').who, change });
        desk.note(result);
        return leadBack(context, back, result.change.number);
      } catch (error) {
        if (!(error instanceof QualiaError)) throw error;
        const more = html`<p><a href="${desk.at(['history'])}">History</a></p>`;
        return explain(context, 409, {
          title: `Nothing was ${kind === 'undo' ? 'undone' : 'redone'}`,
          text: error.message,
          more,
        });
      }
    });
  }
}

function showHistory(
  desk: LexiconDesk,
  { id, before }: { readonly id: string; readonly before: number | undefined },
): Html {
  const changes = desk.editor.history({ subject: id === '' ? undefined : id, before, limit: size + 1 });
  const shown = changes.slice(0, size);
  const last = shown.at(-1)?.number;
  return html`<h1>History${id === '' ? nothing : html` of <a href="${desk.addressOfRecord(id)}">${desk.nameOf(id)}</a>`}</h1>
${changes.length === 0 ? html`<p class="quiet">Nothing was changed yet.</p>` : nothing}
<ul class="rows">${shown.map((change) => html`<li data-item tabindex="-1" class="${change.state === 'done' ? '' : 'undone'}"><a href="${desk.at(['history', String(change.number)])}" data-open>${change.number}</a> ${describeChange(desk, change)} ${showWhen(change)}${change.kind === 'edit' && change.state !== 'done' ? html` <span class="tag">${change.state === 'undone' ? 'undone' : 'undone for good'}</span>` : nothing}</li>`)}</ul>
${changes.length > size ? html`<nav class="paging" aria-label="Pages"><a rel="next" href="${desk.at(['history'], { id, before: last })}">Earlier</a></nav>` : nothing}`;
}

function showChange(desk: LexiconDesk, change: Change): Html {
  const rows = new ChangeLog(desk.lexicon).rowsOf(change.meant ?? change.number);
  const isUndo = change.kind === 'undo';
  const turned = isUndo ? rows.map((row) => ({ ...row, before: row.after, after: row.before })) : rows;
  return html`<h1>Change ${change.number}</h1><p>${showWhen(change)}</p>
${change.meant === undefined ? nothing : html`<p>${change.kind} of <a href="${desk.at(['history', String(change.meant)])}">change ${change.meant}</a></p>`}<ul class="plan">${change.operations.map((operation) => html`<li>${describeOperation(desk, operation)}</li>`)}</ul>
${turned.map((row) => showChanged(desk, row))}
<p><a href="${desk.at(['history'])}">History</a></p>`;
}
