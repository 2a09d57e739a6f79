/*
 * trade_word.c
 *	  Words in names of companies that many firms share, and what they mean.
 *
 * One line for each meaning, its words in English, Chinese, Japanese and Korean,
 * folded. They tell what a firm does, not which firm it is.
 */
#include <string.h>

#include "core/trade_word.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char *const trades[] = {
	"technology technologies tech technological technik 科技 技术 工艺 テクノロジー テクノロジーズ 기술 테크놀로지 테크",
	"software softwares 软件 ソフトウェア ソフト 소프트웨어 소프트", "information info 信息 资讯 情报 정보",
	"information_technology 信息技术 信息科技 情报技术 정보기술", "network networks 网络 ネットワーク 네트워크",
	"internet online web 互联网 在线", "computer computers computing 计算机 电脑 コンピュータ 컴퓨터",
	"data 数据 大数据 データ 데이터", "intelligence intelligent smart ai 智能 人工智能 智慧", "cloud 云计算 クラウド 클라우드",
	"digital 数码 数字 デジタル 디지털", "system systems systeme 系统 システム システムズ 시스템",
	"electronics electronic elektronik 电子 エレクトロニクス 전자",
	"electric electrical electrics 电气 电器 电机 전기", "semiconductor semiconductors 半导体 반도체",
	"communications communication 通信 通讯 통신",
	"telecom telecommunication telecommunications 电信 移动 联通", "mobile 手机 モバイル 모바일",
	"trading trade trades 贸易 商贸 经贸 商事 무역 상사", "import export importexport 进出口 外贸",
	"commerce commercial ecommerce 商业 商务 电子商务 电商", "international 国际 インターナショナル 인터내셔널 국제",
	"global worldwide world universal 全球 环球 世界 グローバル 글로벌", "china_wide 全国 国家",
	"industry industries industrial industriel industrie 实业 工业 产业 工业园 산업 공업",
	"manufacturing manufacturer 制造 制作 制作所 제조", "machinery machine machines maschinen 机械 机器 기계",
	"equipment equipments 设备 装备 器材 器械", "automation 自动化 오토메이션",
	"engineering engineers engineer 工程 エンジニアリング 엔지니어링",
	"construction constructions contractors 建设 建筑 建工 建材 건설",
	"building builders materials 材料 新材料 装饰 装修 装饰工程", "steel iron 钢铁 철강",
	"metal metals metall 金属 五金", "mining mines minerals 矿业 矿产 煤业 煤炭",
	"chemical chemicals chemie chemistry 化工 化学 화학", "petroleum oil petrochemical 石油 石化 石油化工",
	"gas 天然气 燃气 가스", "energy energies energie 能源 에너지 エネルギー", "new_energy newenergy 新能源",
	"power 电力 动力 전력", "electricgrid grid 电网", "environment environmental 环保 环境 环境保护",
	"water 水务 水利", "agriculture agricultural agri farm farms 农业 农牧 种业 농업",
	"food foods foodstuffs lebensmittel 食品 食业 粮油 식품 フーズ 푸드", "beverage beverages drinks 饮料 음료",
	"beer brewery breweries 啤酒 酒业", "restaurant restaurants catering 餐饮 餐厅 饮食",
	"coffee cafe 咖啡 コーヒー 커피", "dairy 乳业 牛奶", "tobacco 烟草", "textile textiles 纺织 섬유",
	"apparel clothing garment garments fashion 服饰 服装 时装 制衣", "shoes footwear 鞋业",
	"furniture 家具 家居", "paper 纸业", "packaging 包装 印刷", "plastic plastics 塑料 塑胶 橡胶", "glass 玻璃",
	"medical medicine health healthcare 医疗 医疗器械 健康 医药科技 의료 메디컬 メディカル",
	"pharma pharmaceutical pharmaceuticals 医药 药业 制药 제약",
	"biotech bio biotechnology biological biologics 生物 生物科技 生物技术 바이오 バイオ",
	"hospital hospitals clinic 医院", "cosmetics beauty 化妆品 美容 화장품", "chemistry_daily 日化",
	"auto automobile automobiles automotive motor motors car cars 汽车 自动车 汽配 자동차 モーター モーターズ 모터스",
	"airlines airline airways aviation air 航空 항공 エアライン", "aerospace 航天 宇航",
	"shipping marine 航运 海运 船舶 해운", "railway railways rail 铁路 철도",
	"logistics logistic express freight forwarding 物流 快递 货运 速运 물류 ロジスティクス",
	"transport transportation 运输 交通 운수", "travel tourism tours 旅游 旅行 旅行社 여행",
	"hotel hotels 酒店 宾馆 ホテル 호텔", "resort resorts 度假", "bank banks banking bancorp 银行 은행",
	"insurance assurance versicherung 保险 人寿 财产保险 보험", "securities 证券 증권",
	"finance financial financials 金融 财务 금융 フィナンシャル", "capital 资本 캐피탈 キャピタル", "fund funds 基金",
	"investment investments invest ventures venture 投资 创投 创业投资 투자",
	"asset assets wealth 资产 资产管理 财富", "trust 信托", "leasing 租赁",
	"property properties realty estate 地产 房地产 置业 物业 不动产 부동산", "development developments 开发 发展 개발",
	"retail stores store shop 零售 超市 百货 商场 百货店", "supermarket market markets 卖场",
	"consulting consultants consultancy advisors 咨询 顾问 컨설팅 コンサルティング", "law legal 律师 法律",
	"accounting accountants 会计师 会计", "services service 服务 サービス 서비스", "management 管理 경영 マネジメント",
	"solutions solution 解决方案 ソリューション ソリューションズ 솔루션", "marketing 营销 市场 策划",
	"advertising 广告 广告传媒 광고", "media 传媒 媒体 文化传媒 미디어 メディア", "culture cultural 文化 文化传播 文化艺术 传播",
	"entertainment 娱乐 엔터테인먼트 エンタテインメント", "film pictures studios studio 影视 影业 电影", "music 音乐",
	"game games gaming 游戏 게임 ゲーム", "sports sport 体育 스포츠", "education educational 教育 教育科技 培训 교육",
	"school university college institute academy 学校 大学 学院 研究院 研究所",
	"research laboratories laboratory lab labs 研发 研究", "design designs 设计 디자인 デザイン",
	"art arts 艺术", "publishing press 出版", "hr staffing recruitment 人力资源 人才 劳务",
	"security 安防 保安 安全", "instruments instrument 仪器 仪表", "optical optics 光电 光学", "display 显示",
	"devices device terminal terminals 终端 端末 단말기",
	"battery batteries 电池 배터리", "lighting 照明", "appliances appliance 家电", "pet pets 宠物",
	"toys toy 玩具", "jewelry jewellery 珠宝 首饰", "tea 茶业 茶叶", "supply supplychain chain 供应链",
	"products product goods 用品 制品 产品", "robotics robot robots 机器人 로봇 ロボット", "brands brand 品牌",
	"partners partner associates 合伙人", "enterprise enterprises 企业 エンタープライズ 엔터프라이즈",
	"business 企业管理", "general 综合 总合", "national nationwide", "united union 联合", "first",
	"american america", "european europe", "asia asian pacific 亚洲 亚太"
};

static const char group_words[] =
	"group groupe gruppe grupo gruppo groups holding holdings 集团 控股 控股集团 集团控股 グループ "
	"ホールディングス ホールディング 그룹 홀딩스 지주";

static const char branch_words[] =
	"分公司 办事处 代表处 联络处 营业部 营业所 分行 支行 分部 分店 分院 分所 分社 分厂 服务部 支店 支社 营业处 지점 지사 영업소";

static const char stop_words[] =
	"the of and und et de del des du di da la le les los las el for fur pour";

static const char *const numbers[] = {
	"one first 1st erste 第一", "two second 2nd zweite 第二", "three third 3rd 第三",
	"four fourth 4th 第四", "five fifth 5th 第五", "six sixth 6th 第六", "seven seventh 7th 第七",
	"eight eighth 8th 第八", "nine ninth 9th 第九", "ten tenth 10th 第十"
};

/* The bytes of the next word of a list parted by blanks; 0 at its end. */
static size_t
next_word(const char **list, const char **word)
{
	size_t		bytes;

	while (**list == ' ')
		(*list)++;
	*word = *list;
	for (bytes = 0; (*list)[bytes] != '\0' && (*list)[bytes] != ' ';)
		bytes++;
	*list += bytes;
	return bytes;
}

/* Walks by bytes: most words differ in the first. */
static bool
holds(const char *list, const char *word, size_t length)
{
	const char *at = list;

	while (*at != '\0')
	{
		size_t		i = 0;

		while (i < length && at[i] == word[i] && at[i] != '\0')
			i++;
		if (i == length && length > 0 && (at[i] == ' ' || at[i] == '\0'))
			return true;
		at += i;
		while (*at != '\0' && *at != ' ')
			at++;
		while (*at == ' ')
			at++;
	}
	return false;
}

static size_t
tail_of(const char *list, const char *text, size_t length)
{
	const char *entry;
	size_t		bytes;
	size_t		longest = 0;

	char		last = length > 0 ? text[length - 1] : '\0';

	while ((bytes = next_word(&list, &entry)) > 0)
	{
		if (entry[bytes - 1] == last && bytes > longest && bytes <= length &&
			(unsigned char) entry[0] >= 0x80 &&
			memcmp(text + length - bytes, entry, bytes) == 0)
			longest = bytes;
	}
	return longest;
}

uint16_t
dbm_trade_word(const char *word, size_t length)
{
	for (size_t i = 0; i < COUNT(trades); i++)
	{
		if (holds(trades[i], word, length))
			return (uint16_t) (i + 1);
	}
	return 0;
}

size_t
dbm_trade_tail(const char *text, size_t length, uint16_t *concept)
{
	size_t		longest = 0;

	for (size_t i = 0; i < COUNT(trades); i++)
	{
		size_t		bytes = tail_of(trades[i], text, length);

		if (bytes > longest)
		{
			longest = bytes;
			*concept = (uint16_t) (i + 1);
		}
	}
	return longest;
}

bool
dbm_is_group_word(const char *word, size_t length)
{
	return holds(group_words, word, length);
}

size_t
dbm_group_tail(const char *text, size_t length)
{
	return tail_of(group_words, text, length);
}

size_t
dbm_branch_tail(const char *text, size_t length)
{
	return tail_of(branch_words, text, length);
}

bool
dbm_is_stop_word(const char *word, size_t length)
{
	return holds(stop_words, word, length);
}

int
dbm_number_word(const char *word, size_t length)
{
	for (size_t i = 0; i < COUNT(numbers); i++)
	{
		if (holds(numbers[i], word, length))
			return (int) i + 1;
	}
	return 0;
}

size_t
dbm_trade_count(void)
{
	return COUNT(trades) + 2;
}

const char *
dbm_trade_entry(size_t i)
{
	if (i < COUNT(trades))
		return trades[i];
	return i == COUNT(trades) ? group_words : branch_words;
}
