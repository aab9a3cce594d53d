import { type Aspect, aspects } from './aspect.js';

/** A sense of a dot object: the name meant in one of its aspects. */
export interface DotObjectSense {
  readonly id: string;
  /** Undefined where the definition names none. */
  readonly aspect: Aspect | undefined;
  readonly definition: string;
  readonly examples: readonly string[];
}

/** A name or noun that a lexicon lists as a dot object. */
export interface DotObjectEntry {
  readonly name: string;
  /** Its aspects in alphabetical order, separated by points: `location.producer.product`; empty where none is known. */
  readonly type: string;
  /** Its aspects in the order of {@link aspects}, each once. */
  readonly aspects: readonly Aspect[];
  readonly senses: readonly DotObjectSense[];
}

/** The Chinese words that name an aspect, in both scripts, longer ones before shorter ones that are part of them. */
const aspectWords: readonly (readonly [Aspect, RegExp])[] = [
  ['product', /產品|产品|商品|作品|成品/],
  [
    'producer',
    /生產者|生产者|製造者|制造者|製作者|制作者|創作者|创作者|生產商|生产商|製造商|制造商|商家|廠商|厂商|販售者|贩售者/,
  ],
  ['organization', /組織|组织|機構|机构|團體|团体|單位|单位/],
  ['information', /資訊|资讯|訊息|讯息|信息|資料|资料|內容|内容/],
  ['location', /地點|地点|場所|场所|處所|处所|位置|地方|所在/],
  ['event', /事件|活動|活动/],
  ['physical', /實體|实体|物體|物体|物理|具體形|具体形/],
  ['human', /人類|人类|人員|人员|成員|成员|人物|的人/],
];

/**
 * The aspect that the definition of a dot object's sense names, in English (`organization`) or in Chinese; the one that is
 * named first, or undefined where none is.
 *
 * @example findNamedAspect('點物件，表組織的面向') // 'organization'
 */
export function findNamedAspect(definition: string): Aspect | undefined {
  const english = aspects.map((aspect) => ({ aspect, at: definition.search(new RegExp(`\\b${aspect}\\b`, 'i')) }));
  const chinese = aspectWords.map(([aspect, words]) => ({ aspect, at: definition.search(words) }));
  const firstOf = (found: readonly { aspect: Aspect; at: number }[]): Aspect | undefined =>
    found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.aspect;
  return firstOf(english) ?? firstOf(chinese);
}

/** Makes the entry of a name of its senses. */
export function createDotObjectEntry(name: string, senses: readonly DotObjectSense[]): DotObjectEntry {
  const held = aspects.filter((aspect) => senses.some((sense) => sense.aspect === aspect));
  return { name, type: [...held].sort().join('.'), aspects: held, senses };
}
