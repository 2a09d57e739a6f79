/*
 * pinyin_table.h
 *	  How 20,902 Chinese characters are read, and which readings are surnames.
 *
 * Written by test/data/pinyin_table.py from Unihan 15.0.0 (kMandarin, kHanyuPinyin),
 * whose facts are used under the Unicode License v3,
 * https://www.unicode.org/license.txt. Read by pinyin.c alone.
 */
#ifndef DBM_TEXT_PINYIN_TABLE_H
#define DBM_TEXT_PINYIN_TABLE_H

#include <stdint.h>

#define SYLLABLE_LENGTH 8

/* In the order of the alphabet; v stands for u with two dots. */
static const char syllable_text[409][SYLLABLE_LENGTH] = {
	"a", "ai", "an", "ang", "ao", "ba", "bai", "ban", "bang",
	"bao", "bei", "ben", "beng", "bi", "bian", "biao", "bie", "bin",
	"bing", "bo", "bu", "ca", "cai", "can", "cang", "cao", "ce",
	"cen", "ceng", "cha", "chai", "chan", "chang", "chao", "che", "chen",
	"cheng", "chi", "chong", "chou", "chu", "chua", "chuai", "chuan", "chuang",
	"chui", "chun", "chuo", "ci", "cong", "cou", "cu", "cuan", "cui",
	"cun", "cuo", "da", "dai", "dan", "dang", "dao", "de", "den",
	"deng", "di", "dian", "diao", "die", "ding", "diu", "dong", "dou",
	"du", "duan", "dui", "dun", "duo", "e", "ei", "en", "eng",
	"er", "fa", "fan", "fang", "fei", "fen", "feng", "fiao", "fo",
	"fou", "fu", "ga", "gai", "gan", "gang", "gao", "ge", "gei",
	"gen", "geng", "gong", "gou", "gu", "gua", "guai", "guan", "guang",
	"gui", "gun", "guo", "ha", "hai", "han", "hang", "hao", "he",
	"hei", "hen", "heng", "hm", "hong", "hou", "hu", "hua", "huai",
	"huan", "huang", "hui", "hun", "huo", "ji", "jia", "jian", "jiang",
	"jiao", "jie", "jin", "jing", "jiong", "jiu", "ju", "juan", "jue",
	"jun", "ka", "kai", "kan", "kang", "kao", "ke", "kei", "ken",
	"keng", "kong", "kou", "ku", "kua", "kuai", "kuan", "kuang", "kui",
	"kun", "kuo", "la", "lai", "lan", "lang", "lao", "le", "lei",
	"leng", "li", "lia", "lian", "liang", "liao", "lie", "lin", "ling",
	"liu", "lo", "long", "lou", "lu", "luan", "lun", "luo", "lv",
	"lve", "ma", "mai", "man", "mang", "mao", "me", "mei", "men",
	"meng", "mi", "mian", "miao", "mie", "min", "ming", "miu", "mo",
	"mou", "mu", "na", "nai", "nan", "nang", "nao", "ne", "nei",
	"nen", "neng", "ni", "nian", "niang", "niao", "nie", "nin", "ning",
	"niu", "nong", "nou", "nu", "nuan", "nun", "nuo", "nv", "nve",
	"o", "ou", "pa", "pai", "pan", "pang", "pao", "pei", "pen",
	"peng", "pi", "pian", "piao", "pie", "pin", "ping", "po", "pou",
	"pu", "qi", "qia", "qian", "qiang", "qiao", "qie", "qin", "qing",
	"qiong", "qiu", "qu", "quan", "que", "qun", "ran", "rang", "rao",
	"re", "ren", "reng", "ri", "rong", "rou", "ru", "rua", "ruan",
	"rui", "run", "ruo", "sa", "sai", "san", "sang", "sao", "se",
	"sen", "seng", "sha", "shai", "shan", "shang", "shao", "she", "shen",
	"sheng", "shi", "shou", "shu", "shua", "shuai", "shuan", "shuang", "shui",
	"shun", "shuo", "si", "song", "sou", "su", "suan", "sui", "sun",
	"suo", "ta", "tai", "tan", "tang", "tao", "te", "teng", "ti",
	"tian", "tiao", "tie", "ting", "tong", "tou", "tu", "tuan", "tui",
	"tun", "tuo", "wa", "wai", "wan", "wang", "wei", "wen", "weng",
	"wo", "wu", "xi", "xia", "xian", "xiang", "xiao", "xie", "xin",
	"xing", "xiong", "xiu", "xu", "xuan", "xue", "xun", "ya", "yan",
	"yang", "yao", "ye", "yi", "yin", "ying", "yo", "yong", "you",
	"yu", "yuan", "yue", "yun", "za", "zai", "zan", "zang", "zao",
	"ze", "zei", "zen", "zeng", "zha", "zhai", "zhan", "zhang", "zhao",
	"zhe", "zhen", "zheng", "zhi", "zhong", "zhou", "zhu", "zhua", "zhuai",
	"zhuan", "zhuang", "zhui", "zhun", "zhuo", "zi", "zong", "zou", "zu",
	"zuan", "zui", "zun", "zuo",
};

/* How common the most common surname of that reading is, from 1; 0: no surname. */
static const uint8_t surname_rank[409] = {
	0, 139, 93, 0, 176, 0, 62, 185, 0, 111, 0, 0, 0, 121, 165, 0, 0, 0, 0, 0,
	154, 0, 39, 0, 197, 29, 0, 150, 0, 0, 133, 0, 87, 187, 144, 5, 42, 179, 0, 0,
	147, 0, 0, 0, 0, 0, 0, 0, 0, 175, 0, 0, 0, 51, 0, 0, 0, 83, 0, 152,
	0, 0, 0, 28, 192, 0, 168, 0, 46, 0, 34, 149, 40, 71, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 54, 61, 153, 0, 27, 0, 0, 0, 60, 0, 0, 110, 0, 18, 91, 0, 0,
	105, 79, 164, 76, 0, 0, 106, 204, 159, 0, 16, 210, 0, 26, 0, 78, 17, 0, 0, 202,
	0, 203, 73, 15, 134, 0, 199, 7, 183, 0, 124, 117, 58, 143, 38, 108, 208, 55, 151, 0,
	0, 182, 0, 0, 0, 0, 0, 198, 89, 0, 116, 0, 0, 0, 85, 171, 0, 0, 0, 0,
	181, 206, 0, 0, 0, 191, 107, 173, 0, 0, 72, 155, 2, 0, 145, 22, 57, 0, 19, 120,
	4, 0, 74, 148, 50, 166, 0, 20, 45, 0, 13, 146, 0, 0, 77, 0, 118, 0, 64, 157,
	0, 126, 0, 163, 177, 0, 84, 0, 138, 194, 0, 184, 0, 0, 0, 0, 0, 0, 98, 0,
	0, 0, 100, 0, 112, 90, 140, 0, 0, 0, 0, 0, 0, 0, 0, 104, 0, 0, 36, 97,
	0, 123, 0, 30, 200, 0, 193, 0, 0, 0, 0, 0, 135, 94, 0, 82, 189, 96, 0, 66,
	0, 0, 67, 128, 160, 205, 0, 130, 0, 137, 0, 47, 0, 0, 170, 0, 209, 0, 115, 186,
	0, 0, 195, 0, 0, 172, 0, 0, 0, 0, 169, 0, 122, 113, 80, 178, 48, 127, 56, 0,
	114, 0, 0, 0, 0, 190, 0, 0, 141, 24, 0, 43, 0, 167, 12, 0, 0, 0, 53, 25,
	75, 0, 136, 0, 33, 0, 0, 0, 119, 0, 125, 0, 0, 0, 0, 0, 0, 81, 1, 44,
	88, 129, 0, 9, 156, 59, 196, 86, 32, 23, 132, 92, 65, 0, 11, 188, 69, 0, 207, 70,
	6, 49, 41, 95, 68, 161, 0, 201, 131, 37, 35, 101, 0, 0, 0, 0, 162, 0, 0, 0,
	0, 31, 180, 102, 103, 3, 8, 0, 174, 21, 0, 52, 10, 14, 0, 0, 0, 99, 0, 0,
	142, 0, 158, 63, 0, 0, 0, 0, 109,
};

/*
 * Surnames read in their own way, compound surnames, words of two readings:
 * the characters and their readings with tones, sorted by characters.
 */
#define WORD_LENGTH 4

typedef struct word_reading
{
	uint32_t	characters[WORD_LENGTH + 1];
	const char *reading;
} word_reading;

static const word_reading surname_readings[] = {
	{U"乐", "yue4"}, {U"仇", "qiu2"}, {U"任", "ren2"}, {U"佴", "nai4"}, {U"俞", "yu2"},
	{U"冯", "feng2"}, {U"冼", "xian3"}, {U"区", "ou1"}, {U"华", "hua4"}, {U"单", "shan4"},
	{U"卜", "bu3"}, {U"句", "gou1"}, {U"召", "shao4"}, {U"叶", "ye4"}, {U"员", "yun4"},
	{U"哈", "ha3"}, {U"妫", "gui1"}, {U"宓", "mi4"}, {U"宿", "su4"}, {U"尉", "wei4"},
	{U"尹", "yin3"}, {U"干", "gan1"}, {U"幺", "yao1"}, {U"应", "ying1"}, {U"折", "she2"},
	{U"撒", "sa4"}, {U"於", "yu1"}, {U"晁", "chao2"}, {U"曾", "zeng1"}, {U"朝", "chao2"},
	{U"朴", "piao2"}, {U"柏", "bai3"}, {U"查", "zha1"}, {U"殷", "yin1"}, {U"沈", "shen3"},
	{U"洗", "xian3"}, {U"洪", "hong2"}, {U"燕", "yan1"}, {U"牟", "mu4"}, {U"盖", "ge3"},
	{U"盛", "sheng4"}, {U"相", "xiang4"}, {U"眭", "sui1"}, {U"瞿", "qu2"}, {U"石", "shi2"},
	{U"祭", "zhai4"}, {U"种", "chong2"}, {U"秘", "bi4"}, {U"粘", "nian2"}, {U"繁", "po2"},
	{U"纪", "ji3"}, {U"缪", "miao4"}, {U"翟", "zhai2"}, {U"肖", "xiao1"}, {U"能", "nai4"},
	{U"莘", "shen1"}, {U"葛", "ge3"}, {U"薄", "bo2"}, {U"覃", "qin2"}, {U"解", "xie4"},
	{U"訾", "zi1"}, {U"谌", "chen2"}, {U"费", "fei4"}, {U"贾", "jia3"}, {U"车", "che1"},
	{U"载", "zai3"}, {U"过", "guo1"}, {U"逄", "pang2"}, {U"那", "na1"}, {U"郇", "xun2"},
	{U"都", "du1"}, {U"重", "chong2"}, {U"长", "zhang3"}, {U"阚", "kan4"}, {U"隗", "wei3"},
	{U"隽", "juan4"}, {U"黑", "he4"},
};

static const word_reading compound_surnames[] = {
	{U"万俟", "mo4qi2"}, {U"上官", "shang4guan1"}, {U"东方", "dong1fang1"},
	{U"东郭", "dong1guo1"}, {U"东门", "dong1men2"}, {U"乐正", "yue4zheng4"},
	{U"亓官", "qi2guan1"}, {U"令狐", "ling2hu2"}, {U"仲孙", "zhong4sun1"},
	{U"公冶", "gong1ye3"}, {U"公孙", "gong1sun1"}, {U"公良", "gong1liang2"},
	{U"公西", "gong1xi1"}, {U"单于", "chan2yu2"}, {U"南宫", "nan2gong1"}, {U"叶赫", "ye4he4"},
	{U"司寇", "si1kou4"}, {U"司徒", "si1tu2"}, {U"司空", "si1kong1"}, {U"司马", "si1ma3"},
	{U"呼兰", "hu1lan2"}, {U"呼延", "hu1yan2"}, {U"哥舒", "ge1shu1"}, {U"夏侯", "xia4hou2"},
	{U"太叔", "tai4shu1"}, {U"夹谷", "jia1gu3"}, {U"子车", "zi3ju1"}, {U"宇文", "yu3wen2"},
	{U"完颜", "wan2yan2"}, {U"宗政", "zong1zheng4"}, {U"宰父", "zai3fu3"}, {U"富察", "fu4cha2"},
	{U"尉迟", "yu4chi2"}, {U"左丘", "zuo3qiu1"}, {U"巫马", "wu1ma3"}, {U"微生", "wei1sheng1"},
	{U"慕容", "mu4rong2"}, {U"拓跋", "tuo4ba2"}, {U"梁丘", "liang2qiu1"}, {U"欧阳", "ou1yang2"},
	{U"淳于", "chun2yu2"}, {U"漆雕", "qi1diao1"}, {U"澹台", "tan2tai2"}, {U"濮阳", "pu2yang2"},
	{U"爱新觉罗", "ai4xin1jue2luo1"}, {U"独孤", "du2gu1"}, {U"申屠", "shen1tu2"},
	{U"百里", "bai3li3"}, {U"皇甫", "huang2fu3"}, {U"端木", "duan1mu4"}, {U"第五", "di4wu3"},
	{U"纳兰", "na4lan2"}, {U"羊舌", "yang2she2"}, {U"西门", "xi1men2"}, {U"诸葛", "zhu1ge2"},
	{U"谷梁", "gu3liang2"}, {U"费莫", "fei4mo4"}, {U"贺兰", "he4lan2"}, {U"赫连", "he4lian2"},
	{U"轩辕", "xuan1yuan2"}, {U"钟离", "zhong1li2"}, {U"钮祜禄", "niu3hu4lu4"},
	{U"长孙", "zhang3sun1"}, {U"闻人", "wen2ren2"}, {U"闾丘", "lv2qiu1"},
	{U"颛孙", "zhuan1sun1"}, {U"鲜于", "xian1yu2"},
};

static const word_reading words[] = {
	{U"东莞", "dong1guan3"}, {U"东阿", "dong1e1"}, {U"中兴", "zhong1xing1"},
	{U"中华", "zhong1hua2"}, {U"中行", "zhong1hang2"}, {U"丽水", "li2shui3"},
	{U"乐亭", "lao4ting2"}, {U"乐清", "yue4qing1"}, {U"人参", "ren2shen1"},
	{U"仇恨", "chou2hen4"}, {U"任丘", "ren2qiu1"}, {U"会稽", "kuai4ji1"}, {U"会计", "kuai4ji4"},
	{U"传记", "zhuan4ji4"}, {U"便宜", "pian2yi2"}, {U"六安", "lu4an1"}, {U"兴业", "xing1ye4"},
	{U"农行", "nong2hang2"}, {U"分行", "fen1hang2"}, {U"区域", "qu1yu4"},
	{U"华东", "hua2dong1"}, {U"华中", "hua2zhong1"}, {U"华为", "hua2wei2"},
	{U"华北", "hua2bei3"}, {U"华南", "hua2nan2"}, {U"华西", "hua2xi1"}, {U"单位", "dan1wei4"},
	{U"单县", "shan4xian4"}, {U"厦门", "xia4men2"}, {U"参茸", "shen1rong2"},
	{U"台州", "tai1zhou1"}, {U"咖啡", "ka1fei1"}, {U"商行", "shang1hang2"},
	{U"嘉兴", "jia1xing1"}, {U"地铁", "di4tie3"}, {U"复兴", "fu4xing1"}, {U"大兴", "da4xing1"},
	{U"大厦", "da4sha4"}, {U"大埔", "da4bu4"}, {U"天台", "tian1tai1"}, {U"宁夏", "ning2xia4"},
	{U"宁波", "ning2bo1"}, {U"宏图", "hong2tu2"}, {U"宜兴", "yi2xing1"}, {U"宝藏", "bao3zang4"},
	{U"工行", "gong1hang2"}, {U"建行", "jian4hang2"}, {U"弹性", "tan2xing4"},
	{U"总行", "zong3hang2"}, {U"成都", "cheng2du1"}, {U"招行", "zhao1hang2"},
	{U"支行", "zhi1hang2"}, {U"新兴", "xin1xing1"}, {U"曾经", "ceng2jing1"},
	{U"朝阳", "chao2yang2"}, {U"朴素", "pu3su4"}, {U"查询", "cha2xun2"},
	{U"校长", "xiao4zhang3"}, {U"洪洞", "hong2tong2"}, {U"浚县", "xun4xian4"},
	{U"涡阳", "guo1yang2"}, {U"渑池", "mian3chi2"}, {U"牟平", "mu4ping2"},
	{U"率先", "shuai4xian1"}, {U"瑞安", "rui4an1"}, {U"番禺", "pan1yu2"}, {U"百度", "bai3du4"},
	{U"盖州", "gai4zhou1"}, {U"盛世", "sheng4shi4"}, {U"盛大", "sheng4da4"},
	{U"石家庄", "shi2jia1zhuang1"}, {U"石油", "shi2you2"}, {U"空调", "kong1tiao2"},
	{U"绍兴", "shao4xing1"}, {U"荥阳", "xing2yang2"}, {U"蔚县", "yu4xian4"},
	{U"蚌埠", "beng4bu4"}, {U"行业", "hang2ye4"}, {U"西藏", "xi1zang4"}, {U"解放", "jie3fang4"},
	{U"调味", "tiao2wei4"}, {U"车行", "che1hang2"}, {U"都市", "du1shi4"},
	{U"重工", "zhong4gong1"}, {U"重庆", "chong2qing4"}, {U"铅山", "yan2shan1"},
	{U"银行", "yin2hang2"}, {U"长丰", "chang2feng1"}, {U"长乐", "chang2le4"},
	{U"长兴", "chang2xing1"}, {U"长城", "chang2cheng2"}, {U"长宁", "chang2ning2"},
	{U"长安", "chang2an1"}, {U"长岛", "chang2dao3"}, {U"长征", "chang2zheng1"},
	{U"长春", "chang2chun1"}, {U"长期", "chang2qi1"}, {U"长江", "chang2jiang1"},
	{U"长沙", "chang2sha1"}, {U"长治", "chang2zhi4"}, {U"长白", "chang2bai2"},
	{U"长盈", "chang2ying2"}, {U"长盛", "chang2sheng4"}, {U"长荣", "chang2rong2"},
	{U"长葛", "chang2ge3"}, {U"长虹", "chang2hong2"}, {U"长远", "chang2yuan3"},
	{U"长隆", "chang2long2"}, {U"长青", "chang2qing1"}, {U"阿胶", "e1jiao1"},
	{U"音乐", "yin1yue4"}, {U"首都", "shou3du1"}, {U"黄埔", "huang2pu3"}, {U"龟兹", "qiu1ci2"},
};

/* The surnames themselves, most common first. */
static const uint32_t surnames[] =
	U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
	U"苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝"
	U"龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞"
	U"左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕"
	U"屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵"
	U"苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈鞠匡惠荆乐冀胥南班"
	U"储原闻竺栗楚晋由芮晁郜诸濮羊宣宿厉强水来楼凤奚蔺练畅战邸阎傅代盖朴区逄隗尧占粟糜茅桃展虎"
	U"都那撒冼谌苍扈燕伊阚桓伏皮湛计干经裘丰牧隆宓蓬郗郦雍璩利蔚越居衡步弘广禄阙东殳夔暴赖牙揭"
	U"茹哈鄢洪";

/*
 * From U+4E00 on, two letters of A-Z a-z each, a number of base 52: 0 without a
 * reading, or 1 + 5 x (place of the syllable) + tone - 1, the neutral tone being 5.
 */
static const char readings[] =
	"iwGdOUYScNhNKwgZlFbRcNhNMgCAjcTPJBDqDqmFYtXZcmcmZLBpiuEnGndhDaGiZLQuGijXQuidBqbZKcNZJViX"
	"YilgMiNIIUKOELDCRImalsAagXFfghlsNRQgNgXqIpixizUNhCNbNbgHSsiziwlbhAkqLsHwQRjCXyXAYnLuKGDa"
	"DaiyjDibTXNbYUithGhUJBNbhNLvctGuclMgUWMlNhckSlLsSWRtmeafiOieIqbvUIJDeSjbFKlOYdleKVJDRtRJ"
	"izNpQzSTjclWcmcmHtDwjbPajbjqLvYThCNRdkeJJfJfiaheiaYTiaMhfjgcOQFYNAKsizDCLYUDivhWNPfZQvhW"
	"NPiuYwBtjYhhFhQoHTSzaFaFMhMhgcizcaaFQRGdkWNMYNDpAalENKNIBnaKEnIfbTRwBnCRmgcmeVlFIrhPhPgH"
	"LjfeaHYcJFJSBtFdRPiyDNDGbHDGixUETCaHICDNijYdljXbgyhCMtMoioIUCRaHgcISGJIHlgYUXNjbGWHPhDiz"
	"hlOQiwMhAJhCMjIpHwhyNNXZFhIoemljjVMdMUjcFJjqbTgiEJDPiYhScKDFRwCRiVhmgiltkXhQVzBtJwVBVChh"
	"AniGRNlocZZQEkBJcmMlXZizdkiylWGRKuSXFiltCAZQBQlHEjgjGJltnPjYijfGlALKBRgIcVjbizIpnQJrVgfe"
	"VBhPZRjQgOYccnOAAuXNMSLMQLhVJTiiAhHxTjMlHtBqMhLVMcKXZWfONCEkizclhpcZgHOKlcIyPvixDgPIKQQg"
	"jBcmTKlqiGjYALRoTxHrRwGqCtDeiVJmlliwaeFMhLdkFdSHeZNClRCeYnPOCwVgVoNMhCLoNWDblUnQDqYwSHNf"
	"cwfaccgABtURhZBWfzjchIEzHXZMiEKTPEhCNwizIqQtmvYpQgjSMZNSYfbUXMdxIphFQfIqXyAwjbYThLhmhyjc"
	"GMDPDpleieQkQgPvdhMshyIqMeNhhcWrMtBbDwINIXiaANBCjdhjBQLuDFlbBqNcinFJQkgYPvCRmmJVKLBCfLct"
	"ctTCFsegNpEThrXVemLqiyYSfHJGNSNIeGDINGIHlcOrNmmjNhYfVARwmZgvSCdmQbMZGnmhBHhCNhUNCJMskvir"
	"lcbyZBVgjGDZYdieapljEZMnMjgijcBqbFfFggXeifIUemgyHZhfDRcgOKGMnQCqfZBChhMNiolADqicjWMtiFkn"
	"EhIrBOlemlTPMhiyhhiTCHHCCelRWififiBCjvRhNGgiISDGKVdtledzhKIrjiaVQgWAjsMxSSAsGOelLHNGhFcI"
	"YfNpCRDwbTBChcjSineieQijHwBqMlFckCemJyBiDvWNCMQVFGjQkOmlBJdoAYEJjckvmucKEPNSDhbxKxlCZBif"
	"GMhhRhBCXmNMQqRoSaYchPeijHGqmIhXcIYnNWfznKYOhFQKDHKQQyYSDZDBgiMgBsMUEKfVFiNCNcbqIShSNfHZ"
	"NAMtfeRKBtJzhPdzhSMvTeiuNNMoYpXcIUloAJbPixNwVoDBizFnNRiIPOMsDwFfNCbxkCCPBiAMaeebDpCwQAVB"
	"NMYfTEhCVeZHVBDGRFQVSHPXAxjdBYkGledkjVLFZEDXQgfAgiRdDvDBZqctMUQgSBkGWNemieQUUYHrhDjrkEjg"
	"htDjlKhthPKQHKOaHKTPfqDGHrHKHrNKfqdkieieclAAFmYcGsIPSkcZGsAANPQfMOaggcUnZWQujbAaJmRUhFKy"
	"QAJpfJKLhrBnYTNhGQmeIPijMqcrMjizMjDCNUSmZmUnjgSlJIZmCeNUCekCKDNWSmloSmJuiFTPTLaVjChgOKNt"
	"VoixTJcmKLTEliNhjfTiOzRIIrhgTLBnGnedJIIVBnLvDjNpLvPYitQaWyIpTeGqhRRFYaMqNSdrSvfoYSJzmWdm"
	"NSQtZEGTRNGqJGMsjBEuAHQgEQTjmWFGdhHSNNRJRJVehFGyMiIBIBIBIXNeDvlWIUUEldIpIUXzIUOFMNOFJDGH"
	"XzYehtPOfnAVDtMgFnKvKvkPFpGTFpaHaHENIPYuizMgOIYfFNDugnMgFhhpMAgXNpQejnRFRSkUJIEQIpDtZTGT"
	"cFTeRNlgWyBeNGNGXGQgcFBeDCNRKBJhFsEQPaPBHUHtlecyZYbvEkOaNGKYEkKYOFHUMjfHNRRhSCkUjfFTiNOc"
	"PqYdbvEQKDMtFTQefEINYIDCYTEQmhJIgWBsMgHRZCcIGxMtMjBsicNhMbchMsHSHChAKDIrchMtJSFWOFEQEIDC"
	"ftRoQeXWcFXjOwNCKBYmNpMAknmaQoNhXZRSKYNCKYMtMtekMbMjMtizMtleDBMsTsQelsQgiaZYAnJmMlhDSXRF"
	"NNOmhfldGqltVzNGZRcSizlqTuQgNNQKQKNmOyiigMhcTxPVNGRFLKcmOaNNJQBtTeDhQFjSjSTPOaiSNmZCRoCA"
	"TFDhQTOGTPGqiGiGOIhDiziSgschQKUERoXmcmMgYxMyDKZYhXizNpIANjfeNhFfhfSXiSiSSIQgDSZqZYAucQjq"
	"NZAxJrhDjqgmhtJBJBAuEmizhtXUNeeqJTYOHZXGIpJmFWNcJmBQMABBUccnIFNcixjuMyOQMyPVLshLZQIBKXYu"
	"kJPVIMLsjcKXPdMUFfKYQoQoeDGyNcNphIXbZQiwOXieBVVCZQckiVYcVHbKmucehCMUAncmhIgZLyhfgZAzmumZ"
	"hfFfSXURFfMhBtdGBwPYBWBzlAOARmjXRnhFKEgyhhNGNGgjARZHlbSljEggcSMhZdRsDgNlhhiGNMZdhDMhHZZB"
	"hFbRDHgiHZfYQglNKwQgiZiXifcXGLkpXBiYYuiYleCeXBfFQecXLqfYnDFTINjgCejghUieQgNpbyGODuNcNMAW"
	"KXifdhQgDHQAQgidiejgdhJmRIaZZTZTHsQVGxhSmFbRCMCMCMCMAJFdjYCqMhjXdNICcoKJAbHvbFcmctmaZScr"
	"BWiGhLWydtMhgjdtGZavEnOyJyNhRPKDFpOzldNDlKAaGdOZebDhcljYZMYFiuLHdheiDgQRGTMgQzLiTXiDSfDe"
	"JViIimmgLKMhGWFOfeTiLqQgfphXknhNitSHiXSTWiMbiwNtDqRKgCjCINBQYzYzNICAIlAeHMIPHXKvfYOmdZYU"
	"LjlbjDhBhBDMUJiQhFESGsgnLpLihBJQibNwSHHZJTSuFaYUDahBJQIoNDLiDgceUJgChCizFaWiQgBDjgKfgpYh"
	"hAHZcjNlXRgnUjUCRPZljVGLllcmlofWhIizYVXzmgJwEhgjiFLJUbItXKizhZcZLsTkFWZTNgKvjugHHRYKXGBe"
	"IpihLKjwLKKpNcjSIrFVlogONyJwNynRCARcGnVeeZdhhSMeYVHtHZKQkqhIixREmeTXTIldioMgloJScwkFhcKp"
	"MRPIMFeqhQHZiKhyKfifQLiwAGXvcbfeLihtHRgQKkjzjYGbWthWAGJdPViZFWhZBRMUVFLxhsPOHTIPMjVoTwjL"
	"LHjgReYKSfJSWcDecSQdUImuLKPBhZhSQKBslNknQvAaTXRFeGIpBzKuLYJjdcJUjYifJwJyBDKveQEYizAGMmfn"
	"hQgYQghFelnQZMDPhBkRiZGsYUGKYzSSTuJpGuZTQKQueSkRMKQIbvMgmvgvIWNNLuYVcrghcyDIHrQgYkANkUjL"
	"VHjafLPxbyhFgKLsAHlHVuOjmamacKGMLYRIAFCJhUgChCgoFJbyJyYUYUeqFiFiiumgBQFJEGLKiZYUlNIKQuhQ"
	"XabyPtkUjGKEWllObjmIVWKfSAidGJZWDCBsGgQEhcNfelDhfFAMNZFiNyjRgjURcIjdlNPrNFLoKwGZllCwgRWP"
	"jdjBjvimWbTPLtjrEKMUMKMKhHLJMgPdlighbyiGMNHSVWiIQvjdbZDeYnifFfXSCMQejLknggTSjHXPBzPbhGjd"
	"NFRhPEkRLvfFinLMACiBYhbjjQdzLkhfAJeQSTCqKsOXFVbYDUagdrgMMgXChAYecmJTmeNFQMgqgPdkDeLFeUAA"
	"KpeSYxVWLJlcbPHkJUUHGYAGYhfdBRAWAWQonDlMTududtehGKYSNDDjNAOFeicFCXMlAHhcXmRhItJyhZLsMUKf"
	"WihPkUDGiDYEFuSTSSLtQXGxItekitBJjGbMNDTLhcLxSWZlEGXUQKhcMglsDLPdnFhZdhLFhCQyYnhFDwDCFiLO"
	"iVHYnKIADeMRkGEOEzFijdgCClNDirhFYVLFQoiDGEMRjCYNNoYxiTVWRldhiejJFVkxWbloNNVoMUhhYVHZkRiw"
	"cmNDjiAGjQNpPOjcXPFsIuLhHMFkhjbMXZXbjBnFVeGKQCeVMbaeLEhNiuHRXcDpMjNNLFfHDGiSSoCCfHRnMUBt"
	"jVVWjCLvSsLilNQeRSKtUWhZTsifQgRmRcTsFiDXXuXbhXMeTshIHTPEidDBjGZrGQPqeYhZNpEfMHMemIVWhZCF"
	"QeDCCyQgizSAUWjvdwhHkhMqjvlsQAVWUVQBRaghMSjBZMdkVZMsMShmjBUQftftHPOQjfNWXejqEmLtMSjgHXKg"
	"PiEmfdfoghRwKgZfaRRNJzKgeaKgfojYKgjCMZYPjcKvjgRwZVjcZBKgEJghjgZVPBYPjgjgiafofofoftSNMUiz"
	"MIRrRrfpiafpfachYORoPOiXkCghJSjdhAKVXbixGMYcYclUmaFnYahNcFPYDHYTVWTuMgMmldldAmiSizYySuNt"
	"aVgDIFBHBHefOKMFnQOmBRNRGMNPMjPOGLNPMqegQgAdhDIQmSYDAnelPfZQehlbgIJDXzGRKEVAebXZNUijIfAY"
	"RoZLUDOZJuiQAbDfDSRNltIrLsleETPpRdRdRmAYFdXGTghpGqMjLMSIEiDgQVIyjBLqHHlKIpKQinHTHTKXCrii"
	"jCHwJujgGZhfOjcMcqHZBqGRLjiXPIFZOAFnOFLAUcANhohSjiApIoAdizjEKxiGETYxJjAGBLIGZdjSNwMlGMSV"
	"QHNlDacFNKlNRFRFCADaLxCAckiSKfNUitVHGJjdCAiXZWeJXaZBgYNhRxlWOrDlGnFdeiANCKDwBLOKlcHTizlc"
	"izXLMgmWYTbeNhVAPBOaelPfVCMqHHNMJIjdHZXVJzfqQbIJiYYfPfAOcZHUUcfnDajBMXBRQqKfGZmILqAwAwjb"
	"GJSkNFaoiuJkOImjjbMNHZinifAxEiSuDHGzgIjEIVljNINKLbJIEXMsXzQVhXMMQZHFgWiIMjMhPOjHeVDajSOF"
	"dzdzckTLeXgsDafoelZdliQgliAsbMkMHHfKhDlZiSJTlUAJJmidOKfKjgglhhRUKrQGDGXVBMDVRoRnWgYfSuTu"
	"mFdPcuRiDfScBYNSCecwlelFOLjQGRDWlchIKfYjNNGMcKUEFGifeXkiYdYiQtgjmSYmkiiDcIcIAbYOPOGpIBZd"
	"TuHMHMnIGMchHUHUegGHUCIQMNegFZiultMtAYYiMgYmOjizXaBRGRMvitjQiOegQBNhMFFnZrYfiShShHLMAJiX"
	"FrLFaoNNQVPYRmideggiMFRdRdavQgRIZrDBiSidQUAdgWcmaFbVmNmNceiwSXOYltmNLtLtPhiwLtiGPhcrSgnI"
	"criwldJyDwMyIVBCksBWeGZfRNIrFThNhwhhUbhNPbhFgUjiSldzHRHRiuZCgUJuJuYVTGTGjCMdDWFYkWfJedIo"
	"KJimihKzJPcjepedfjieBQixPGMlHSMAPXjrMlAaHgQoMKGJieXINmYTUOIXhfISGQZVPbmrMKYVODknBEizMxes"
	"kMBGhFMOIMGTiVBJGRAYcUgsKmAYhDAYMxQoHSjpMxcmISMeBRRrHTWTVyGfUNYcMqeVNbWDCtLGhPIDMidfaeIK"
	"geLjmKIrSPFfaHIoNSidKsgolgWlHAMjOmljimNNjqTVIlDejnmKViifUJhjIQBQjbgJIUgZIGhCjdKVHAAbUzlm"
	"malHFWUNjifkhQlcHWSwTuYSBRcZYuHWLKiFHwlWTdAnUDIoRNmgmgclZmcFihSaNHJwdkhrgimeNhcFXtaHinGq"
	"MvctMhIyhXLyNjNAJuQLMqMqixVHlcMgMghSLZKQNtPGifTjRFXNHZjYidCtcZjBckKXZWmedmggLjgNRhiaZvNA"
	"RrXyhScSQfDahhSfIoeQSugiOaEfEffaVKhpURjbUJYIUmNjcZleKvGMmKHXXugAhSTPhBidhCAGidjbdkjbgMQg"
	"hQNeZSmSYShQmaGnDFRoAIHWHWRhTOEnYKNfYECJRNgYBahZcuYUMRIDgxategIKIKNGfJVAZWNSMWNPYcGRhrLv"
	"gWPvBRjBDoUdIrNSRwAOQAPfjCiaNeQgGQhQLxMAjGDBcbfZFniohDUTEfMnfiiGjdghGMaZSvFfapYwMRgyYdEX"
	"TTIrNHHCixljSuMNTOALjGiINFggSwjilWZLcmhhgJQqSmZmdhXegjgMEzLtAXNGAwiDfiKVDuinXchGjgjJaUag"
	"DeRSSvWwAXSPJuPdYxMobdlRjgNFaUTijGMhdzVQhQepXBQFUcAvAJXcXuizXkjdQUiJSZiwlCONjQVCQeGKKVic"
	"NMmFDGkUKuUsQMTslMLvLvAYUsYiSTXrJwhCYngJkzTThQhQTuQyQoMAKVGElciDiwMAhFPdZvhFifDBNASvIDIA"
	"hPizMUNDIrcmBRcIeJYiQpMIhjVQGpizCMAJVKVeSPfQDpNNEijbXuaUaeUNicebjGYfVQjnjHTOBPSPcbhrVCGy"
	"RTjfQBifdNRNNCVKQBYcjGdNMUZWTKQeRridlrQBmgNGNpNpOtjsSPmhFMeLIpBCmehchmTGdkeaAuMjJwVyiOjY"
	"mHKqRreLUaTXEnYccuCPiXmeVBIomeQeiOBvaeUMVWVWjGRrTOVeaVeVKXktZHjccqALfndpgXabioLjixNRmUTL"
	"lsFnLjmjKLloGggYixAwckckDlcbOaiIcmjYMKixfQclhSJmDaZgJmhZkBkqAwKsifhZMlcbDVaUMOTLOzPQBidz"
	"CJkGMjjfMjjCTLOzZBLMlRMtIrVeBqMISwYyKvjdckVeNNVelejcAwPQVeYyTuCrNhKDYyLshDQyckVekvcbgihg"
	"PQMUQyNwMIizixAwYwDlAwIUFOHKdkiTFrSIHKcrYFIUmFIocXOaMvMvmFgjnIiTcwHKFrhbNGcRHsHsHsIvMqct"
	"DVcNcNTsIuDGRAhRhRPjjWgbjWRARAinSfgbgbgbIwinHUPdliNcJDJyJDfyJDJDcjjDDgOSVANNgiVRNfXcCmhI"
	"BONeNIfKZQfHNIhAGVcjclXzMghhlThhVAkzhFgiSbHWRjXzfHINcvhhfoSHSHhHCmSHNhhhNhNoQyNpcvhIDSgD"
	"VCcFgMhPQgHZMUMURcizYUaHhDKxcZjcDteJYUaHjnAmioARiYhDNGHZMhYcIQgXYTChYdYTCtNIZQJKhSAYQAFr"
	"AanQnQijNhJIOZJtiOYDQgfPZQidIpiBMnROgIXaAYFdPYjnZQLvYGTdAOfPRNDfXzGnKxPaiBSlfeiOizBWLKAa"
	"SDHZIriTGZRoHiHrIyZVGqixUDckALghMIleTLQfMjfeghjYYZhLQfinNDlWRrNAHXHXjdhfBxYpZfIUIUUbQfjW"
	"hSaUFrcZDafoJjNwJQhLjCjcQHOLQKPvhRZdOrDkDkeYRIMANePvYTTdPfPfmuJzFGiYiYJKRwRwQZNpHRlWKfjC"
	"GnKvlWgihaXaicdmNGBJmuPBGnkzJzjCmekWMNjbgTiiIUZMiifFiylecmkBioHZltOISIieSvKvMgMgMKfZchSu"
	"YfhDjbmjQAOZididgimjCreJaUOXYwjbYTRifoHHhFgsCRFnaUNGOFRShDdmYmmeghBJGOFRYejSVWFRMickbFdo"
	"mjMyQyONDCGZCgGffnRilFkzkzAWCXZQYhFGnFFrFrhGjdXNRchXCmBsYwNAicQKlARIQyQyNKGHHUnINDKYinNA"
	"inNpkxiziOUbiuiuixVWhRMhhhOZhFGMAYnFggixaUFrRONGjcjnjDahNGQgKVRcRcGOaUhFNfDBjIPaidggUbZW"
	"DMFCRrGOGOVWididiePbieEIPOEIllMMNPiTDLDLRFJmnPYoNhJoNhhAYRYRCtZMZMMiiydkAalblHhXixNMiVNm"
	"AaiVNKIpjuBRcmCAGddGIAVWcjIPWoldhFLvFighlFemFdTuXNWofTBsQolelnBtleGMTuizizXzYaNlaedGFdlZ"
	"dVYplRcjZghGApFdKVDpXzlFbUgWFdghDGbyYTkUKgSmGzLolZiDTLghgyIpizApXzGZJmWwMOepTLMofAMRlgcF"
	"ScUEBYKgkUUEAplFNRDCIpleLsIAEOBRBRlETLYmDAIQTEApDpTaDuNGhRQAJGXzVFMqBqBqhrJGimMKjYjVMiKS"
	"XbfYkWKSmKTsZEBRYxHPEOKXiZAiNIiGRmhCmKPEjGGLXGGRiXTVJhEkIqfeXBINhViylefOlehyHAnQhZfoKXPE"
	"SffZjXBxBqDbPvBRMhALcwONjQgJdmcwZDjdjcTVdrCehUINNcHZKVRUbyQoQFdrleCAZDNcNcNMAWPnRhjERAFd"
	"RoizDuDBfodhhjTVDHhCINKSPEPOBRYihhRJRJQyRmMjjIhPfYjQQefYjDiTidfZGKWsMtMSUNMSJoVHODBWizYV"
	"VqISNgieizkMBRiziwHtbRcmHtcmcmJmGWjDLvIpLjhAfyDfMyAdcbGMlCNpepIqGLTJhQLtDKVzNSlTixTKZVgW"
	"cPbFiINSGTlCMyYiXVFiYiBRBRcXFiMsJuJSHvBROwMsBghZFiKfMyLjTJKfgWNpMjMjKVFkRoRofvMUleMUMUix"
	"ixixixjkjkcFhpgmfeififjdDeCJBYGTBiXVjSXjlCjIDeDhmagJMhIHlgizgcDSBQGJRNIpgdlWExgdNSFdhFiV"
	"LViiMDSILqgdDbleiENSfoEnlfPvEnFvWrhHGnMjDGleEnllPvjdhhNIMtcmMnBWMNIriTgiXBingghFlWXmfFFv"
	"lWldBeFvDjDSNCMUNCMRSuRehUAxZRhjhnBRizQRaFFpGgJAMjaGaFDDehexexJDYVcmFNlegeSfhFIAjGfLTdgn"
	"lgDjhDMhhChIMmjVgZEmdmPOjdBWleYTFJDVedgDYdVHMXhtVkPWhPhjONLsOGISMDeddohCWjDIEQNhizAwDKTd"
	"XKnQkfikNhAnWAUblWWoCAfTLvLvNhFWQodhDpGMFdixfnjWIoMhXUhrjiVAKJIphIBRjVYuiLEmBpMOiGDwBRcw"
	"hFefjSmlHKTvldizcmUsiTcmhIQLLZPVTxldhfQqfOMOGZLHOtKXLZhFNCcwdhLsZLikMUMSDhMmixhtKJRKMRmh"
	"iGDgcNWULWHgOaGqfKJmZVhFYajnXUOjFvMUHZhdfgicOFCeUcjsSfjSjSjfXZPhYmjnjdfoNIhFlNRKfHKxLHYu"
	"fHCAizYfMThFBCSaiwLYdoZVDbPahDhDjVQeQvMKEmizjnQgVZUcHZZdiJYchDTeEnIMAzFvFJDITBQgMjKOKOhr"
	"FsYSOrfLRwhFOKKcVCZCDpHMKhkxNPgYjfNKMjQAjdMeLKZWegfHfHVWgdEfLsMWhFDHhjghMUHZeSmlMqjSGRNh"
	"CODaFvBCYuCNFiKOHUUcjshWmSGZMNEZZHaBhoCeBVTemjfFYoDpBCiIggJTYcgijdjbBRiIMKTeBRizTPjSOGFn"
	"jBHZDVSmYaOajbAJYuieWPJFjsmlbMQbISjGPdPdZdJmjqdzdzYTindoMPMhJyNhEQVChfOFlYjSCYiVccBtOGji"
	"hIMZjSijQgbbepjBEiiGYfedMMjsccTjJqcXEnXjUEUEKgDhCOCNCNFGTeexlCfgAYdPScKOZdkRNcMUOFQoWjdo"
	"YxjESIcKgjftSaYccXjQZEONGMlcRhNmYSYSjdXzQyEpjVDjlefgDZYVZQXVBCBdZHNAkiDhQoXzPdMUYnDajEjE"
	"hHhFFiegHUHKHKdzNpCehZIAISQKQMDjKuYVhQTeNRQzhCCONpEzhSehcfXZizDwhPUbFiehNRdmKxNCgjiIGpYx"
	"YxNhCYOjhhjGAYSmizRJbjNwMDTBQBAJRJicPnhNDhjcjEFaTFAJTEHKYTTtQATBDpleWPWPicijBtlePYPXjXIo"
	"RSTaDaMVDDTFQBMDiJZsDDMjNhMHcXizQqUSTJemNpJLJLmNJSjnhDMqiDcwaUhIDagxNIJSMqYhMeYhlAGqYSMm"
	"GZkZMmMilbOIMhPbJBGGlAYhJSMsNGjdMsieRoLslAhIhIEcFdZRLvLvLvHZcmfHSlLvQgIGeSBVGRNUcMixiycI"
	"LvIKiecqcsCIknZMQRYNAaFXaJICagkCgHlFGVOOjaPBJFcZCqgHJyOzhDGCYclcaHPnSzbdiiVkAnDRZwhFYdAk"
	"MmjbIpAYhFXZldleHZGClJDaMjiePWBWDKNegnLtjnNpAcYzFhlYjrgXUiizctlvYJfjGuOQlNYJIqXFAbAXkUft"
	"OwRvYjjtLvAxBpldXUURCAXZebiolTknihAxLJVBiuGLDhXZMlTtSwDUiXDoZQTeDwMlIpkplsFfCvUDVEPpIqXF"
	"AnWqRHUHKIYdNheYAbgHgHAXNemZWylHAiAiGLVBNhPnRdMsYYjQQAVeBskUYcLUPncmNGlYVaJoJoZWdIFMjuOU"
	"ixhfCeMRXtmAckUHAfDfKElePnHTHTldYuAOVqlUJTNDPJGqUHfORFknSHGZgMNpRENgleRriagveYhfUbFmNClW"
	"MiMRhQjcAGgHWNFTBtJjfGlUDabHbHOmSvVqNeXVMsizfacFajgYhfCqIVNChCNwNcffPhMefomZYJSHAaKxcPVT"
	"NjkWcwisNpBzgXCAnLiuksSHdrgHQJeNApMsMKFrgigZYxXWcWRFTdSzIqAhNhFqgxAHNljnmlDUETNGfnBHUJVG"
	"bDnOgyYShPDaGObdRvZEJIHRcrGWYJGLlEMZMiepYXYTWrctYcRNiriaNplWQuKEizMecIlYSNCJeiDSBnNFfHOu"
	"fxieFTllNefMYdOkAfWmNFRnKGTlNGleFhTHCPbbKOXXjiWPMslWNZMsjbidPbUSLiaZXcggbMmriITTfFVTCqcm"
	"mllUiwiTjRBTiiMKiekGANiDiagyOYEDMhfHPqPsDVODNZNZfoNFMRJfDmhZGZhejgYdisCqknAzinggBNQBgoYz"
	"DAJSRimlJfNCJuYzaUZdDoEDkzeNeLBtDwaUAsFQbbOXinFrlbWAPpMqdrZNJPhRdfbYNNTaHZETWPcFeYkpelWw"
	"AkFVQgepLtlegMLyYcgoYjfKlRHZhfWPZWCrkqJThCHjcXOOcXctAhinBldrefbKDCeQNZDjENKGBpIVdDGMYVdr"
	"ksQpDZDeKORoSDRimlJBLvknEPenMAFGUMTsMvKVjIlcAWleVWScDDOwDtcXftNCTrTslNCPOmBYMyinJuYcRAMg"
	"jGNoXoXoQJHMhSaoKYkGizhQDZDZbHUbLldhKxKTFVnKVGRJlYMRmNNCMiCWFhFhDSBsDRNoIqQxBHIqYpBsFQma"
	"mIgiYNYzHMVGLyhfRlNCFBeYKxYpgvMsJFjQQUUXRncImakUYNEfMgFmbjCWZCZCMKNFYxPNFfhfNyXbAfAYNhiu"
	"HZTDdtTJMiebmaFrhqQBCCNgisafiuiuVBgyNGBlVeJSlelePnTsMthfRFefAhdtRnSNZwfEWvijQWCCctkGVGhR"
	"NwMbQgPsMJjHRmRdYcYckGYcQAhPjGSuZrDAgsFBhfcXSBNwTJDekGRrefnBQgGOgMFmNCNpQBQgUXlbKYKXYSiT"
	"YNYNcoOUjVJAiyJmJDAkIIlZYGGOOzTehDJzLKCehcTKDwJTGKiGNDTeDVNccZHSjcDhAWAiiGNDHSQpVWBRDHGQ"
	"HRizJFbUOZifHMMgfkhcHRNCNSiihLTecwAHYmAHlYGKlUIocwQyZQhwiyNCcINCmaizQpBRQehchcgmiOYTYTks"
	"BiNpksQFIMAkAkQAjcQAgiGvceRAMnLthfMnjclRNDgyfQGvNKDhjCIqYhkzZRmakzHFFTdhhjmamaYxRImaDwHF"
	"lsIFDCLAjbcjXNjWSwXBYTkxSkSHXNXZRSIoIHiJNPNPVBmulKiyRScPMtjbiyYTleIAXjIAkxPOeJjbhBMjMjMj"
	"MeaRFiNcldkQhffOiTiGItPqJGKxebGMiDDCckPYiickgeTdTdgCEXhCjqBCARkWAmNGPfceLvIHLHKYDFiITiMW"
	"IPYyLsizhFhjidkWIHegccNhiikGBphojJiLYGlTRNEXLHSwnOTuBWiGMWlHmmcmcmjdINGZSlVCDHglGnAIBpAR"
	"loRchRPYfQDLckMOMOiKPbiDNCNNleNNcMfeLkifIyhWcDhbiujpMRKvKxNwgYhSPflohFchchBxlNlNhDgYMULH"
	"DVgYfLmanGlnYPNRhFcHVBhFZCYUNPKXlYizleAOgYRIQvDFgdhbkHIKiIJkixhLjpMRiFTePbirjJcvgicvZCSm"
	"URMsWEAOiiEXineSYPTiNCOFJPgsDIYVLHifQgAJMjMjTBkHhhLHUETuEmVClCMUAxKxiJEJQyhPehNRXoRIgChH"
	"izMjMPFdiuiuQgegfehbINcblKLHizhWhocZNCAxNSifAJiuaecvTEiSipYQQgDVPYGZQzifMeRmhFaURcUXSCRr"
	"cDemielrjkjkZQiuJkiuLsLKctCXCXceScClCmfHnGCOiGMUjDYuIPXajnjXapXVIQIpRNIMZRfHWUfQdflUQGQG"
	"nDTiMMgegCDLMgYSjGmjgefeQGQKTERcUEGGgjTuBGkocwcwUElqaFAaYPHTHTFpQgKXMgNZBQiADaEkbvagjvZW"
	"YcjbJDhACqcFiTIBhDmgQfhrCIFLaHBYgHGMlFSfDhizJBJmHAQeYUcwJIfPMzTOgZPvNbSfiiSSTUdkjgLAINAz"
	"NGGnJPiohPDvEXWmctMAhjDqltDqdmAmdmMhgyNNJuMgSkXaBRgdATIFIQizIpURhFLviXGuhklTimRIavHYSulK"
	"KhlbEmjsnHcectkQGMQgRmMsDadmYhIUkxhZhPPBXzebhHldKIhZMoMlJtAuTuiziuiucmVWBQHUixRNBpVBPpLK"
	"AnIBlgFdEiijIoAhTyJDYSZmaZSmcQdmlPhLjYcZKYgKkqURVejSGLleknCrFiJwCANcAVIpMsAaHUOXUOltBRRT"
	"CwcFdkDwXKcmKIknioDZNccmlbRTSuQgaUkqkQBYlAleRcGqRmceQgQAjScwiTdIYVlRYSQgixhVlUQgbjKBOIBE"
	"aGhcAhaGBqmeDpizEkiFlqMtnGHrHsjXHwJoOUQLkxRFjBikLKJcizcmJTjzRrIpNGLZKYeqKQghPVaeAOALNmix"
	"mZPBleZHfebWbWMINfNciQHUmSjbkGAAjGNGRTlAiXZvlRFnYSYnMAKYMxmKiTeQbvlRAzfYPnNSYHBHIpatffNp"
	"hFQFRTIUYSgnNtJFdzQtZMfajXSuApReXUmKGMiIfokRAVJzBRGKKvmglbaHBCJjMsMKgYWNMlfPMjhZSHMXcPCh"
	"IQdmTGhBQeQeGvYyjIeQNefEhhPhmactDAIDgiNSQeBihNIfeqlePvQoMsmZRNQeYVBpRwEmYfTOYTYTCKKdDBFv"
	"IMWrAsAsMWmjDakQMhQgXVjdjdJzNwGqelJIgdGMFTIBDZlAYUjfiejdZVizblaGETQZYSmZIpOXPvmomolKKLIP"
	"IQcZZCVAgYKhRoLFNFiyDpNgNfDanOQtYhlcETiXNeAzNAmameBiXVGgDvDFSyLxMsKVhIGyYfFsKYGQSBlbZZTk"
	"IqJhXXcIixgJblHTirIrgiggHFMnmjMqixcchGifieEJMqEXjcLKkngyXfBOimMeiDbFiiPsidBGMRPbNIPbdhIU"
	"hegJleMtUESmDvLvLtQqQZfZURjbjWSudoiLiLijlRXfiuMhNGiuDvHPjbmrggSufHMhNGOFZLjHaaMNRhQRZWhU"
	"XvclJBegQBgljbDXSGNgcaDxBOhhMnizkzIpWPTLQFaUJyMtNgeViolRArbvjgmgTidzMoinNGMPJGIMkqYdSSeN"
	"jghhaUcklbFGglfZRSaUelZdksdhcheYOXhFJyYSJPJPeLWwepJTEXGOVvMhdfJuETYhCrYeMDSuiGJLJNmZgIYn"
	"ikGOMnOKnGFrRcBilqbWhGMgQoMUjQYfKhJBJBftMAYSblFGXVjXLtMxLvMKKYVWizJNONKVKVCXScNMGKmKQRQG"
	"DVEmQehyZCdPIBfdKOkUdzQVRnQtTLRhDLdzOXDtelBYRoNZlPknctlCSaTsVQikfPXVltbvhFZWLZMqEmMgicYi"
	"iPjGHtiTlcYnnDEnYPcwMAPdlRnIjncIhFEXGRHwJFTshCYmZvRKRSYnhSbAIBkzgIQLjqdaHMDZelTENfDadzNp"
	"NpGRMUMgWOhXgJVfaulqfekiIQZHZmLZYdJwRTQMJNDuhHchmgbVMhGsNPRnMuDxjgeYctMvegRJVojDhGMUcFnG"
	"iJDZJGNfnGizYxYPidQUIUMTFnMjeJBvXzDaDvlvKYMhNHMnZCktMsYiFsiyBadmcURJQgCrTEjCeqebTOYTftBi"
	"MeMjYcVBVeiwJPOKjEVvZDieYTTLlKKYEXMgPbYEGHDuJTTOjVleMOYcQVQUbKRnQgFCSITaMUWgSGleJNGyjgQg"
	"INmadtQoMyDuZElqRmidQglqDXNGHZdwMDVWjdRcPxNEhRKVNghZRNjGMqjDjWjHhUVoBtDBQANgdNcXghEnZWZR"
	"CSNcjdSBQgFCRrFmNpidQBQAlrQUQfAdUWjdRNKUYfEkMHhjjbizYcWgiDDKDwYVOGizNphIiGLJjdPdQFPSdfhF"
	"HfiwYSDyDgYwPSOKPSOKEKbyKBjBhjhejbYfhZiuJShAeiNNWgLsfHMHiDXPhHhcDycXcIKuDwizHZjbEfMHldlZ"
	"EjCAhCYTCACAgRNhYdDfbjDgbjlieJeJQgkUjbQgKVFcHZdjMqlNTuTuimTuExihfLceFdcKiGiVctCNNpXlYaZM"
	"dzZCjrQqizIllciuCNMWFfMhGZlRjrglDrBlfHNNcKjCGTNcMUFEizFfHAMvQqBlGyMqMqctWgHFltjBZEizbvYp"
	"OYhaiVGRMTMTJyYmMgizWgMTHFiwhZhBKOUDSvSvAINHGyjdBQBRBRXaXaBRDBSkLFCJXaREMlkxbMUEgKiTHsaU"
	"hRNfUCLFZMGvbvehXLNfHRFJBObRbRSmbMctctgKLKMteYbRSGUCSkfeaVDHYPRpkxbekxTERnZRGZcmGJTdNpSf"
	"YVXoUNYVFphPEIIPiiUnBmIpcZGnZBYVjBhFKsijALiaOaZBiaGnFiSIZCijjpjpdUdWlYBnjSFndUQRVCgEIBKX"
	"fYlbZMBikWTPFBMUGTKxCtmaELgXIDFYhFgHSfZMYVcIXwKxYchAhAiVdkafJoMvDfhAfrNbeklbldYcTLJygbNR"
	"NRavNtLjedZXMhBWBWJGgolgIFhtNpLuVjYVIQiGiGYzixgyjqjgLCiecbDVFijWHPLvMeYSUEWUSuFWTPTLDjXA"
	"BQbvldXNWymRjuJrRSSukUIUWgQgRwCRIUghLvTuSwcwNgjvgHgIgILKQgTKixHvINjWfKlelJJwkxiddhPYNWNe"
	"hhZMizMllgZWYDMUTLBEkUlrQRjVJwLjJDHxSldkLsXzEjIDlbdzVgDZRNXIBsYVdkVANfbKltceQWiLNpIpWyTe"
	"edihMijSKOBMiORcRmFiSDhhYDkUNPjCWwNGiuMRMSkCDajBghLqMtiiRFdkMjHrhpIpbJbjldjEhBhHOUlqMySD"
	"SDAOGqfHTxQWiwTKZWNKYGgihahhLjiGdzPVeqYuNhHsllagXziThtleKQMITiMcgMYaWthAZQRSizMlNSYeMvNA"
	"lRcjmaCeHwMUMjRSDCMXLuVoiTNNRFZMgilPNwKvApSfmajWhFBtGvMKLjizYPjIQBLHQHKwQfJhIphBQqEYIViz"
	"jdfeQKKrNNMlDjNWSveGDZXNhSccfoPiXyVWKxNPhZcXVGfnjShchQfaHXdzgCNjChfHQgdVdkQWdVepGyQMPvQo"
	"ghgvjqMKGKLYbAMtlEbjIpKOhrcrdLiYEflFiuOrgyKvgHGnLKgvNecXQtMWeYmZGRYuFvNmmehFhaYTJyKhicRI"
	"emllXWLHDFctYSIFlcRoUdNfeqEnQWlPXzILdmfLXcFijdVAjaRoJGTLNSRNRwjCFJZRMDjdVGcZBYEYLsjfPvMZ"
	"ZBicYefJTUldjDBtBHjfgobFIKZBjfOZMjcXjfbjRomhGyiwMtTPWthFjbjfcbccaZMKlsMsWEjbZMfZZRHAIBkn"
	"BtgygvGMggglaehhCegjLKJKieLjiLTKOZSkjGiejWLiTUcgSvjzMXUOKXDhHZWtSuQqYVYVSufKEughCMfsTPMU"
	"TuiDMhXQMqMsLtIXhUizjElAckNFDZMNeijbBRTecjfncejSNfGqfvNCNCZMicekRcMejgUSAnjXZWmKQvDBhQEY"
	"VWmegWcjSbjHPsPdIVMtiGRhghJBBsjHYDNNifeljgeSjgQoioTEmWDaOaedeXgMRRJrbbTikqckizRySRYPggQg"
	"jzhDhFglYhkUcjdzAHYxdrjqiBjBaUMZdzeTVCeVcjagAGWyDwDuXAgqCRTaJTGOLHMPhImeGKlehpIqNGLyJSmg"
	"epfAeGBRNDMUKcjCJNRcleifcXSbjHEYSIQCRrinBiefjdiALvBRBYleMyOzcccKGJTLAWRnLuLsjVDCIDjQKcSb"
	"ZDjbXmMjiYDLYShHMjRoRhRcNMKgEnRjlcJBYiQeieCXNDEmEYftWgfAithGTLelTucKKxQoQBgMDfJDIViJiwSc"
	"mhSgONSDXUcwlElCmNiGMKMdMticdPQyFIfFikMvEnjILjiAcwKOjHhZmnPfiGQqleghXcjdNDYDFnMUNGhCWmMh"
	"WvghdzYdYdhFRohIiVHPMNTebAdzQLlREnizlPgWcIegDLiTPdircSfolqbJLOBRcFDBDBcvfeYNRIghbjbjDaNW"
	"DaMANAQMDSJFFLLldhcwXUKvjqRULlIpLHLKhQMtcFhIjeRnQAVgjbRJTPkQFkMKkUhhjdQfcmiORNgZmejQMUCP"
	"QqGRiuAYMIlRDBScFhFiizeJXcNheYYxMgmaQoVoKfNNIQbjMheGMUDveYdmGfbjlsPxBiQoTKcjcwTLVgjHjHTE"
	"NNYTBRMjLFaeFJgyepjDjDHKEiMeZEQCNwAIYOmaghBiJyYdjHBiPnINCRSsMtgiSDkHSIQgjVikRndklejHGygd"
	"MRhhWwcbBYDBTuRSMqYQbjDaJyBiMehSRmYzKxjHaUQgNShZjHeIgihhMDiQlqRcPxHKIBLtPxctRQjHTJMjQqMt"
	"jHISRIizMqjnDBFdZqMsQAIBdQjfmaIUcXQVQAEnZRjQYdHxKONpifLHjHbJkHRrifQeTKcIefFmNCDCjHLHAdlr"
	"QBQAUXgWRriThRifJGifjdMdBYTaKQGEMRhZhZMRLiRNkRmINbkqhhDhmajzjzCPiiYVlgIQVkNWgmYNizRmESXZ"
	"OGWyidOGXDUEDMRAKYOQHPKQhjleKQKQgiYkBXFWhLlWlrOZlKIpAbhhhhRPmZiLNheiXINWXGebebBpijfdcHlt"
	"kqGQgjckQqDhMOllLsdfQCfYNCiGLZZXRFMKiihyhyhRjChAllincmggfeTajzOGLiQMhLlriKlWYGicMSKQDSMR"
	"OUNhIBcPiuMUAAenNNaCRFhFIpNWhhYPfYmafagXKrXUQGifiGIUDhaULthFctLMiSPENjhZhFicKxmNNwGMhhMh"
	"hDicSHKvifMKTBNfFsBCIQRKPfMZgChFFJhBLiDMIqgyNAEmIXXzZHbFhFZHhmDKififizNpjdJLZlXahwJLceDI"
	"cPhvVGJhgkDVLMPcliHFhKMRIXQqiIhoMNNCMqBRjGlsgifscHhFWEWEDBicNWNWjdSwbvgjkoNNZHaZSuMKiGlK"
	"ggIBZMeJiiRFlsNFkRKBAuLtjpUScmQwBTJugAelDMcFHgBtMOhfhIhDhFjsLKLMhFjqhuUMcHZHipiSTLQojHhC"
	"aUJmifYkRRhFBRBYEmRoMqcuizRhXVeGizezNpmjjsLvixleAWgjRTKxWgaCNWScPfcKFEkiMqhFhFhFizhcDhMN"
	"DCiuegZlifiTYmNwGEHPcZNAIQdhQyjdRIfecPIQIBifiTQCSvenizNWTBNTNCjHjdiziOQAedkRCPeJhFZdmlQo"
	"MTlrhhRNggizhflKMUFWVoQAaehRLMiSNNDpFsipLMQCBYaUQgTuAxbFSIPsAViSPYdfQyQgRmNpQzifhFhhRciu"
	"CMZrjnQCEnNpDkKONiDSTJemQClrQBRNFEjdlJlJWmlWXGDZjgAJgjKyNpNpIrisAdGYisinmvdPHsWwEOOXkJGZ"
	"YhjQYiXhAmWyDLMqWrGyENjbkoBTGZArBtENjXjXGyiYDZVjVjXwNZTxeVUDQKaHSeIFSkUEJIhDifJSBCdkMtJy"
	"jYJSceUDGLYcZYZWmhexhFSfOmYchCJzhFQeQeYKMgJIlcBEZWEYGyNhMlMqIUXeOXNfOVDuhIBCSDNISQbRgjSk"
	"HMfeYnMyhFQgGyRFWrXjBthFDoghPbDoZXZXAbIDZMMiCwmaAOJSmNKSSSjWOQBtLpiajCMHmNjrPWVkGKPWljUE"
	"BCXZNfixceXGhLgILtRNINXaVBiojYJtiQNeFiBtPDhRVeMILVNCLKlKMhiVcFeYaUcrfeQLGyhLcjPOlWjdeLjb"
	"BRSfhFNmQehLjCeBQFBCleidbvQgKxhRNPWrIKhZAiYTVABYjEPvRFMqYhPfifKhmmTJDFiwlelWiYTFCHEzcURF"
	"GQSBLtmjKYgiIUgvjgholqSjgjEIhSfsiaUbheMlLoBTjWjWSuCrineLBtTiLyjgdrSSjgFajdcjLFYhizlRCRLF"
	"ScNSMxTulCDBAWAWLFFGBHNpBRBRMNYORIiGfeipQydfhZcrHMNDJTNmGyMUPOhRhheXhRiSVeBTMeVvTFRFUcKS"
	"crRmeXhSTJZqMHUcSBhRYTNpiJTVmeSIRmjddzgcZMIvGdQRAaMgLjGMELJDNbjbYUjbDISRLjhCIogmNIiYBiBW"
	"AsjnNpSzNpgXMqSuFhXugiMIhSYhRNFdizAMXzGRIpiJhHBsEjJtMncQYGEiOXZmcecZixmvMlTdcFRTBRlRlRNp"
	"HyRcNKNDMtQgKQhPllJoiciBiiiFSDdzlqYxjCiTAwHshXinhLLAKVDjiGAkXNQLFkjGMRgmHXDaGMhChBDaNwSu"
	"BCfahSDwKviJidZMiLQFQfiBIpRSiYhFRNQeNNQpeSeSIUgXGRXukzbjTdjdNeDUPvTdchghfLDwnOBLDZLuYTHZ"
	"PfDFYTBLgYRoEnKNieGTBCRIYxXaWmZdmaYxHyNKZHGzNIMXjcSmSuEXiIfFhoFdaZTdMqgiapMKhfEIMsmIDIQq"
	"ZWhLHFjiiYUcLtjGjbMNavbjRScjaUeSinglhClRNNjHSRepRSelQgQFKVlUYhFQNplJinAJBictDGPfmFEmNMiw"
	"FIEmYTQeNReSZMiJAWQpSzlCjCiujGgjRohBGEiBkiiTZRFnRIQyZHdzMNKVYONRIBNNRSMgMUNRAJBRCPZRkQFk"
	"NCKdehMUMIbjeJfKDvjbNNRmBicugonFQAhHmeiJapgyJBQUGyQgleaZQekHZHfHKVeHPsRcRmQgkHQCjGTJhUZH"
	"KOFskHMIKBBtGZBtLvlcXkAnZqQggOAAhVYcAmXQIHFhgtWgAAAAgQLtRNixXzEiAhNjDGDeAAFnTFCAmSXzBTlo"
	"lRAAEijGYVhQRiGMWgTEmFBMRKklhCXcFfgtjGieJDFdcafKfKKvDGceZCcZDCDCatcedwcZjTdFRoIqjSBKIXVe"
	"fKjWMncZkoGRIpURGOXyfYMAfalUjzTEBRBRRUiTRSDIUDjqIDIpJhfKNINIZXgjIpfKUDHRWyMvgMFWURRSBGlT"
	"DwUDUDCefKIyBRFWleSNYTSNWviwIAMAcUjbUDNwizRScUGZDpMAFkmSMggYMvDaDIgEQUMgCqRSGZfuRKMvMvDp"
	"XcGZGZXbNGFictctleixUiUNGdBQNFQyJIJSNclnhNcIiDWZQgiiDXjWAaNINpYThKFJBRizQgmmENIUltXIXaJD"
	"OXEhiNlbFhlTHwldfANeMhINNecFMliJkqBqVWlZjQNSZWfAfdixNFgiMSefijDhleLUiZSwGvNShZfgfnSfXbhZ"
	"eBIoQgleFRHShDbvQKcrMKhQizBJlFKNegINSQRIDeMjfLALDhBRBRTdJzHHHWgijaFJiZlrEzFfccliDhjdLoIU"
	"PsiiDVfojcKfgmMKPEMnjBizRjbeNpDhhFKLizglMhENAkMURSCycrWZGOFZBfeflFBYccEzSCizmmDolFkvdubj"
	"ZbGWRjRjTuYxjDjIMNIpQyRcYnRSQKhQINFfjELMAHAkhQKLKYVqjdghizjQXbQVQgcvFiRJGRRJPxBfMjDeijiK"
	"NFlWSsQgMePxMgGOiKjIjDZRjQefGOSCRrRrBsBsKXAbHvGEHvAgAhYsMhkRkRSmFyWlNFMNKVEjRNJNTuMhNCXW"
	"JNAHHXLHKxBRgYDpYfhFAHhbLHMPLHkUFILHhbiuYELHNCAJhoMPQgXlLKNDXaJFXIloNtZMFLZdknJyNtNtlokn"
	"JylHGyTeYUjHjbAzlHlgXQLKjHLKizBsgYLKATkzidMqLKjaPaIDJBFsWwIqZMchFsRokzTEQeNMiGMqWwKOALRm"
	"iFllFnALJyQgUEGdJGiDSfgelcYVjhfKhUHOhjhIWyIUHPTdTicgcmjqTPWvIHTUFfSuSmOLhSOwcmihlWiocZMe"
	"FYlTPYNeccixcgSwTultlRlRTOcmjfGZVCmhmhDMkpiLBpTKRceGfeTIGbGMUiTiiLDePYNmTxlUfRiiieTuljTu"
	"malWSueQcSKxMKGMDbFRNmHXSbhShFPiPxMscHfLKdgYQbcmZHRFiYNPlWQePxeJNmdVeGGxBRXcUEMWVCRoizNG"
	"CJlnjbMWSShNhqMRKdjzEZMqSwGzLoiIfMPbJNavSmiGHwgyTTDqPdTIgsOzFnDUOXdthKZHTuTiSadVkUlFizGT"
	"OwTudaEmRgDeSaXlDZKVTEgZayXohFYnYOlsGHcbdaRADShQOLiuiGfeTxRIKYMtiuAJMUkxMsJylKZRSuDqbeVf"
	"iSipMeTETOXuTOQVPYNpiITOMeRmTERcKOSbhHDwemOLlsSkNKNKjddfkUNpcliycblbLocbjINgllNCFRHEAINC"
	"kijkAdckGgYVMgmgJDhDlNPBJIhIIBPYFnSRbvFfNpQgIoTdHYMeONldYVOKNIBiHZiaXZlNideJmFDPHPgOifNK"
	"IUHwTukpNejdOXgIgIGLkvlRHZIpUDltPqBTVzXyXURNXIQRYGBsYGcZjvAJQgRcfejTQgPYDvOmZWlqPVKVHZUb"
	"YaRogiAJJVhShpidGqXUhFQLLjdfhLYmZFghYnizOmhZZdDDQFLijbhZhLSgSDjSDPDSgyRSjJSfZdifbvPhjdDh"
	"LxRnDWMsWZdmmaOmXVicmSOrDaYTmmZERINtBsGgTdGTMqLMRoAJeJZdQZAzjCHKhCYTRxgYGQUbBCYVDWapidGZ"
	"GgGygINGjGBVOaBRgjdflRHFhLFnfFUcXXMsGMeiCrfKYVHPIUiLZdZdSRJmVGdzHXEiRSdhelAsLyXZgibYQVFQ"
	"fKhLhFQoWwghjrHHlNOXPqmFinKcmFDBYVAWXURURnOLEPDWjDQVBYYVTsYVFGmjZEEfRwMgcIQKZRkiGHMthIRI"
	"GgegMNWwjvYmGJQgMtNAhFlEYnHMMsjdmSLKOakUQUNGDviuZdFniyMvXZXZjdXtHZAJOXMqjdapTEXIEiBtijSS"
	"CEhQPYQUQVleQgQgIBZdXIjGQgRcRcTuBtdNKOQACEidcmcmQfaKcXjndkYTeVSShhimhPYTYTldBJHKljaHiwck"
	"jYlefPIpIrTLmvlbeESwnQZQLvltcaeJEiCwTJSHjchVhBfOXmltKXhLlbMjJQlRJQdVNNccIyPhGMFrMeeqYTJz"
	"KOnGRNRoBpNNFrlcRoDBBRlOMRjXhIjBmeMelRIpjihBhRiilbiwSudhGMBCmalRjSMjJQeldhSSeYIriIYTjdhH"
	"MgdkDBFiKYeJQfVoTJFrQgZqjnfFkHQWaZjcjbQehhYxLKfniBdhaFfnmgCrJFizhPBpVFZLZLliISLHjqOXTUlb"
	"NPBQlbjdTLPEAnXZVAQgjWmtXZBtRNTuDcVFYxihnOlelbcuNhmgMcMgDZfeleMcLKjBmeleNFaGHAixlqMUVoIr"
	"hFJPQFIoiVdVSHPhJFNPfFDafocPdViaRxRoJznOaGmXAsAiMglblePhQZXVOXBpDpnGjddwSNhUiwhIBVMjIpXc"
	"WPNFlimjiFDZFsgnhQmejdMjiGlTleFsMoMgJPJPJyaUeJaXMjONUECOSuleMjRodwMgjIgnZLbjLMizMNYuMieJ"
	"hZYONAmZlinHSHeJVobjMUZqWPjdXtMjfygnDZMePYSHBYbjZqmZQeFCiOgMNZZHhFZHOrjacZNRipEImUfnQKYu"
	"kuioBVAvioBpgMlrNDYpGWhAKVinleENipfQNDENNWhZDaOzFEgvFiPBOXmaiDdwKLPaGvmdiSgvgMiajbNhZHin"
	"infQDLjcfKGWNhRAhFhDPaENlHPSPSRcDZFJQykRFEYpZHGvkRRdYuQgDwckIrYcDwLjYTLFceIPcwTVZSlAltRN"
	"RcBqNSNSlCAhdkNwLjfedoNSGWizcwNSZSNGXyHCQemHCmGEFLgRNSOKNSlrlrQRXVjbDfJDSflrgXGzMgNCAaeE"
	"MhYylKeNiYmSjgLvLAhcChBRBQMsiyGncFceFVGKlrUJDeJwQgYuTeAufPdkIpCeBHHwFWmgGMRNkUVyIpJtIBMl"
	"JFIDclSlYFfIMqZHRcTeBTSDKYZQDfjBiphRBQZHPnGGhaNKZWeNaeHwPVltffMgFWLACeljOzPvBRcAFklWCeIo"
	"jqfoWmQeQFNgKNMsKvfehLleDaeEcmltnOhbcPfZCeidJQPOJDDpPVJLjqWgYchbMsYJPvmoBQBRBRJVebKIjaMq"
	"FsJwDflWZEbylnRoBtMgRIeENwIpkoJwOrYdYcNwETKNjfCemuBukUYugKSBFfhZbFMtiIBTeNhUhRXzlRhoLtix"
	"ltjkEXSIhAGpdfMhNGMNhoSwIDEJmIXeIUlrMNYuLoZLTUYfJwPdcnRijqLKeljnDoJNIMbFlWJrVWYfhbFERdXV"
	"GzQgBRmaDucADfltYhRcQAMqCAQeMUBRGKEmicXVCOmIXaXlGsjdTaftkUcAKYixLvDCOzEzXzkRMgKXdzRiCeRo"
	"VGeQFEGTeQQRHFQwhZBtTLcAFnQyFfGRIqMsTePdFdNAGEMNeNQKkEhZRocmkEYWWrYTWrJFNhRoRoidBuFkbPlv"
	"JrYcQoCAloPxcnQAPdjbjnLFlRebfHVWDpMhixYTfAmIloIAdtloYgmafARoRmMsgKjHjdPxRcYuQoQAYcjnlgZR"
	"QoBTHFnAQedhSBjHjnmajdTKGKIBcZlNcZWTLKQWhPmgVAFOlFYcksBQAmhDbvONaZIRBRFJjFlNTKeeLvAaQgJD"
	"NhYGTuEwkxloDedzfRQghFdzLjfemeCejnllRImKAhQJISHrZQLKQthSIpQtCPNPQfjnRoNfYTFJAilCRImmNPKh"
	"LxbTbTelBVaZTQLoiFmmLtMtkEEiQehhIoWPBCJyiAJNelZNMlCWmKelTJbTISkOONMyTsbTbTWPhFQtMyPOBvMI"
	"cvmmhSWPftVWQgnQGKVWfRQCTLdhNZhIJmlYNZjYMjCtloiTjkLjjaLKgXaHgngmZMUJmefkVkIkMjctEYXZlUbv"
	"LjldMhIPjqaHFhNKdzIHeSFJNbjuAeNMIoleYSmgDpLjjuQWhIIphhcZBsltZQRNltcSJGijIpgIlTFdDwcjlghQ"
	"mvNUAnZRTucwnGPYNPaHLAhhNGlqDpKEAhNpPYLtEkMIJhepNGPENCZWJASDiLBJhSIpJZGqaUfRjBQVhhNmiGIy"
	"GZffdhMyhVMUNplcMsNmDeTPlUSHDaZMctArffhZMIYwJjiAfFflhfLjhIIpfYeGHKPhIoNPLvlbidNWIVMjiGaG"
	"mjDUHTQgSIQtDpZXcSYTYTmWYTgYYfhScrghYUeqgYJIgdBJmSCJKhFJRwRTYUlABREfRNTOYSYufKmjKcmohFme"
	"hrQuNMIKatTdjdmlIBSIiGjGcNYWiGhUMqOahSapTOMgHFDkGMTdTTjghhAwdhZLBTMJJhEmTPgjIrgifjJrTUhf"
	"QqmjBWjsjBfFKBlejsDZDBFdhLjgmliDcfggJhiIjHNNizmSVCApJyWwloMqEhZWdPjshLFGhFaUepIrjqDUJPag"
	"LtkCfAhSdzlTmmepMOCKBRIXEzQeeQiehHmmQUNmYfSclcSHUEXlQoTJiLmlMgcFeJIBSIBLiwbbTxinYjMXhPMj"
	"bziBZliLeJYmkinPlbcIbTRIjdIAQyEfnIMtZxDCauiBMUMAnAhFYjjtFZcfMUhIbjMsMvMIkQEmhhNCBRFiizVp"
	"eJizcCiDMjBiYeQAYOiSnAYTXVipTuQWhfnAPYjViGQUhPDBNCRmDBjGCIZrhPnDnASDQeFsQBQUQqdhNZjaLjlo"
	"hPJSjkMhgXPYMjaHgijqLjEYXZbvJIUJaHmmRwIPldgmIHltlUVkcthSJGhhIpQqmvcZhIlblgloAnIpDwcSizNP"
	"FdAraUNGPEZxGZLAMUJZiLMySDNpNCffJjhZNmiBhIeHepMjfFMgiGRNjGiGYUIKEfcNKccfghTOcrBJDpeqRTZX"
	"mjlAgYSImSmeOahUMqTPQBfFTUMgjpMUdhHTHFBWhSJrmSMJGMSHBTTdjgNNIraglTIXFGJPDBQeizMqBiXjScQU"
	"jGeQTxbbhfQycIkiMvYeYmMINCnAIlhhJIIlZaIlYWBsXzhXlLJIjGjGZEhNKOnIegDZYVgtjGQUegRmKOgdgdJI"
	"gdKwSBSAIpcZHwJwlsNeSkJyTdJIAdKEfFNmIpccielKnGKEmajdleANHwQBcvdhXaSSRTAdHwQeDLgjBRMjkiDj"
	"RTMgNmTLlKSBXaMgMgRriiTKYhFWSviijXjXIQAaJNikJyYhkJJNRNizltGJhyYjixhSaUZgZgYjMIeQhSizilYh"
	"YdjbJhNGekjghFIBcFIQcFQpQUJhVtYkDDjcJpizDjgqIPLjDhDhFJIphLBGizPpizXZRNRUleZRhGhfhVhFhFOY"
	"YpMUMRhZbyLjMvGKFJIMFsbyDhltMsiIDhXemjgXMRLoLKLMKxAWXjizQoLoAWRIXRYpAWIAizMUiIFsipQLQLOU"
	"SmlOYTJtJtJtGZGZHrdAapUOUOHCQVfYmgJhDNLHjqAdXZixdkZTMlNhMbDuQMRxMhekWiRhVvMxXCkoRhMgQMMe"
	"jVTuMDHsizGdisFVdoYxjqDgFfFfLjJjlcWyVWFflTDSRNlWjXgPQyRclcVefOHriafTKBiGQoLHchRFXwNPNhBQ"
	"GLKggmiGXyEmGgVAfZNgEmPaQoPdEmQogsPdQoQoEmAWcedofYPdVWlcFfVeYsVBfYfYRcjdjdlKdkdzizdzdklK"
	"lKabizQOMgZMOjCZJSBtMKMMDgaHhcaflnjiHAJIaUJDCqgyDGJylbKvIoILIQXKXDMqIGmUjWUJAQOjZlJmjdgn"
	"inYTXaYehFhFINOjNRedcclilFhfccgjloGZFhINAbBtZRfKBCKBeamgIMlbVCXzmhIqXDlRhQnQXKMnchlbAuUD"
	"ZQLtOXDgjEiDihRcGqOARmNSVzicXAPJixKQKrJSGqDeNAhthtHrAOLZXfUvmhKVDafQlbFJSuhfFJhfSXSXMhhf"
	"VcPObKkMYTUcTKVoRrgZBtgngYhyNCNSjXLYFSRFcFfaSuEYccYeFyNjEzhyhmgHXFDaUmYOGvgHVRUcXbJySBQg"
	"QplFFJNFQudTXaBYRwXfQVPdETFifLUmNPUMPsiuicaHccEfIqIqNeILYhgZGqXaKgmjGggySuVAmIDhEuSBWiGM"
	"ALhoUccwdLUSjsliaZHZbMfoimMtgiNCjbMlHFBRDGIrhSVCTPgPfAfzArYeSHgPcreldzmSJTizBtQyMhXahfJN"
	"SHBlWgDGRoKgXAEEBYMxIoelTshFmFSINAjJSGleiPFLRKfeXVVCEGQyFJKVhZezIBlcNAcILsFJbAhUeIISjGcF"
	"lvFhPOVogDQoBRjQNpDwizNlPsQpbbgDJyYTFJBliSUdgykMhSBYhrPQPsicRmMejuSCZRkMRrVAjuDVYcgyKTkJ"
	"RIKSmhNCVWDrMjJNDrTOVWleleJTMtGZlbhyeblRNchSjbCqiojbDjhIhINcjbjchrNgNchmcVcWcXNbcmefctcm"
	"fLeiYQYQKNMAfMEKdahLhCllFpEJcFiyIBWledIBAmEJLAIHAkBQRmlgMtCRRNlrkUHUBthQJUEJhLRmZHXBhFPG"
	"IpkRIVQecPjbQFfajdgiBtTFVHNeMNcqOaBWUEGZFsAsCqizdrCRCXRhFdiPipDjGEFkYiRniyMhMtMeTEYTRnRm"
	"DBdNJeQtMqMqbjifIpXyififCYCaizQRfYNAAJUNfPNANGXVgXizCvTOTKJDYcjdjdcQZGHALvYUSfmhMUeGlehU"
	"XaIpgDgihBlbYVcFgmYfaFIpOwNIRmiGMgYxYTidIPAaavhjMjLxLxIFhDNpJtldjqYxAXDuSmiYINaMLAEmjCjX"
	"BWizYrgiQgXbHZhSDGCRltdwfFjiZmRNebcQGKTTZDQgjTOXUEBCAuJtTdiyiyNhXqbFPDVeVBBtBpcFhziohPBG"
	"LjjGkpGnNeGZVUJDLsXzSuIpceJwBRgjIpmaSmIDMlSkSkAbEiTumeldDfMjNPRcEmVQjgiOjHZHJTTiQgaUjEJf"
	"YfCxDVjdLEmhRFhBMjKVEkMsEiJuKQSfCrNANAIpjblqmeMvMSjBCrHwaTaeDjSgfeljYclriTMIIoZWIyFVNPhr"
	"EKCYNPHrAOYnDfaGMtfFMMXzQgNKQLcwmKFWMmZvBRCeYnMUMjFnmhaUMWhpSDjHiTNNeLjBSWLjloipHAgiQeGv"
	"IoaGjCLKBPCAjrGKfoeGeGDaDVhBBehFJjQgYOltTuQgmKnOgHZMbveQDVXVNgSuTEhrNPDPcZNtidfZjWFTKNKx"
	"jXFTMmgcdzVkcPhSQHIpHXTugoNGURUEOKPvQockgvfqhPMejWjHjGJpEYSgSgEkgYNPGMZRGnMqmoJwPpRoNfgj"
	"NtVWPfLKYOjzJPKhIpRwDFDpdmETlASzCKAbQefoBsKxAxYzNlhFYxGLNFYOFnNMYnebJhLyJwRNIKYxALgdBLln"
	"icNeMqRJehctfKFsLuYTLKFJeqEXBRDGMIINPvYSTEXzggFibyMIieixfPYTgYCeUOlTgKNZfTSBBRizWvBwXFGg"
	"jHjHjHhZbKZLOXhXgZjcjbIrQqiIiIUSCegvEZhZjbBVSmALHZSDjHPnPnMvTPnQnQmtAwaZhHiuALZRMqIpSINP"
	"XQIULjLjLoiffnlQmehUaHJTYXZCTKMNcZYOJBGploMtgiBtggWlMjLtkMMlHFipeGEmZWgglRPbfZMWhHcjYVQA"
	"mjimjfSujpcwGMmIKLZmiNDCOFPdLxMxRhgiWtjZdrjBcjEYckjplRQHaeTEQgZaeEjgQgNghFAsDuiEfoRSMeGQ"
	"YfmtYGFRjfDujdPNWwYOYOUJdfhGIQjqlWMqMhbFCRHgTJLEeLlRTidriGRShGJyQFaUgsJBFTcjelSCageQiIBC"
	"ioKYBRmlKcnQfPCeXNQAFiMjQecZQGjdRNjHTuGWfPSlfdDwXVALQoEmhHXzZLNMEYNGghfxCXjdizmfQzBRRniH"
	"CAlCQUYiScidRNMjBYKcKwGKdzRocXcKGKTaiSScBtGMFRlPcZiLgjLtAWTKRhEzlgCKYEMxTLEmVQMUNmjCMtVE"
	"ctjBKgDVLvbvOzYfSQkJkUYiGsQpRKOzAIBRQegiMhYdchIATEWiDCGQiVNAauauQVjbYnDuLyMqSWjqAujWZRRo"
	"ZvMUHZfFIMNpnGHyaeIQPddaatiZiDIrNpFnhBGpdhhZhIRcglcPYTMqjseLRNjdhLgtMhLjdkVoQViIjsjdhGLH"
	"AvLEAJggMUMUMjEihUgZTaizQZMvCPcZYiQoOXjgFWfHekiNBRkxeLhPIBGfhhJyhhcvMtLELibKhjiSipAidtcv"
	"iSHKXugiVeDpSVaeXkebMjkQDVlRHsVBjHJPEnhZYTHwMsiGPbMhBVGWTLQANNCSTUZHYuhRQyWihQdzSGiziGhg"
	"QeizPrQVNDGKldAzfAipTuMKBYIAdtegfxZHYngjRSMUWgJPjsAwQgcvDuAIRKkQiIYzPxMegKhDauauYTLZRmdw"
	"fyTEjsXzjciSMjNUiITsZLdwNUXVVWBvZqizhRjbNfQpQpjDYijGRcfkLxjnRNZRinIBSuKxPaQAMjFnScQWQUMR"
	"IUlbgjPblAMDQeMjTJQVMFSBMgPbRoMqbKfAQUZXhZizRrSzBdLsLuRnWZSIdhhZYdDwLsiDFRIpiDiDRnLujbLH"
	"NANhKgAxidlAlAPaBihIcwDkZMGTMiZMGdcjhKNplNcVjaKvmgLjMRTEJVeGhKCyckiySRhWIFHZAaDgYcgmgmav"
	"AsXajnjnNtYTfejDYTCNjgNpMSYxYTljiYLFUEgcIQIQLAJmkQIrZlNIIpDeGuAxhRVAFdZLjWkqXzDfjYLKKuNh"
	"QgIrZlkoJtXaXahQltGTBeBpJwkxZQcVfVRNJyFiJyjHQgDZZQTxJTEkMSMSSfIriigMRFlqiwhQPnNAQgizXzYS"
	"KlcVixgdTuZHYuKXZHleSaQLlNMmUbdhYThoNIZMcPjSMmgADPBCHXKxcviJIUccccIqhSlMhBIpQeQFBRDujfjX"
	"NGFiidfZGRgAMSgvlbdmIKNeTLYTYTjdNwPsTFYhdhhFRwQgGZfPeqPfKvKxjdAsILXaggHMizjfeTZWYeavVAZB"
	"gjQuKhgWGnHZAmGMgdCNijjHKfDBGgPsOXNGhefZSmiDTOjbNFckiIMNieBTaZggIrjgSwgjIpaehfjWZMSkhKjG"
	"cjDkeklqmjfFIrjgPbTEPsGyLtZLGZQggvjpZSUSRhEXaUjHMvAoQFXBdhhFEkhFjggqQodrAkaUaUMhhAiBKxYx"
	"ixBOLyeliyHAUOLKLtKVSRTiizgmjHexlgCRbbYTSbfScKcmCXDeGMAWRogjleelDVXjZRXajbMtSBRhYylgjDMv"
	"dGgmhZgZlNlPSQSQKfRSSkhFEmQeSbhZDJlCSghXTunDdhZLexlcXVXVNCZRBdQyWwKXhHMimFMNILQKNpNpMUjC"
	"DBNAcIUbhZhBDkiTdhDuDZFkQfhhcIiyNRFWDBYVEhhWcXSCYxjHCyQgkZiIQolrkUheSghhYTaUMsTFLFaeMema"
	"NGXuLJTaIBQVNGPsTeQeEZQgZLVWRmHAhZlqRcQeRcIUirXaUWJyNjjGcvhFCNZRZWHACNSaZRNGlrmZiQMMWUXK"
	"WUhmljSXHtNyTahIhpieOLjiZRRNiLcwhQfghXNFhQiYLtgjFsDjgjFsmULZZRiwiwBzJFjbBaCsixcFDXIoKcIP"
	"dDNGUJlgFhizljlgNIldhfZllbaHYwNKNtjgSwCyAXVQMRZlMlgIROFdAxXGipnQBRcSehNhLMiOiBlTixWoBsGJ"
	"gPIrKcleleZlWyizSmgHUJJriLlNZQBCjdhGTJBtBsIpDgDgPEaHMyYXMtBtNGHrJSaelqKVjBCIRFOAhsmKFkiD"
	"PfOkVQcwMmPhDaQfNjcZYJJTizjdlTRSZMZgMjizBzmKdVbvZgQfQoQpPEMsIkDABRPfeqjiRNDgDFDpHRBaQucO"
	"XLXLIKjfSCKhieGyfHleNeiyYTKhKEOkYSfHfFIrDkhhBVGZPfHCiBiBLMjiAuAwIrjbfvieMRBCDvSHXGFfjreV"
	"JrFVMDaUjiagUONWeSAkgADgbYVQjGNIYcMDPEQoQAQelOcjSHizGYhhhPgjBaCXMgYjblAuhUBRIpMsmIMsFJMh"
	"FfjvIBBthXhkBeZvSbQAAXkUKYCZeJVoDAQpBRNKFkcvehBRQAIpaeldHKcvgPcmAhhfBtDXPxRchGhPQAlOFdNg"
	"kHcjMsWyizQAiahFhFipIWegIrIcIrAdLKMgMgMtKLBWifKVNpXgSmTLTLTacmdkDASBNpTLfRQoipleNthGcHgg"
	"hIfLjbQBHZGzYwXCMjTijHJuZQlANNKLGEMtSBZTMqghNpZQSBQBcbGKKLMtKLifKVTLcmDAQBNpMjhGGKfLjbJu"
	"NNZTNCZMNKEwNpleDNMhJwFimeGLcKMAZWJTcmNHKXJmDwNHMZZMhodzVAMgRoleknBRhoLtcKJmleiODwhFixQg"
	"NphFifhFididGgIrZMZMNDLiMjIDiVGWLlCyeriDNGixaHiVjCcIYVgHMjiVjCHXIPiaimdpcbjChjNphaUiDVjW"
	"ldhtIHhmDKcXidbJmXiFizizdzDeLJcZLKiGlTltlZJumemgkxJyIrMsGZRNGLikQgUbWyloJGizNhipkqixixZS"
	"lKXzBRhwZQAbFWmveplsEilNjSiFiTizMOLKcmCrhccjLVCtJuKXZWMUNGMAIyhVggcZlofeTJkxTkHZMRidhtKE"
	"HtBqfQixQVlqPVPGhAjdfAMjleaHEzQGHXPWHccmfaFiBCDBjYOmYpYwdBALjchcDaNIhShAhDJQdpBxMUNSdclU"
	"dcGyLxDIdTNGOaZQEnhaeJgdhQIMDeeYizVCjCGWXbmaDCDUmUMjYSegmSgiNeZDGplZkUmoYcmaQvMtDwLFRycb"
	"BaMAXfjbGZiDXgcmiIcmMZMAHZljGMhfIpYPfZMtYUjdmemFhHMUjBALhQURDVIWlqiiifMNiIJTWPYSTxiugjho"
	"fAllcIMsYEPdMOMeJSjHTJhbTLhHYhDUiQfFdzAsDfYccmMxjghhLMepininRljbBYEpZEQeTsTscKlNTpMskUNF"
	"QoRhCPWgKdhGmaAWAWNMlNixLsMySaDLKxLyDCiDkibjhFknHKlZUbQAHXjGNpMgnKNCBvMUmIhBkgkockYpegkg"
	"YPcfiIkRegFmeJhRMgNDNRlAUWiwAIkxXcMTMAizizcIZsVvYeHKeYLvllLFAJjGMtjdMsMUGylNiLkHQVcbgjDC"
	"QgixBWlNifHZDpgjDpipDBZsjDQADXhfVWMHkHizFmkxifGyidMjGgIraHMgNGLlerZscIYVgHiViziVMjaHMxMU"
	"WgNhiaUiiFHXRyhtdpIWcXIHNplZJyLJXzmvckhwkqdzlTGLllEiZQlKBRizixPVQVcmKEcjMhMRDalqcZMAFiJu"
	"ZWKXiTizlWIyhVCtMZiFllNIhAjcYphDJQjYMUPWdcdpHfZDlqmoWPGymaIMOagijbdTcbfPDCQvmUeJegcbizTx"
	"DVGZMOMthfiQiugjHZjdiIDBmeALifGMTJXfiDTsFmdzhhinAscmYcTLNMSalNMsTpegkgYnQAYPNpifYekxDXJy"
	"YcLjhKMhLjKuLihFhFMbQyKwGyRcGvMvYUcmQfGEgWBOcwhSIUleleififclDwMRgDizgDizMqAaLqHZDuhXMKMq"
	"OjIyNhIohFBiLFjdlqMlIQhFBtglMIBiGKmjIQizleAxCwAOXaUJXZJtUJjYGTTudkhyMIPfLKLFTuAOSmQeVABQ"
	"jcMlfsSjXahFizNhTuDtegMHNpBClRjgIrCIJpexixLAgXXuMeIDefKOkUleHtltcmBRmeHtKYXgBVSWFdchPYIN"
	"fTixDfSmLMBRRoRKMUIyXfmeMniGkZNCIykJMtjGiVlUcUBiBiZMcUELkJllPxkHEkDUcMfLXLJhhQSXMteJIrei"
	"EnEnleMglFGzNNhtEZjrAwjzPxIXCUMgchizmIIrJubPkUQyizAiDWgZlemSBYjpklFikHifYOcIgZjHNNJGhQkJ"
	"BRGycuifcMiLReJGkJBClRIrjgJpCIkUhQAilFMeleIDefXuBVJultKOHtMtBEcmfTKYPYFdSmINLMixkZleMnMU"
	"meRKRokJmeIyNNZMlUPxcUIrGzMgcucMEkBRllJhXLFhPxIXmSIrmIbPkUifkHjpklcIjHJGDhhFcXUSfehIDZLM"
	"DZlOhLelmqmqQgNZIrlKJFYUcIZHjDhRmeNpYyDfEhDXDXGZNeDKGJhIkxNpjnZQMhDfDuKBiQmefPHTRFJFeQEz"
	"hGlKdzjDNfMtZdenEfFIRoZTFnZLmefFZQDhMNYnYmNDkRfHHskGkGmuWlAxPEOXHONpIoDWMsIIldeVjnAdYTjn"
	"YhgKebizVGRNSwAbGYPBgIMlEhXHYZltNeGQlcIoWwNhcFBuVANhQgJcixMgHUhRNAHUlqZWPJmCKYZHPchVDhRo"
	"XfleMmfRCJMtFWYmBRhPHUMgNfMjctfoDwNSVWhZCAiOFLUDctQtjSNCDpYmTxeYMtYTgvgiEcNGMhVWNeVWRwRo"
	"QbMDNhDfgYZWfEBtmuYuiyEzmjCJmjXXlelWGQlcjbHSHPEKjSliGMkpDWEGMtKBelNgIpmuGZXfaZWPfFCsfzMs"
	"FrFQYSeYYhVGGOfFMhVWSaRRkHBRDjRoQyEzekFddzhHPcMglcYhGKWwmjQoBMkOVGBefyNfGECohPIBDulgHMBs"
	"EzEzNpNpRKeWYmNoYPQxHMFBKOkRFWBRBRlrNhDuYpHODpMghCjnVGRKRFlcQgleDBDuHFgjRcRKhPgjmyQAhhZq"
	"bJVWeYZRMhFBFRhHPbNpRKcZJmFfIPZQfGHTHTJmQFaGSCAIMgNfemOrQMieSvONZQRhQMHTlciffGFsjGjdDPia"
	"KXNtgjjnhmFdiIIDaHcFPWctgDDVFdHZUJYTSkapPWYdmHLiLsZRPYGLRNFdAVlTIDPVijXUBCJwJwXGltaVHZAb"
	"lmldinOXizlecmXzHrJoNfNDKQLKOFZWllkClecUQvjdcPjWgZjDlNgYIqZBllVAQZlNlAQvmeMRgdEfKhOKiyXV"
	"YfKcVGXzKNBCRwWrQtapaZMhiihQEJEuEXJTjWLictIrmeIpglBHkzjbglepJylRhLjgRoNADLmHgjMXiPlNNDlA"
	"ByQLIQIARIJTbjOKMIiyMhmSHrjdMtLiQUXNQgQgRmRKDPiaKXiIFdaHmHHZRwapLiJwOXRmlmldizLslTQginZB"
	"cmkCleNDllZWRoNDlNIqQvVGBCMRKcgdQtEfmeEuIpMhglctXNjghLVGRolNRIhjJwEiEiXcnGBWPsPsEiiNAnBW"
	"BWBWiNBWAkEiBWBWDVafVoVoDCEfEfiwaKBTBTckjaQyFWDAJDYcjajaYViVixKiSXYSjugefqmUjHFWjsNNLAia"
	"IChDFWHXMIlPFWNNjhghQoDfDSVCfPleixNWMlDVFdHsGKYGltGZkUeqcwgIZUNSMSGqjYTJBMMgUNixNGmPRFiV"
	"gAdpcmeqXBLqVCHPNWiKiVBxjVhZZMfllrZMGMGMfoNSfHGviylPfdKThDcmDbdzkRZfIVQoeTMSQfJyPvBHFTNp"
	"BMMKFcRojWllNNjdEcPbggfHizFWjhSBBOWPjbFneHHPeJieEJDffFjdcklRjWjsHZBWKiHZhLMNZMFsFWghURix"
	"JuinDrRSiVeYGMDfjhdzeYYeSRinKOlCAWcmCFDhdzkOlMHPGMRhDfFQRInIZxYciKjdixHZQyNhcmBRimSXhheJ"
	"KqkxfAHsTUBTBTPpQejginSBQfizfZGHYUjQcFKvjbSfaeZHhFPYIoOQBiIFhpUJhjcbApjgFLMdhfAphANhjWKv"
	"ebZLBRXZBpcSBCgOGLmoiuRIPVKVlqcjPBjdIyLKYuleMhMILqhpNAhGKVWNQFMmPOlZQFjsidDaGvhFSHIqhBIp"
	"JQLGQFMmJjNwjIBthIBCQgjqCAhaYSXaZBKfllegmoXzPvVADUjWCAhUFfNfjQYmiwGxieSubFBCHZctNmjcjsLo"
	"PbhUhUdrelTihFafDwmemoiuhAhUjqLHjQBQSmDLIoQzjCmFLvYmiclCScYmiFGHBRiTBRkighlZSmcIRIYEFfTE"
	"iuCZPOIUTEmoPYQpkHDBjVMgifDBFRRNMHhFIUkHQgjXGdZMmaXNloiyJDjbNbienGSklUiGGvlRIPjgIsjsedfJ"
	"YZgIEzKuJwdwYGDpkCTjQMEfDpjYfeldhPMyDajEfoNDSuPEeBQWYOnGKrifcAVMghRoQBiceqXKkzEYegnGmSEz"
	"PffFhQGxLtiFhqehZMEYjsYGOXdrTJZWDqFQjsjTATkqKrelMyXlDWjdQekOQKiwMyByNDhFegHvVoizQfNhifiz"
	"VMaeiSDpifRNTJTJVMhmNDcATJifBWCJcmjYcmcmQfljitQvhFNKNKZMiyQzFplHGdYGZMAaIqlRlcAaRtIqUNGW"
	"cIYoOzELmgICLyLyKxJIYTSfaRGMdkhIizCvcjfphFWTYcZMMtXcisNKAcIFDVhpGujnYcIoXZUJhjHXNpHPJrjD"
	"YdAmbKaFDKVkIPjriyYxXZKfLjjCNtGWizlghHJBaRMdedOQjgRmHZYxHSmeVBfocmTdJwOXRNBpdkJyBtXZjddk"
	"nOBxjWfKMnlRclcmlcNhDAcjcjiLlHAxLKBRceDuckBtltDhjuYDfeYdIpkuRTYcIpQgjnXZihAnBsNGJrcwlWUD"
	"hHhHGMMlUEehMIiydhPYOABBMtfehpLjNCDgHtSDBpcmTxMljCNtllDmhWfeTuQWMgjdiGaFnLleZHcIDhhRhpZW"
	"XZfVlqhXTiPIinhPhQhyNtCqQLMhXbaeTKiwjBKQANGijXbjOVYdRrdhAGGWKxavcmOmZMhZlNiBkMfFFTKBLllg"
	"fiSHSuQFgZhjjqBChDdzjdDBGgBtKxMmLjFBIUDAgYledhiILyjcfPPYmaSNhpYyccKvSNisDuklNehSfVSfYQQe"
	"WyavDaJQQfexBnltlUfnRTnGNhDHjhMtJIGWeqDGRwKhRNXZRoQeYhYJNlTdnGXVAOXZhSiXmPQWOXOreYPfGyUn"
	"ETmelWBEVWmmEYegGgYTYdmSMgjdNMKNSkDFfLhFQqeqJzFTcwlRRoTFRoLxBaIuPvOjIFhEUOgZkHLuFvhPXeMb"
	"QvHxSzOFjGGJQqKfhRHAfoghmjIraZMhHZNtDWfFkoLviiHFhLjbOmceMNgiIrlHCqYucjLiPbfLTxYmYmLofiEm"
	"MIiuTdMtHCMtdmPbLtiIHTNGlRBTlgmehyisSvWtAGNIYgSueSFWAshLQoeSOGRSiniuVvgqaUeleSYhQgdfETBt"
	"WwFVBObYJImehAjHMPfPRSOFeNbvdrgZLHlUlUQFizjgemVWhGMlJSSRNjdpmveShNIUglUHRneSWgmufthyKOiL"
	"QqcrAYSbTuSBBRgjRSGKbTmlixRoAWOmYhFGYSDGekScjQDCIUNSBYcwRjiBEmRckHMtCXQehNhFONdPBMlGYgDZ"
	"RoLyMhYOMUYjYDRIbjiBbTDZPddhRSUbMNXqeJIBYnZViiekhXNpNAnIQyYuQKHKhkkEMgMslgGHiXjIHHNpVvkE"
	"YPfVIBDZGfcIODMqINeJRnNjMUjdQomaYmMtmaQUBRfVMIiuHSKhFkNhIQFWBCizAJmjiVGWltLZmSMgVWLKMeZB"
	"BijGPdVeiDMtMtYeCsleTaQeQUMgnBPYcMXVPsGydfEfSIBYAxRnhTPQRcHZRmhjMtQCBtMqipDBhUMthFKOCSVW"
	"QVFBZRWySBmyRrkPVWNpemlrQANKIuiylRGdlHYDQzfpYcELcFbKIBGWSzWTiiCvhpJBCAedNhHPDKlgUJBCJIAm"
	"YdipYwNthAJrOQIFMdfkVkAcjdYdlWYdJyBsOXYFBxBtjnmyUEehMnGRjWfVBtRNdfYcSlAxcmiLeVBRVAXZHShp"
	"OVQLHsSfiXjXDaMmisUbleFkfeSHGWjBOFkolqhHGgGihPLyZWbvKkGWJVTilWbjNCiwDCDmekANjCaeltQKYQhB"
	"PvexQqOmhZeSQfklDuKfJQHXiBFTSNIUhjRTODMsavfEQFYyNeABYhlOWPFTSkBEYTFvOaPfDFhFJzSBETmPNMle"
	"hPNlMbXLegGgMtNhTFmeYujGOFYhdhHZCqYmlgHFdrMNMIAGHASvRjmeINSuTulUBtJTVWemNjVWUHRSJPAsizMl"
	"BiaUBYekScSBBMjQNSGJmuiLRSDBNpRAYORnHKQAYPFBYhGHMeQUMImaQoizCsBYPsDBhUlEDGNbAXGZZQQzTJDG"
	"SzSSdIcHMeSzidBRKxBRcFODOQBJLjbAbUhQhQMqTehKdWGvkoUdkxXUhMRNBWBRbAAJKLJTJTHwDwLlKVTebgPh"
	"QHSGfZbyNfjnjnDCZTRKDFcDPhicgmidHZMWjdgmLlAuLlZTiogmAmAOghjBPnZdQAGxZWIUfKVWeYOFLKZdEPKL"
	"GvYUPaelKLXkOLhIMUDCXcFnMIeYgmeVSzdIcHidKxBRgoEPbAghhQLjMqTeONTBkoUdKVgmeYTeSGOFHwJTLKPh"
	"NZjnQFGxjdicDFhIgmMWidHZDCQAZTMUPnZdLKfKFWZaKwMIIrIrQRHKhmYchDJBlejBiiGuHZceAmXLOmjrapld"
	"XaNRIGiijBlUNFDZHZZQGLmvnQGRROABgIgIAzBpIrMjRoRdDVhpHURjTuMyctHUhSHrKXjaIycHNwYphpEYIrBR"
	"hLcHceleYNGujilUDuhSFrVWjrhRXLINmoizHKRwjBNeETDVXaRNeqhSRocehRjBlsiiaKhLDkifjBcwGJjbRcgg"
	"ggVWHKeHANMNNFeHjDJBieMRJTjrhDPbAJhIelMjlFFrAWhIjDbKZwRIfyGHNCeJeHAYhRIQVBHrMgFrhGjDleMR"
	"RdhFQgQgQgmPLtlbeNNmURizZdifYxYchuiZMhJzMIleJuNmEijQNeDuLsjvSDjbDpGTeGKxgydNKODujvjQMghF"
	"DpRUQeURiOjvMhMhjcjbiPUIIlbjUEgmIPXAjqQgDhihRNQUAMAvhDGRFnLvhDGWiDMjUEDVhZkqfZlUXNSuRNYS"
	"llMebyIKLjkxjBVAltgDRIRNGqjGhDRNdNRNhLLjjBSXSXjrRUTGBihDgjPnjChGizAIFifChSjdRoRcFdMhXAii"
	"AdXZghIUhIMjSVTETEQUQgMeAIINFdRcRNAJIUQgAwLMLMLMBqZBZBNSfJlRNSDZZENSNSGRNSfJIKIKOVTJTQTQ"
	"AxiufLMUiuJTGdCrYdaHGKHAhDaHYxNNiNVkAcjDbJUJTumvFWAnizipeqBCNFLjXGihBpjBJTeqNGhfALALLUJo"
	"YZFWYnfYSajJeGfPYpiLOuBLeYcNBpPnNePthhaZApHlZLZLLKYpUENeMqBTGJMqglepJreYBChfWwJTBRPnekRh"
	"KYYniNMgMqMvDDFWLvhRYcGygPMqQAghaHIpSwZYJTgiYpKvDIPnaajscXgiJTAiepJrjsJNBRgieJGygPGyghaH"
	"IpKvgijsepNbNbhPhhhPMgjBjvjscQQRXVMNjGjsXVALjBhWLviuGfZDPbhXdaKuiDixiDHYdpPcYTLAjdgXAkHP"
	"GKFfWyYDRODSNRQWLKYmHZHXgihfPncbixixKqHJjcXyQWIqMmfjMUPbMmSAfaDZjIjpLtKxNRfyfyXuPxfymeme"
	"ETGgPxegKxYcOXFJiKYwixbMfFHXHZidgoOKjRmFidhRhmiyjibYGOGOMxPaQWQKXlgUSaEzinLHYnJziVieMUDD"
	"aeTEBihRXuRmQBVWZWiuGfZDKuhXdaiDiDgXJzHPYTAkdpLAjdRmROYFNRNGMmfaLKjINWOXixXuMUfyKxjIjIOX"
	"fFjRHZmFidHXVWSZGObYLHQWDDaeXuZWIUBYKBIphKkzBYbKAbebRFKBiLcPNhBYdhgiiiindrOFdrIARShGRUXj"
	"XjRSBYBYBYQyBYbjIUhyIUiikzBYbKNhdhdrinRSXjBYBYIKIAIKIKckckCMMgGgdkgHkxeLhWgDaHjdNmDhjDID"
	"IDeLjDfkixnQBRNHepAwEifWdkAwcmHUKsaHfLNCMmBpinfeEihWijNmHsifQShFCMBsUmHZCANwGvdzjbcminMX"
	"KhcmMtmSBphSCAiuegIKlCgjKNHZWEjsLtMNfWMUMqLoAJelIPgjJyCqdpelBtJNhIPdRUdreqiuglTselSaBRjd"
	"hyNMbTPdmIcIDhFiizMgZvDZjQepgjhWkxIPKsTEifTsDBhWSBkHUWckGgMggHelgDhIaHjdDhIDjDMtcmAwdkHU"
	"ixHsZvhWLKQSNChFBpBsGvHZjbUmNwKhMXhSKNCqPdJydrDBiuTsBtRShyNMSabTmIUWcqPbKghUIQBtVBBRBtfo"
	"KuIKMqALAJIrhPjphjIQXthjSRjdIVKxGKgIlNDfiTltlbXNhmaRbKjrgmlcFiSGjWBtAwNpgIizZQgmZQNUYFlH"
	"jfXLloNhltVyNeXZkLMoRNlTebIrijclBRgIgIdkRSSSXfeqleaUfAGqiSZVcZNUHsKsBtlqjBSDllFiKsRSNfdo"
	"YwSfQFKxfoiIgANwHYDbhoAHRomPllcXXfPfeqPvmjOaYTYTifIKbbifJTiohDXhEmXhYdIKMNYdMbjbfFZWhLmj"
	"PbaZdhKBgIKVdrYcDaleRSXVfAhGCYGyifjgmobbcIYTledNRohGSBlCTuAYCMBYEmZQBRlejdiDLyBsdzhZRIlA"
	"HMRSgICmGRNAfVifSBkxNPiziugHXtloifRcSGfAhUMjdNNfhGMHQeBYSRjdgIiTDfZQaRBtSGkLcldkIrNemolt"
	"gIVyMoizFdhZSSjBNALySDKsXfBYQeDbifhoYwNwYTYTOamPmjdzCMXhlePbbbhDAYRSYccIBYSBEmDCloMjdNhU"
	"JygigigijbJGizAQfjNIAxBCEhfGGLPBKqYmLoPJJTfzJjXfBROXYajbeIRhBthZArBtEhPQBlTsQyRhhZGykJeI"
	"fGBlPQRmJNJNYpOSYoQKbeBYPfPfGKIHhyZlSkFiPfBlHyfPXZmeHyZlfHAxBRSkIpHraUZQJmhyPnMjXVlvcPeQ"
	"fHQgBlmjGKXVdmlWZWmjdaMsgJLtPsNZYTQolTBlXVSSbRSaSabqiDRFYcYcUWMIPnVeBlRFZqGvGvUdLlhIGvKw"
	"GvGvNZDIjdjdJTifIqYxKVmjRUKVcKjdKXSwMjYTIwPbMXAbYGSwiDiehZQujdfyYSgdQugjJDDeXjBRTsMiiDDq"
	"iekxjbFpaFNGAaLjgHGWMiiGHXHZbvLAgDTuNIcbAmjgXaRngmLtRmjuIGIQUJjWXhTsLKhLZQKvXZRNgIBsZMXz"
	"IpBREjgjNeGTAdjWKcXZVFhoebAxIrkpNhJwckGnFeeYNGctLqhWHrAOghlKlqjERFSDfefGizBqgiNAPBKVhPJT"
	"MSQLIpOVhyHSNtfFTPcPkpeQYwjbUmlNKcJjdwhBZMcFYNMKfPQfbvbvOVTEDaQemqhFjScZmeYTlWhWUmEYMjGT"
	"YuJzlnGnPvINVAizPfRoNcDFNPRwRNmoQeTFmjleVFLujbGLcjcZMKfFLoholqPsmjkZBTBTMKZWkZggggjbEXaZ"
	"GZMNQqieZLZLMsBOHZiiIrbMJFhKgJLtcmbFiIglYfLHhAIGbbRSSRckcjKLmefAeXinHXjRYdYTglbFcaQoAWQR"
	"MRTeMjfPZQMqcZSahGZMBbMjMjlrMvhymFjQlCONiPBdjdZQhXBsNCiTdzMNnIcIcIIAKYRIiTTThHkihUISKLLq"
	"POkZbbkxJFKYjJQfDGQUcvAJaeMjiGLvcvQgRFQgTalRhWHZRmKOQehPjbFpMijWgDRnIGAaLKAdXzVFRmjWkpIr"
	"AdAxLqXaebKVNGOVgiHrfekZLqPOMjNAhPkphWiTJjQeQoMqQfckfPKcbvMKNtMjjSZBRNYTmoIKPfDFJzVAVFGT"
	"NPcZcjmeISGZBODGfFglggbMHZZLIrMNZWMvBTbbAWYTeXKLinXBMqQRBbiPBdSaTejQgjhGKYcIRInILvJFQfkx"
	"KNVQiyIpQgNZByifIqGTMgIXagJDcjIXTiAwjflbLvYxIoAkgmMqcjjdIlimNpNpXbMHlUAwifiXlZIFIXgmWgFd"
	"JSaeRNTaIpgITdQgBVleJSjfEiZRhZDeFiNeioJwlgjdihjdiXfVjdfKjGHHhAHrKBAJlbifLZhZMmRFlqiifFLj"
	"SDaeTxJSaFNAhyllDeSDLZVFHYRrMmMjfoMHgJBzhBNjjdBtNwNwBOhFNwNffnNPfFHXHXPWLthCcZPxNEWyRoXa"
	"ctIpALmaXVYxYcAzGTRoZdMqNffqiXjfYTQeiumPOrHUPfceYTNPizizNPmePvGnYSEYJhNeNpiznIMgcwjGDhTT"
	"aZALZLfFLtfFHZNFSkIpEXfoieLKjgXePfSuLtjGELhDNfGnCRIHLMjGjghPgqcjLMDuelhLbFRSMhJxMqeNKxEi"
	"EiizipifMgQgfKOzfEfEizfoSRhZJNfKDVMhftlPAWioiwWgDhleRUjQSGBRdNmajbhBNpjCfFdhNAizLyBRjGdz"
	"MNIBNAQyifJNNchQhQfoSWnIjdjGRofthQiOizXccvSBhFixMgkUjbkxiuiiXcVeLvTJjGTEGKjnjdQVBzRmLMRc"
	"dNjnjGKOZRQeRrVQNZMgjfTicjWgiXCRAwlUJwGnRmiXhZihRNDeZRjfiOgIdhleHrKBhyLZllJSRrLjhBBtQeNj"
	"JyHXjdhQfFhCZdTTALPfAzXVYcEYJhjfdzLtLKHZJyZLEiSuhDizipgqRSMhizMqLMiwjGlPRUQyNANcjdRoMIkx"
	"jGLvTEKOdNRnNKRNMshQFRMsMsidFRRojVEwMiXGEwXGltNtlsMqTJTJjcRSDVNtRIVAYTRoNcNtNPQghUhQMlTJ"
	"QgcXlCRINPYTRNidEwSXSXLKDMIoTQTQIoXIZTZQTxIohSPvZQTQDiIUIoZQTQSQSsTsMRTvmoWIIQMNMNNKKQfJ"
	"fkLjMAPYLjcvQeVFDeLOLOizYdFhhIgCTuTuYdFdDwjXGQiwhLieZQSvieZCjnQeFmGyCOicidieFhAOlTFdCOiw"
	"SukzieGyRmldIRIpIqTPTPjgEzZTDLgMlqlbTEAWBdgIBRjgDLgIGfTLUOGfmeJyJyGnIQeqjfXaDFJNYVjfekez"
	"cvcvIQINgmAbGTgIlgZRceckjYckfZhBNfNPMXNfiefndhhFhSieQUBPipZMKuhDhDLnhhHZkniBgtknVqUYYTks"
	"MjmeMgMgYTMgDgDXDXLKiYjChhAukUhhCwDeieNgfPRNRNDtZWhhOjVWNcioEfjrjcDviyVAkUmoZSjrieWhHZgy"
	"izEhmoGODvNNiaDgDXLKjCNgRNAufPmeOjjcEfZSgyRcXBJmXBieRcRdJmOIFWRNFWRcJmOIKVZLBdKVjnESLKNp"
	"hfjd";

#endif							/* DBM_TEXT_PINYIN_TABLE_H */
