/*
 * trade_word.c
 *	  Words in names of companies that many firms share, and what they mean.
 *
 * They tell what a firm does, not which firm it is. Words are folded UTF-8; those for
 * trades are in a sorted table, the few others in lists parted by blanks.
 */
#include <string.h>

#include "core/company/trade_word.h"
#include "core/company/trade_word_table.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define LONGEST_TAIL	27		/* bytes of a trade word that is not Latin */

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
	size_t		low = 0;
	size_t		high = COUNT(trade_words);

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		const char *entry = trade_words[middle].word;
		size_t		bytes = strlen(entry);
		int			order = memcmp(word, entry, length < bytes ? length : bytes);

		if (order == 0 && length == bytes)
			return trade_words[middle].concept;
		if (order > 0 || (order == 0 && length > bytes))
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/* From the longest end that can be a word to shorter ones, a character at a time. */
size_t
dbm_trade_tail(const char *text, size_t length, uint16_t *concept)
{
	for (size_t bytes = length < LONGEST_TAIL ? length : LONGEST_TAIL; bytes > 1; bytes--)
	{
		const char *tail = text + length - bytes;
		uint16_t	found;

		if (((unsigned char) *tail & 0xc0) != 0xc0)
			continue;
		found = dbm_trade_word(tail, bytes);
		if (found > 0)
		{
			*concept = found;
			return bytes;
		}
	}
	return 0;
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

/* The i-th word of a list; past its end i less its words is left. */
static size_t
nth_word(const char *list, size_t *i, const char **word)
{
	size_t		bytes;

	while ((bytes = next_word(&list, word)) > 0 && *i > 0)
		(*i)--;
	return bytes;
}

size_t
dbm_trade_entry(size_t i, const char **concept, const char **word)
{
	const char *lists[2] = {group_words, branch_words};
	const char *names[2] = {"group", "分公司"};

	if (i < COUNT(trade_words))
	{
		*concept = concepts[trade_words[i].concept - 1];
		*word = trade_words[i].word;
		return strlen(*word);
	}
	i -= COUNT(trade_words);
	for (size_t k = 0; k < 2; k++)
	{
		size_t		bytes = nth_word(lists[k], &i, word);

		*concept = names[k];
		if (bytes > 0)
			return bytes;
	}
	return 0;
}
