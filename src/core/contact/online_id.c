/*
 * online_id.c
 *	  Ids that online services give: what they look like, and how they are compared.
 *
 * WeChat's OpenID and UnionID are 28 or 29 letters, digits, _ and - that begin with
 * o; WeCom's id of an outside contact 32 that begin with wm or wo. Case counts in
 * all three. A QQ number has 5 to 11 digits, the first not 0, and is also the local
 * part of its mailbox. A handle on a network is compared without case and without
 * the @ before it; a device's id and a card's number without case and without what
 * separates their groups. The caller owns the buffers.
 */
#include "core/base/ascii.h"
#include "core/contact/online_id.h"

#include "core/text/fold.h"

static bool
is_letter_or_digit(uint32_t c)
{
	return dbm_is_alnum(c) || (c >= 'A' && c <= 'Z');
}

/* The code points from the first that is no blank or quote to the last. */
static void
trim(const uint32_t **points, size_t *n)
{
	while (*n > 0 && (dbm_blank(**points) || **points == '\'' || **points == '"'))
	{
		(*points)++;
		(*n)--;
	}
	while (*n > 0 && (dbm_blank((*points)[*n - 1]) || (*points)[*n - 1] == '\'' ||
					  (*points)[*n - 1] == '"'))
		(*n)--;
}

static size_t
wechat(dbm_online_kind kind, const uint32_t *points, size_t n, uint32_t *id)
{
	bool		wecom = kind == DBM_WECOM_EXTERNAL;

	if (wecom ? n != 32 || points[0] != 'w' || (points[1] != 'm' && points[1] != 'o')
		: (n != 28 && n != 29) || points[0] != 'o')
		return 0;
	for (size_t i = 0; i < n; i++)
	{
		if (!is_letter_or_digit(points[i]) && points[i] != '_' && points[i] != '-')
			return 0;
		id[i] = points[i];
	}
	return n;
}

static size_t
qq(const uint32_t *points, size_t n, uint32_t *id)
{
	size_t		length = 0;

	/* QQ:10001, and 10001@qq.com */
	while (n > 0 && (dbm_lower(*points) == 'q' || *points == ':' || dbm_blank(*points)))
	{
		points++;
		n--;
	}
	while (length < n && length < 12 && dbm_is_digit(points[length]))
	{
		id[length] = points[length];
		length++;
	}
	if (n == length + 7 && points[length] == '@' && dbm_lower(points[length + 1]) == 'q' &&
		dbm_lower(points[length + 2]) == 'q' && points[length + 3] == '.')
		n = length;
	return n == length && length >= 5 && length <= 11 && id[0] != '0' ? length : 0;
}

static size_t
handle(const uint32_t *points, size_t n, uint32_t *id)
{
	size_t		length = 0;

	while (n > 1 && (*points == '@' || *points == '"' || *points == '\'' || dbm_blank(*points)))
	{
		points++;
		n--;
	}
	if (n > DBM_ONLINE_ID)
		return 0;
	for (size_t i = 0; i < n; i++)
	{
		if (dbm_blank(points[i]) || dbm_invisible(points[i]))
			return 0;
		id[length++] = dbm_lower(points[i]);
	}
	return length;
}

/* Letters and digits in upper case: 3f-2504e0 is 3F2504E0. */
static size_t
grouped(const uint32_t *points, size_t n, uint32_t *id)
{
	size_t		length = 0;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = points[i];

		if (dbm_blank(c) || c == '-' || c == ':' || c == '.' || c == '{' || c == '}')
			continue;
		if (!is_letter_or_digit(c) || length == DBM_ONLINE_ID)
			return 0;
		id[length++] = c >= 'a' ? c - ('a' - 'A') : c;
	}
	return length;
}

size_t
dbm_online_id(dbm_online_kind kind, const uint32_t *points, size_t n, uint32_t *id)
{
	trim(&points, &n);
	if (n == 0)
		return 0;
	switch (kind)
	{
		case DBM_WECHAT_OPENID:
		case DBM_WECHAT_UNIONID:
		case DBM_WECOM_EXTERNAL:
			return wechat(kind, points, n, id);
		case DBM_QQ:
			return qq(points, n, id);
		case DBM_HANDLE:
			return handle(points, n, id);
		case DBM_DEVICE:
		case DBM_CARD:
			break;
	}
	return grouped(points, n, id);
}
