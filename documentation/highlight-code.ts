import { escapeHtml } from './escape-html.js';

const scriptWords =
  'async|await|break|case|catch|class|const|continue|default|else|export|extends|finally|for|from|function|if|import|in|instanceof|interface|let|new|of|readonly|return|static|switch|throw|try|type|typeof|while|yield';
const script = new RegExp(
  `(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|(?<text>'(?:\\\\.|[^'\\\\\\n])*'|"(?:\\\\.|[^"\\\\\\n])*"|\`(?:\\\\.|[^\`\\\\])*\`)|(?<word>\\b(?:${scriptWords})\\b)`,
  'g',
);
const shell = /(?<comment>(?<=^|\s)#[^\n]*)|(?<text>'[^'\n]*'|"(?:\\.|[^"\\\n])*")/gm;
const patterns: ReadonlyMap<string, RegExp> = new Map([
  ['js', script],
  ['ts', script],
  ['json', script],
  ['sh', shell],
]);

/**
 * Returns code as HTML, with comments, quoted texts and words of the language in spans of their own.
 *
 * @param language the name behind the fence, such as `js`; code of others is only escaped.
 * @example highlightCode("x = 'a'", 'js') // x = <span class="text">'a'</span>
 */
export function highlightCode(code: string, language: string): string {
  const pattern = patterns.get(language);
  if (pattern === undefined) return escapeHtml(code);
  let html = '';
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined) continue;
    html += `${escapeHtml(code.slice(end, match.index))}<span class="${kind}">${escapeHtml(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(end));
}
