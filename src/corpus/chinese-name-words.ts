import type { NameClass } from './sentence.js';

/**
 * The commonest Chinese family names of one character, and those of two.
 *
 * Reason: jieba's dictionary calls tens of thousands of common words names of persons, and its model for words that the
 * dictionary lacks does not say what they are; a family name in front tells a name from most of these.
 */
export const familyNames: ReadonlySet<string> = new Set([
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蒋蔡杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金廖贾夏韦付邹孟熊秦邱尹薛',
  ...'闫段侯龙陶黎贺顾毛郝龚邵钱严覃武莫孔汤温康施牛樊葛邢乔庞颜倪庄聂章鲁岳翟殷詹',
  ...'欧阳 司马 诸葛 上官 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 南宫'.split(' '),
]);

/**
 * Rarer family names and those that are common words (万, 时, 方), which need a given name of two characters behind them
 * to be recognised.
 */
export const weakFamilyNames: ReadonlySet<string> = new Set(
  '于余石方白江雷史万戴向文安齐易伍申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时' +
    '穆农卓古吉缪简车项连芦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝习',
);

/** Characters that foreign names are written with by their sound. */
export const soundCharacters: ReadonlySet<string> = new Set(
  '阿埃艾爱安昂奥巴白拜班邦贝本比彼宾别波伯博布查茨达戴丹道德登迪蒂丁杜顿多厄恩尔法范梵菲费芬弗福夫富盖甘冈高戈格葛根贡古圭哈海汉汗豪赫黑亨洪' +
    '霍基吉济加贾简杰金津卡凯坎康考柯科克肯孔库夸拉莱赖兰朗劳勒雷里理利莉丽列林琳留卢鲁露路伦罗洛吕略马玛迈麦曼梅门蒙米密明摩莫默姆木穆娜那纳奈南内尼' +
    '涅宁纽努诺欧帕潘庞佩彭皮平蓬普奇齐恰乔切钦琼丘屈让热日荣儒瑞若萨塞赛桑瑟森沙莎山尚舍申圣施石史舒司斯丝松苏索塔泰坦汤唐陶特提廷图吐托瓦万旺威韦' +
    '维魏温文翁沃乌武伍西希锡夏香肖谢辛欣休许雪雅亚延扬杨耶叶伊依易因英尤于约泽曾扎詹珍芝朱卓兹宗祖佐',
);

/** What may follow a family name without being a part of the name: forms of address, which make a person of it. */
export const addressEndings: readonly string[] =
  '先生 女士 小姐 太太 老师 师傅 大妈 大爷 总理 主席 书记 局长 主任 教授'.split(' ');

/**
 * The last words of longer names, with the class they give to the whole.
 *
 * Reason: jieba cuts 北京|大学 or 中国|人民|银行 into words, and the last word says what the whole is. Libraries, museums
 * and the like are places, as in the usual guidelines for Chinese names.
 */
export const nameEndings: readonly (readonly [string, NameClass])[] = (
  [
    [
      'organisation',
      '公司 集团 大学 学院 中学 小学 学校 银行 医院 委员会 协会 学会 商会 研究所 研究院 科学院 研究会 出版社 报社 通讯社 ' +
        '杂志社 旅行社 电视台 电台 法院 检察院 政府 县委 市委 省委 区委 党委 军区 基金会 联合会 委会 总会 分会 俱乐部 乐团 剧团 芭蕾舞团 ' +
        '总部 部队 大队 支队 中队 队 局 部 厅 署 党 联盟 厂 社 支行 分行 总公司 法庭 议会 国会 参议院 众议院 交易所 事务所 办公厅 办公室 ' +
        '报 日报 晚报 时报 大酒店 酒店 饭店 制片厂 代表团 访华团 艺术团',
    ],
    [
      'place',
      '省 市 县 区 乡 镇 村 州 岛 山 河 江 湖 路 街 大街 大道 广场 公园 图书馆 博物馆 纪念馆 展览馆 机场 车站 火车站 港 桥 大桥 寺 庙 ' +
        '地区 自治区 自治州 高原 平原 盆地 半岛 海峡 群岛 山脉 铁路 公路 高速公路 水库 故居 大厦 剧场 剧院 体育馆 体育场 开发区 特区',
    ],
  ] as const
).flatMap(([nameClass, endings]) => endings.split(' ').map((ending) => [ending, nameClass] as const));
