/** The names of the namespaces of files and categories in the larger Wikipedias; links to them show no words. */
const silent: ReadonlySet<string> = new Set(
  (
    'file image category datei bild kategorie fichier catégorie archivo imagen categoría immagine categoria ficheiro ' +
    'arquivo bestand afbeelding categorie plik kategoria файл категория 文件 檔案 档案 图像 圖像 分类 分類 ファイル 画像 カテゴリ ' +
    '파일 분류 fil kategori ملف تصنيف'
  ).split(' '),
);

/** Codes of languages, as in links to other Wikipedias: `de`, `zh-min-nan`. */
const language = /^[a-z]{2,3}(?:-[a-z]+)*$/;

/** Returns the words of a link by what stands between its brackets: those behind the last bar, or the title. */
export function resolveLink(content: string): string {
  const bar = content.indexOf('|');
  const target = (bar === -1 ? content : content.slice(0, bar)).trim();
  const colon = target.indexOf(':');
  if (colon > 0) {
    const space = target.slice(0, colon).trim();
    if (silent.has(space.toLowerCase())) return '';
    if (bar === -1 && language.test(space)) return '';
  }
  if (bar === -1) return target.replace(/^:/, '').replace(/^#/, '');
  const words = content.slice(content.lastIndexOf('|') + 1);
  // "[[Mercury (planet)|]]" shows "Mercury".
  return words.trim() === '' ? target.replace(/^:?(?:[^:]*:)?/, '').replace(/(?<!\s)\s*\([^()]*\)$/, '') : words;
}
