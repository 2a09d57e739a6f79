/*
 * words.c
 *	  The words in names of persons that are no names: titles, particles, placeholders.
 *
 * Lists of words in general use, folded. Lists of Latin words are sorted and
 * searched by halves; those in other scripts are short and searched one by one,
 * longer entries first.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/name/words.h"
#include "core/text/pinyin.h"
#include "core/text/word_list.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define WORD_MOST	24

static const char *const titles[] = {
	"abog", "adm", "admiral", "adv", "ambassador", "arch", "arq", "atty", "avv", "avvocato",
	"brig", "capt", "captain", "cdr", "cmdr", "col", "colonel", "comdr", "congressman", "cpl",
	"dame", "ddr", "dhr", "dipl", "dkfm", "docteur", "doctor", "doctora", "doktor", "dott",
	"dottore", "dottoressa", "dottssa", "doutor", "doutora", "dozent", "dr", "dra", "dres",
	"drs", "eng", "enga", "engo", "engr", "exma", "exmo", "father", "frau", "fraulein", "frl",
	"gen", "geom", "gospodin", "heer", "herr", "herrn", "hofrat", "hon", "hr", "hrn", "ilmo",
	"ing", "ingegner", "ingeniero", "ir", "jhr", "judge", "lady", "lcda", "lcdo", "lic",
	"licda", "licenciada", "licenciado", "lord", "lt", "ltcol", "madam", "madame",
	"mademoiselle", "mag", "maitre", "maj", "meneer", "messrs", "mevr", "mevrouw", "mgr",
	"miss", "missus", "mister", "mlle", "mm", "mmag", "mme", "monsieur", "monsignor", "mr",
	"mrs", "ms", "msgr", "mw", "mx", "onorevole", "pastor", "pfc", "privdoz", "prof", "profa",
	"profesor", "profesora", "professeur", "professor", "professoressa", "rabbi", "rag", "rev",
	"reverend", "senator", "senhor", "senhora", "senor", "senora", "senorita",
	"sergeant", "sgt", "sig", "signor", "signora", "sigra", "sir", "sister", "sr", "sra",
	"srta", "univ", "univprof"
};

/* Behind a title only. */
static const char *const title_parts[] = {
	"agr", "betriebsw", "biol", "chem", "dent", "disc", "dr", "emer", "fh", "forest", "geol",
	"habil", "hc", "honprof", "inf", "ing", "iur", "jur", "kffr", "kfm", "math", "med", "mont",
	"mult", "nat", "oec", "oecon", "paed", "pharm", "phil", "phys", "pol", "prof", "psych",
	"publ", "rer", "rerpol", "sc", "soc", "sozpaed", "techn", "theol", "univ", "verw", "vet",
	"volksw", "wirt"
};

static const char *const degrees[] = {
	"aca", "acca", "acma", "aia", "aprn", "bba", "bchir", "bcom", "bds", "bed", "beng", "bfa",
	"bsc", "ca", "cbe", "cchem", "ceng", "cfa", "cfp", "chfc", "cia", "cipd", "cissp", "clu",
	"cma", "cmg", "cpa", "cpcu", "cphys", "crna", "csc", "cscp", "csm", "dba", "dds", "dmd",
	"dmin", "dnp", "dphil", "drmed", "drph", "dsc", "dsm", "dvm", "edd", "emba", "esq",
	"esquire", "faan", "faap", "facc", "facp", "facs", "faia", "fca", "fcca", "fcma", "fnp",
	"frca", "frcp", "frcs", "frs", "gbe", "jd", "judr", "kbe", "kc", "lcsw", "leed", "llb",
	"lld", "llm", "lmft", "lpc", "mag", "mba", "mbbs", "mbchb", "mbe", "mcipd", "mcips", "md",
	"mdiv", "mds", "meng", "mfa", "mice", "mieee", "mpa", "mph", "mphil", "mpp", "mrcp", "mrcs",
	"msc", "msw", "mudr", "mvdr", "obe", "pe", "pgce", "pgdip", "pharmd", "phd", "phdr", "phr",
	"pmp", "psyd", "qc", "rn", "rndr", "scd", "sphr"
};

/* Degrees that are names or words too: with dots or behind a comma. */
static const char *const short_degrees[] = {
	"ab", "am", "ba", "bs", "cp", "dd", "do", "jd", "ma", "md", "mp", "ms", "np", "od", "pa",
	"pe", "ra", "rn", "sb", "sm"
};

static const char *const particles[] = {
	"abu", "af", "al", "am", "auf", "av", "aw", "bar", "bin", "binti", "bint", "bt", "d", "da",
	"dal", "das", "de", "degli", "dei", "del", "dela", "dell", "della", "delle", "den", "der",
	"des", "di", "do", "dos", "du", "e", "el", "fitz", "het", "ibn", "la", "las", "le", "les",
	"lo", "los", "mac", "mc", "op", "san", "santa", "st", "t", "ten", "ter", "the", "van",
	"vande", "vanden", "vander", "vom", "von", "y", "zu", "zum", "zur"
};

static const char *const placeholders[] = {
	"aa", "aaa", "abc", "abcd", "anon", "anonym", "anonymous", "asd", "asdasd", "asdf",
	"asdfasdf", "asdfg", "asdfgh", "asdfghjkl", "asdfjkl", "blah", "blank", "default", "demo",
	"dummy", "empty", "example", "fake", "foo", "foobar", "hjkl", "inconnu", "keiner",
	"lastname", "firstname", "firstnamelastname", "loremipsum", "na", "name", "nan", "nil",
	"noname", "nobody", "none", "notapplicable", "notavailable", "notgiven", "notprovided",
	"nul", "null", "placeholder", "qqq", "qwe", "qwer", "qwert", "qwerty", "qwertz", "sample",
	"sdf", "sdfsdf", "someone", "tba", "tbc", "tbd", "temp", "test", "tester", "testing",
	"testtest", "testuser", "tmp", "unbekannt", "undefined", "unknown", "user", "username",
	"xx", "xxx", "xxxx", "xyz", "yourname", "zxc", "zxcv", "zzz"
};

static const char *const functions[] = {
	"accounting", "accounts", "accountspayable", "admin", "administration", "administrator",
	"billing", "bookings", "buying", "compliance", "contact", "customercare",
	"customerservice", "customersupport", "editor", "einkauf", "empfang", "enquiries",
	"facturacion", "finance", "frontdesk", "helpdesk", "helpline", "humanresources", "info",
	"information", "inquiries", "itdepartment", "jobs", "kundenservice", "legal", "logistics",
	"mail", "mailbox", "manager", "marketing", "marketingdepartment", "newsletter", "noreply",
	"office", "operator", "orders", "postmaster", "press", "procurement", "purchasing",
	"purchasingdepartment", "reception", "receptionist", "recruiting", "recruitment",
	"reservations", "root", "sales", "salesdepartment", "salesteam", "secretary", "service",
	"shipping", "support", "supportteam", "switchboard", "team", "techsupport", "verkauf",
	"vertrieb", "ventas", "warehouse", "webmaster"
};

static bool
plain_word(const uint32_t *word, size_t n, char *out)
{
	if (n == 0 || n >= WORD_MOST)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (word[i] >= 0x80)
			return false;
		out[i] = (char) word[i];
	}
	out[n] = '\0';
	return true;
}

static bool
in_list(const char *const *list, size_t count, const uint32_t *word, size_t n)
{
	char		text[WORD_MOST];

	if (!plain_word(word, n, text))
		return false;
	for (size_t i = 0; i < count; i++)
	{
		if (list[i][0] == text[0] && strcmp(list[i], text) == 0)
			return true;
	}
	return false;
}

bool
dbm_is_title(const uint32_t *word, size_t n)
{
	return dbm_in_words(word, n, titles, COUNT(titles));
}

bool
dbm_is_title_part(const uint32_t *word, size_t n)
{
	return dbm_in_words(word, n, title_parts, COUNT(title_parts));
}

bool
dbm_is_short_degree(const uint32_t *word, size_t n)
{
	return dbm_in_words(word, n, short_degrees, COUNT(short_degrees));
}

bool
dbm_is_degree(const uint32_t *word, size_t n)
{
	return dbm_in_words(word, n, degrees, COUNT(degrees));
}

bool
dbm_is_particle(const uint32_t *word, size_t n)
{
	return in_list(particles, COUNT(particles), word, n);
}

dbm_name_suffix
dbm_suffix_of(const uint32_t *word, size_t n)
{
	static const struct
	{
		const char *text;
		dbm_name_suffix suffix;
	}			suffixes[] = {
		{"jr", DBM_SUFFIX_JUNIOR}, {"jnr", DBM_SUFFIX_JUNIOR}, {"junior", DBM_SUFFIX_JUNIOR},
		{"ii", DBM_SUFFIX_JUNIOR}, {"2nd", DBM_SUFFIX_JUNIOR}, {"fils", DBM_SUFFIX_JUNIOR},
		{"sr", DBM_SUFFIX_SENIOR}, {"snr", DBM_SUFFIX_SENIOR}, {"senior", DBM_SUFFIX_SENIOR},
		{"i", DBM_SUFFIX_SENIOR}, {"pere", DBM_SUFFIX_SENIOR}, {"1st", DBM_SUFFIX_SENIOR},
		{"iii", DBM_SUFFIX_III}, {"3rd", DBM_SUFFIX_III},
		{"iv", DBM_SUFFIX_IV}, {"4th", DBM_SUFFIX_IV},
		{"v", DBM_SUFFIX_V}, {"5th", DBM_SUFFIX_V}
	};
	char		text[WORD_MOST];

	if (n > 6 || !plain_word(word, n, text))
		return DBM_SUFFIX_NONE;
	for (size_t i = 0; i < COUNT(suffixes); i++)
	{
		if (strcmp(suffixes[i].text, text) == 0)
			return suffixes[i].suffix;
	}
	return DBM_SUFFIX_NONE;
}

/* A list in other scripts: entries parted by a blank. */
static bool
next_entry(const uint32_t **list, const uint32_t **entry, size_t *length)
{
	while (**list == ' ')
		(*list)++;
	*entry = *list;
	while (**list != 0 && **list != ' ')
		(*list)++;
	*length = (size_t) (*list - *entry);
	return *length > 0;
}

static size_t
longest_tail(const uint32_t *list, const uint32_t *text, size_t n)
{
	const uint32_t *entry;
	size_t		length;
	size_t		longest = 0;

	while (next_entry(&list, &entry, &length))
	{
		if (length <= n && length > longest &&
			memcmp(entry, text + n - length, length * sizeof(uint32_t)) == 0)
			longest = length;
	}
	return longest;
}

static const uint32_t word_titles[] =
	U"先生 女士 小姐 太太 夫人 老师 教授 副教授 博士 硕士 医生 医师 大夫 律师 法官 警官 会计师 工程师 设计师 高级工程师 "
	U"总工程师 总工 工程师 技术员 经理 总经理 副总经理 副总 副经理 销售经理 客户经理 项目经理 产品经理 大区经理 区域经理 "
	U"采购经理 市场经理 业务经理 部门经理 店长 总监 副总监 销售总监 技术总监 市场总监 财务总监 总裁 副总裁 总裁助理 董事长 "
	U"副董事长 董事 执行董事 董事会秘书 董秘 主任 副主任 主管 主席 副主席 处长 副处长 科长 副科长 局长 副局长 部长 副部长 "
	U"院长 副院长 校长 副校长 园长 所长 站长 会长 秘书长 秘书 助理 经理助理 总助 行长 副行长 厂长 副厂长 队长 组长 班长 村长 "
	U"镇长 县长 市长 省长 书记 副书记 司长 厅长 社长 馆长 船长 老板 老板娘 师傅 同学 同志 阁下 女生 男士 领导 业务员 采购员 "
	U"采购 销售 财务 会计 出纳 文员 前台 专员 顾问 专家 代表 负责人 法人 法人代表 联系人 首席执行官 首席技术官 首席财务官 "
	U"大师 道长 法师 神父 牧师 女史 様 さん 社长 部长 课长 系长 대표 사장 사장님 부장 부장님 과장 과장님 대리 대리님 "
	U"이사 이사님 상무 전무 회장 회장님 선생님 교수 교수님 박사 님 씨";

/* Titles of one character, behind a surname alone. */
static const uint32_t short_titles[] = U"总 董 工 局 处 科 厅 部 院 校 哥 姐 叔 姨 爷 嫂 队 导";

size_t
dbm_title_tail(const uint32_t *text, size_t n, bool *single)
{
	size_t		length = longest_tail(word_titles, text, n);

	*single = length == 0;
	if (length == 0)
		length = longest_tail(short_titles, text, n);
	return length;
}

static const uint32_t placeholder_words[] =
	U"测试 测试用户 测试员 测试账号 测试数据 无 没有 暂无 未知 不详 匿名 匿名用户 无名 无名氏 某某 某人 某先生 空 待定 待补充 "
	U"未填写 未填 未提供 不知道 不清楚 保密 姓名 联系人 用户 客户 先生 女士 テスト 未定 なし 不明 테스트 없음 미상 тест нет";

static const uint32_t function_words[] =
	U"前台 客服 客服部 总机 销售 销售部 采购 采购部 财务 财务部 人事 人事部 行政 行政部 市场部 市场 技术部 研发部 工程部 运营部 "
	U"仓库 物流 物流部 售后 售后服务 办公室 综合办 总经办 接待 服务台 值班室 门卫 传达室 热线 客户服务 客户服务中心 招商部 招聘 "
	U"企划部 品质部 生产部 法务部 业务部 业务 外贸部 国际部 总部 公司 本部 総務部 営業部 고객센터";

/* One code point again and again, or digits. */
static bool
says_nothing(const uint32_t *text, size_t n)
{
	size_t		same = 0;
	size_t		digits = 0;

	for (size_t i = 0; i < n; i++)
	{
		same += text[i] == text[0];
		digits += dbm_is_digit(text[i]);
	}
	return digits == n || (same == n && n > 2);
}

bool
dbm_is_placeholder(const uint32_t *text, size_t n)
{
	size_t		letters = n;

	if (says_nothing(text, n))
		return true;
	while (letters > 0 && dbm_is_digit(text[letters - 1]))
		letters--;
	return in_list(placeholders, COUNT(placeholders), text, letters) ||
		longest_tail(placeholder_words, text, letters) == letters;
}

bool
dbm_is_function(const uint32_t *text, size_t n)
{
	return in_list(functions, COUNT(functions), text, n) ||
		longest_tail(function_words, text, n) == n;
}

size_t
dbm_korean_surname_length(const uint32_t *text, size_t n)
{
	static const uint32_t compound[] = U"남궁 황보 제갈 사공 선우 서문 독고 동방";
	const uint32_t *list = compound;
	const uint32_t *entry;
	size_t		length;

	while (next_entry(&list, &entry, &length))
	{
		if (n > length && memcmp(entry, text, length * sizeof(uint32_t)) == 0)
			return length;
	}
	return n > 1 ? 1 : 0;
}

/*
 * Frequent Japanese surnames of two and three characters, folded. A name of three
 * characters that begins with a Chinese surname is taken for Chinese.
 */
size_t
dbm_japanese_surname_length(const uint32_t *text, size_t n)
{
	static const uint32_t surnames[] =
		U"五十岚 佐々木 长谷川 三浦 上田 上野 中山 中岛 中川 中村 中野 丸山 久保 井上 今井 伊藤 佐藤 八木 内田 "
		U"冈本 冈田 前田 加藤 北村 千叶 原田 古川 吉川 吉田 后藤 和田 坂本 增田 大冢 大西 大野 太田 安田 安藤 "
		U"宫崎 宫本 小山 小岛 小川 小松 小林 小野 山下 山口 山崎 山本 山田 岛田 岩崎 川口 工藤 市川 平野 斋藤 "
		U"新井 服部 木下 木村 杉山 村上 村田 松井 松尾 松本 松田 柴田 桥本 森田 横山 樱井 武田 水野 池田 河野 "
		U"浜田 清水 渡边 渡部 田中 田村 石井 石川 石田 福岛 福田 竹内 菅原 菊地 藤井 藤原 藤本 藤田 西村 西田 "
		U"谷口 近藤 远藤 酒井 野口 野村 金子 铃木 长尾 阿部 青木 饭田 高木 高桥 高田 齐藤";
	const uint32_t *list = surnames;
	const uint32_t *entry;
	size_t		length;

	if (n < 3 || n > 5 || (n == 3 && dbm_is_surname(text[0])))
		return 0;
	while (next_entry(&list, &entry, &length))
	{
		if (n > length && memcmp(entry, text, length * sizeof(uint32_t)) == 0)
			return length;
	}
	return 0;
}
