/*
 * amount.c
 *	  Amounts of money as people write them: 1.234,56 EUR, $1,234.56, (12.00), 12,-.
 *
 * The decimal mark is the caller's, since 1.234 alone does not tell. Thousands may be
 * parted by the other mark, an apostrophe or a blank, one kind per amount, in groups of three
 * or, as in India, of two before the last three: "12,50" is no amount with a decimal point,
 * rather than 1250. Before and behind the digits may stand a sign, brackets for a negative
 * amount, and a word or sign of money; anything else, as in 12% or 3万, is no amount.
 */
#include "core/base/ascii.h"
#include "core/text/fold.h"
#include "core/values/amount.h"
#include "core/values/words.h"

typedef struct affix
{
	int			minus;			/* signs that say negative */
	int			plus;
	int			brackets;
	bool		known;			/* what else stands there is money, or nothing */
} affix;

/* What stands before the digits or behind them. */
static affix
read_affix(const uint32_t *text, size_t n)
{
	affix		found = {0, 0, 0, true};
	uint32_t	word[DBM_AMOUNT_POINTS * DBM_FOLD_GROWTH];
	size_t		length = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (text[i] == '-')
			found.minus++;
		else if (text[i] == '+')
			found.plus++;
		else if (text[i] == '(' || text[i] == ')')
			found.brackets++;
		else if (!dbm_blank(text[i]))
			word[length++] = text[i];
	}
	if (length > 0)
		found.known = dbm_currency_word(word, length);
	return found;
}

/* May these digits between marks be one of the groups of thousands? */
static bool
group_fits(int digits, bool first, bool last)
{
	if (first)
		return digits >= 1 && digits <= 3;
	return digits == 3 || (digits == 2 && !last);
}

/* The digits with their marks, written as a plain number. */
static bool
read_digits(const uint32_t *text, size_t n, uint32_t mark, char *number)
{
	uint32_t	parting = 0;
	int			digits = 0;
	int			groups = 0;
	bool		decimals = false;
	size_t		used = 0;

	if (text[0] == mark)
		number[used++] = '0';
	for (size_t i = 0; i < n; i++)
	{
		if (dbm_is_digit(text[i]))
		{
			number[used++] = (char) text[i];
			digits++;
			continue;
		}
		if (decimals)
			return false;
		if (text[i] == mark)
		{
			if (groups > 0 && !group_fits(digits, false, true))
				return false;
			decimals = true;
			number[used++] = '.';
		}
		else
		{
			if ((parting != 0 && text[i] != parting) || !group_fits(digits, groups == 0, false) ||
				!(text[i] == '\'' || text[i] == ' ' || text[i] == (mark == '.' ? ',' : '.')))
				return false;
			parting = text[i];
			groups++;
		}
		digits = 0;
	}
	number[used] = '\0';
	return decimals || groups == 0 || group_fits(digits, false, true);
}

bool
dbm_amount_parse(const uint32_t *text, size_t n, uint32_t mark,
				 char number[DBM_AMOUNT_POINTS + 3])
{
	uint32_t	folded[DBM_AMOUNT_POINTS * DBM_FOLD_GROWTH];
	size_t		from = 0;
	size_t		to;
	affix		before;
	affix		behind;
	bool		negative;

	if (n > DBM_AMOUNT_POINTS)
		return false;
	to = n = dbm_fold(text, n, folded);
	while (from < n && !dbm_is_digit(folded[from]))
		from++;
	if (from == n || n > DBM_AMOUNT_POINTS)
		return false;
	while (!dbm_is_digit(folded[to - 1]))
		to--;
	/* .50; 12,- and 12.- are whole amounts */
	if (from > 0 && folded[from - 1] == mark)
		from--;
	behind = read_affix(folded + to, n - to);
	if (to < n && folded[to] == mark)
	{
		behind = read_affix(folded + to + 1, n - to - 1);
		behind.minus = 0;
	}
	before = read_affix(folded, from);
	if (!before.known || !behind.known || before.minus + behind.minus > 1 ||
		before.plus + behind.plus > 1 || before.brackets != behind.brackets ||
		before.brackets > 1 || before.minus + behind.minus + before.plus + behind.plus +
		before.brackets > 1)
		return false;
	negative = before.minus + behind.minus + before.brackets > 0;
	number[0] = '-';
	return read_digits(folded + from, to - from, mark, number + negative);
}
