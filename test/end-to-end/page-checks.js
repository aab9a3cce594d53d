/**
 * Finds the contrast of every text of a page with what lies behind it. Runs in the page, and so refers to nothing outside.
 *
 * Of drawings, the fill of a cell under the middle of a text is taken into account.
 */
export function findContrasts() {
  const read = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const blend = (above, opacity, below) =>
    [0, 1, 2].map((part) => (above[part] ?? 0) * opacity + (below[part] ?? 0) * (1 - opacity));
  const luminance = (colour) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paper = read(getComputedStyle(document.body).backgroundColor);
  const behind = (element) => {
    for (let parent = element; parent !== null; parent = parent.parentElement) {
      const [red, green, blue, alpha = 1] = read(getComputedStyle(parent).backgroundColor);
      if (alpha > 0) return [red ?? 0, green ?? 0, blue ?? 0];
    }
    return paper;
  };
  const cellBehind = (element) => {
    const cell = element.previousElementSibling;
    if (!element.classList.contains('count') || cell === null) return behind(element);
    const style = getComputedStyle(cell);
    return blend(read(style.fill), Number(style.fillOpacity), paper);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (text === '' || element === null || element.getClientRects().length === 0) continue;
    const isDrawn = element instanceof SVGTextElement;
    const style = getComputedStyle(element);
    const [one, other] = [
      luminance(read(isDrawn ? style.fill : style.color)),
      luminance(isDrawn ? cellBehind(element) : behind(element)),
    ];
    found.push({ text, contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) });
  }
  return found;
}

/** Finds what reaches beyond the sides of the page, but for what lies in a frame of its own that scrolls. Runs in the page. */
export function findOverflows() {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const scrolls = element.parentElement?.closest('.table, pre');
    const isFramed = scrolls instanceof HTMLElement && getComputedStyle(scrolls).overflowX === 'auto';
    const { left, right } = element.getBoundingClientRect();
    if (isFramed || (left >= -0.5 && right <= width + 0.5)) return [];
    return [`${element.tagName} "${element.textContent?.slice(0, 40)}" from ${left} to ${right}`];
  });
}
