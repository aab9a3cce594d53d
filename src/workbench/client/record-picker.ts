import { announce, fetchPiece, isGivenUp, toElements } from './fetch-piece.js';

/** Lets the fields of a form that name a record look for it by its words. */
export function startPickers(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('[data-pick]')) startPicker(field);
}

function startPicker(field: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.className = 'picks';
  list.id = `${field.id}-list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Records');
  list.hidden = true;
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  let running: AbortController | undefined;
  let timer = 0;
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const close = (): void => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const select = (chosen: HTMLElement | undefined): void => {
    for (const option of options()) option.setAttribute('aria-selected', String(option === chosen));
    if (chosen === undefined) return;
    field.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  const take = (option: HTMLElement): void => {
    field.value = option.dataset['value'] ?? '';
    const note = field.parentElement?.querySelector('.picked') ?? document.createElement('small');
    note.className = 'picked';
    note.textContent = option.dataset['name'] ?? '';
    field.parentElement?.append(note);
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const look = async (): Promise<void> => {
    running?.abort();
    running = new AbortController();
    const { status, text } = await fetchPiece(
      `${field.dataset['pick'] ?? ''}&q=${encodeURIComponent(field.value)}`,
      undefined,
      running.signal,
    );
    if (status !== 200 || document.activeElement !== field) return;
    list.replaceChildren(toElements(text));
    options().forEach((option, at) => {
      option.id = `${list.id}-${at}`;
    });
    list.hidden = options().length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    announce(`${options().length} found`);
  };
  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isTrusted) return;
    field.parentElement?.querySelector('.picked')?.remove();
    if (field.value.trim() === '') {
      close();
      return;
    }
    timer = window.setTimeout(() => {
      look().catch((error: unknown) => {
        if (!isGivenUp(error)) announce('The search did not answer.');
      });
    }, 90);
  });
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const all = options();
    const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(all[(at + (event.key === 'ArrowDown' ? 1 : all.length - (at === -1 ? 0 : 1)) + all.length) % all.length]);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const chosen = all[Math.max(at, 0)];
      if (chosen !== undefined) take(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener('mousedown', (event) => {
    // The field keeps the focus.
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (option !== null) take(option);
  });
  field.addEventListener('blur', close);
}
