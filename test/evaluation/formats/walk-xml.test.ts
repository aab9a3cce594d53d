import { describe, expect, it } from 'vitest';
import { requireAttribute, walkXml, type XmlStructure, type XmlTag } from '../../../src/evaluation/formats/walk-xml.js';

const structure: XmlStructure = new Map([
  ['a', undefined],
  ['b', 'a'],
]);

function walk(text: string): string[] {
  const seen: string[] = [];
  walkXml({ path: 'tiny.xml', text }, structure, {
    open: ({ name, attributes, place }) => seen.push(`<${name}> ${[...attributes].join(' ')} ${place}`),
    text: (content) => seen.push(JSON.stringify(content)),
    close: (name, place) => seen.push(`</${name}> ${place}`),
  });
  return seen;
}

describe('walkXml', () => {
  it('visits tags and text in order, with their lines', () => {
    expect(walk('<a>\r\n<b constructor="1" __proto__="2">x<!-- no -->y<![CDATA[<z>]]></b></a>')).toEqual([
      '<a>  line 1',
      '"\\n"',
      '<b> constructor,1 __proto__,2 line 2',
      '"xy<z>"',
      '</b> line 2',
      '</a> line 2',
    ]);
  });

  it('resolves references to characters, to the entities of XML and to declared ones', () => {
    const doctype = `<!DOCTYPE a [<!-- <!ENTITY e "no"> --><!ENTITY e "&#233;&#xe9;"><!ENTITY e 'late'><!ENTITY lt "no">]>`;
    expect(walk(`${doctype}<a>&e; &lt;&amp;&gt; &#233; &#xE9;</a>`)[1]).toBe('"éé <&> é é"');
  });

  it.each([
    ['<a>\n&e;</a>', /^tiny\.xml, line 2: undefined entity; expected well-formed XML\./],
    ['<a>\n&__proto__;</a>', /line 2: undefined entity/],
    ['<a>\n<b></a>', /line 2: .*expected well-formed XML/],
    ['<a>\n', /expected well-formed XML/],
    ['<a><c/></a>', /line 1: <c> stands in <a>; expected b\./],
    ['<a><b><b/></b></a>', /line 1: <b> stands in <b>; expected no element there\./],
    ['<b/>', /line 1: <b> is the outermost element; expected a\./],
  ])('refuses %j, naming the line', (text, message) => {
    expect(() => walk(text)).toThrow(message);
  });
});

describe('requireAttribute', () => {
  it('gives the value or says what is missing', () => {
    const tag: XmlTag = { name: 'b', attributes: new Map([['id', '']]), place: 'line 3' };
    const file = { path: 'tiny.xml', text: '' };
    expect(requireAttribute(file, tag, 'id')).toBe('');
    expect(() => requireAttribute(file, tag, 'constructor')).toThrow(
      'tiny.xml, line 3: <b> has no "constructor"; expected <b constructor="...">.',
    );
  });
});
