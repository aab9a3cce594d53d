/** Turns the letters of the keyboard into what links and buttons do; letters typed into fields stay letters. */
export function startKeyboard(): void {
  let isGoing = false;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      leave();
      return;
    }
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
    const wasGoing = isGoing;
    isGoing = !wasGoing && event.key === 'g';
    if (isGoing) return;
    const isDone = wasGoing ? press(`[data-go="${CSS.escape(event.key)}"]`) : act(event.key, event.target);
    if (isDone) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-help]') !== null) openKeys();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  );
}

function act(key: string, target: EventTarget | null): boolean {
  switch (key) {
    case '/':
      return focus(document.querySelector<HTMLInputElement>('[data-search]'));
    case '?':
      return openKeys();
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'Enter': {
      const item = target instanceof HTMLElement && target.matches('[data-item]') ? target : null;
      const link = item?.querySelector<HTMLElement>('[data-open]') ?? null;
      link?.click();
      return link !== null;
    }
    default:
      return /^[a-zA-Z]$/.test(key) && press(`[data-key="${key}"]`);
  }
}

/** Presses what has a key in the item that is chosen, else the first on the page. */
function press(selector: string): boolean {
  const item = document.activeElement?.closest('[data-item]');
  const meant = item?.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
  meant?.click();
  return meant !== null;
}

function move(step: number): boolean {
  const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')];
  const at = items.indexOf(document.activeElement?.closest<HTMLElement>('[data-item]') ?? document.body);
  const next = items[at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step];
  return focus(next ?? null);
}

function focus(element: HTMLElement | null): boolean {
  if (element === null) return false;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  else element.scrollIntoView({ block: 'nearest' });
  return true;
}

function openKeys(): boolean {
  const dialog = document.getElementById('keys');
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

/** Closes the form or menu that is open, or leaves the field. */
function leave(): void {
  const active = document.activeElement;
  const editing = active?.closest('[data-editing]');
  const close = editing?.querySelector<HTMLElement>('[data-close]');
  const menu = active?.closest<HTMLDetailsElement>('details.menu[open]');
  if (close !== null && close !== undefined) close.click();
  else if (menu !== null && menu !== undefined) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  } else if (active instanceof HTMLElement) active.blur();
}
