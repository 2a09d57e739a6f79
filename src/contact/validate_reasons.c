/*
 * validate_reasons.c
 *	  The reason codes of validation, each with its cure.
 *
 * The order is the one in which they are looked for, as far as they have one.
 */
#include "base/dbm.h"

#include "utils/builtins.h"

#include "contact/validate.h"

PG_FUNCTION_INFO_V1(dbm_default_validation_reasons);

/* Code, what to do about them, in English and Chinese. */
static const char *const reasons[][3] = {
	{"empty",
		"Ask for the value, or store NULL.",
		"补录该值，或存为 NULL。"},
	{"placeholder",
		"Typed to get past the field: store NULL and ask for the value.",
		"占位内容：存为 NULL 并重新采集。"},
	{"damaged",
		"Read in the wrong encoding: load the source again in its own encoding.",
		"编码错误：请用原编码重新导入。"},
	{"spreadsheet_error",
		"An error of a spreadsheet: correct the formula and export again.",
		"表格公式错误：修正公式后重新导出。"},
	{"too_long",
		"Too long for this field: cut out what does not belong to it.",
		"内容过长：删去不属于该字段的部分。"},
	{"too_short",
		"Too short: digits or letters are missing.",
		"内容过短：缺少数字或字母。"},
	{"is_email",
		"An e-mail address: move it to the field email.",
		"这是邮箱：移到 email 字段。"},
	{"is_phone",
		"A telephone number: move it to the field phone.",
		"这是电话：移到 phone 字段。"},
	{"is_company",
		"The name of a company: move it to the field company.",
		"这是公司名：移到 company 字段。"},
	{"is_website",
		"A web address: move it to the field website.",
		"这是网址：移到 website 字段。"},
	{"is_credit_code",
		"A unified social credit code: move it to the field credit_code.",
		"这是统一社会信用代码：移到 credit_code 字段。"},
	{"is_identity_card",
		"A number of an identity card: store its identity_card_hash only.",
		"这是身份证号：只存 identity_card_hash。"},
	{"has_digits",
		"Digits do not belong here: a number or a code was put in with it.",
		"不应含数字：混入了号码或编号。"},
	{"no_letters",
		"There are no letters: look up the value at its source.",
		"没有文字：请核对来源。"},
	{"no_at",
		"There is no @: ask for the whole address.",
		"缺少 @：请补全邮箱。"},
	{"several",
		"More than one address: store one in each row.",
		"含多个地址：请分行存放。"},
	{"bad_local",
		"What stands before the @ is no name of a mailbox: correct blanks, dots and marks.",
		"@ 前的部分有误：检查空格、点和符号。"},
	{"quoted",
		"A name of a mailbox in quotes: few systems take it, ask for another.",
		"带引号的邮箱名：多数系统不支持，请换一个。"},
	{"bad_domain",
		"What stands behind the @ or // is no domain: correct it.",
		"域名有误：请更正。"},
	{"typo",
		"The domain is one slip from a common one: ask, or take the suggestion.",
		"域名疑似拼写错误：请核实或采用建议值。"},
	{"disposable",
		"A mailbox for minutes: ask for a lasting one.",
		"一次性邮箱：请索取常用邮箱。"},
	{"scientific",
		"A spreadsheet has cut the digits: format the column as text and export again.",
		"表格已截断数字：将列设为文本后重新导出。"},
	{"characters",
		"Characters that do not belong here: take them out.",
		"含无效字符：请删除。"},
	{"no_country",
		"No calling code: write +86 ..., or give the region.",
		"缺少国家代码：写成 +86 …，或指定 region。"},
	{"bad_code",
		"No country has this calling code: correct it.",
		"国家代码不存在：请更正。"},
	{"number_too_short",
		"Digits are missing: ask for the whole number, with its area code.",
		"号码位数不足：请补全（含区号）。"},
	{"number_too_long",
		"Too many digits: there may be two numbers.",
		"号码位数过多：可能含两个号码。"},
	{"unassigned",
		"No number of the plan begins so: ask again.",
		"号段不存在：请重新核实。"},
	{"not_mobile",
		"A fixed line or a service number: move it to the field phone.",
		"不是手机号：移到 phone 字段。"},
	{"length",
		"The wrong number of characters: look up the code.",
		"长度不对：请核对代码。"},
	{"authority",
		"No registry or region begins so: look up the code.",
		"登记机关或地区代码不存在：请核对。"},
	{"check_digit",
		"The check character does not fit: one character is wrong or two have changed places.",
		"校验位不符：有一位写错或相邻两位颠倒。"},
	{"bad_date",
		"No day of the calendar: write it as 2001-12-31.",
		"日期无效：请写成 2001-12-31。"},
	{"serial_date",
		"A day as a spreadsheet counts it: format the column as a date and export again.",
		"这是表格的日期序号：将列设为日期后重新导出。"},
	{"default_date",
		"A day that forms fill in by themselves: store NULL and ask.",
		"系统默认日期：存为 NULL 并重新采集。"},
	{"bad_postcode",
		"Not as postcodes of the country are written: look it up.",
		"邮政编码格式不符：请核对。"},
	{"bad_id",
		"Not as the service writes its ids: take it from the service's own interface.",
		"标识格式不符：请从该平台接口获取。"}
};

const char *
dbm_validate_cure(const char *reason)
{
	for (int i = 0; i < lengthof(reasons); i++)
	{
		if (strcmp(reasons[i][0], reason) == 0)
			return reasons[i][1];
	}
	elog(ERROR, "reason %s has no cure", reason);
}

Datum
dbm_default_validation_reasons(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;

	dbm_check_text(0);
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	for (int i = 0; i < lengthof(reasons); i++)
	{
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		for (int j = 0; j < 3; j++)
			values[j] = CStringGetTextDatum(reasons[i][j]);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}
