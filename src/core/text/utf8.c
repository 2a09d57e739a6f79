/*
 * utf8.c
 *	  UTF-8 text to code points and back (RFC 3629).
 *
 * Decoding accepts what the standard calls well-formed: no overlong forms, no
 * surrogates, nothing above U+10FFFF. Any other byte becomes U+FFFD and the next
 * byte is looked at afresh, so decoding never reads past the end and never
 * yields more code points than there are bytes. The caller owns both buffers.
 */
#include "core/text/utf8.h"

/* How many of the bytes at `s` continue the first one, which asks for `wanted`. */
static bool
continued(const unsigned char *s, size_t left, int wanted)
{
	if (left <= (size_t) wanted)
		return false;
	for (int i = 1; i <= wanted; i++)
	{
		if ((s[i] & 0xC0) != 0x80)
			return false;
	}
	return true;
}

/* One code point of more than one byte; `taken` is how far to go on. */
static uint32_t
decode_long(const unsigned char *s, size_t left, size_t *taken)
{
	uint32_t	c;

	if (s[0] >= 0xC2 && s[0] < 0xE0 && continued(s, left, 1))
	{
		*taken = 2;
		return (uint32_t) (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
	}
	if (s[0] >= 0xE0 && s[0] < 0xF0 && continued(s, left, 2))
	{
		*taken = 3;
		c = (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
		if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
			return c;
	}
	else if (s[0] >= 0xF0 && s[0] < 0xF5 && continued(s, left, 3))
	{
		*taken = 4;
		c = (uint32_t) (s[0] & 0x07) << 18 | (uint32_t) (s[1] & 0x3F) << 12 |
			(uint32_t) (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
		if (c >= 0x10000 && c <= 0x10FFFF)
			return c;
	}
	*taken = 1;
	return DBM_REPLACEMENT;
}

size_t
dbm_utf8_decode(const char *text, size_t length, uint32_t *points)
{
	const unsigned char *s = (const unsigned char *) text;
	size_t		n = 0;
	size_t		i = 0;

	while (i < length)
	{
		size_t		taken = 1;

		points[n++] = s[i] < 0x80 ? s[i] : decode_long(s + i, length - i, &taken);
		i += taken;
	}
	return n;
}

size_t
dbm_utf8_count(const char *text, size_t length)
{
	size_t		n = 0;

	for (size_t i = 0; i < length; i++)
		n += ((unsigned char) text[i] & 0xC0) != 0x80;
	return n;
}

size_t
dbm_utf8_encode(const uint32_t *points, size_t n, char *text)
{
	char	   *out = text;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = points[i];

		if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
			c = DBM_REPLACEMENT;
		if (c < 0x80)
			*out++ = (char) c;
		else if (c < 0x800)
		{
			*out++ = (char) (0xC0 | c >> 6);
			*out++ = (char) (0x80 | (c & 0x3F));
		}
		else if (c < 0x10000)
		{
			*out++ = (char) (0xE0 | c >> 12);
			*out++ = (char) (0x80 | (c >> 6 & 0x3F));
			*out++ = (char) (0x80 | (c & 0x3F));
		}
		else
		{
			*out++ = (char) (0xF0 | c >> 18);
			*out++ = (char) (0x80 | (c >> 12 & 0x3F));
			*out++ = (char) (0x80 | (c >> 6 & 0x3F));
			*out++ = (char) (0x80 | (c & 0x3F));
		}
	}
	return (size_t) (out - text);
}
