/** The part of markdown-it that the site uses; the package comes without types. */
declare module 'markdown-it' {
  export interface Token {
    readonly type: string;
    readonly tag: string;
    readonly info: string;
    readonly content: string;
    readonly children: Token[] | null;
    attrGet(name: string): string | null;
    attrSet(name: string, value: string): void;
  }
  export type RenderRule = (tokens: Token[], index: number) => string;
  export default class MarkdownIt {
    constructor(options: { readonly html: boolean });
    readonly options: object;
    readonly renderer: {
      readonly rules: Record<string, RenderRule | undefined>;
      render(tokens: Token[], options: object, environment: object): string;
    };
    parse(markdown: string, environment: object): Token[];
  }
}
