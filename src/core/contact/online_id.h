/*
 * online_id.h
 *	  Ids that online services give: what they look like, and how they are compared.
 */
#ifndef DBM_CONTACT_ONLINE_ID_H
#define DBM_CONTACT_ONLINE_ID_H

#include "core/base/dbm_core.h"

#define DBM_ONLINE_ID	128		/* code points of the longest */

typedef enum dbm_online_kind
{
	DBM_WECHAT_OPENID,
	DBM_WECHAT_UNIONID,
	DBM_WECOM_EXTERNAL,
	DBM_QQ,
	DBM_HANDLE,					/* a name or number on a social network */
	DBM_DEVICE,
	DBM_CARD
} dbm_online_kind;

/*
 * The id without blanks, in the form in which it is compared. `id` has room for
 * DBM_ONLINE_ID; returns its length, 0 when it is none of its kind. `points` are of
 * composed text.
 */
extern size_t dbm_online_id(dbm_online_kind kind, const uint32_t *points, size_t n, uint32_t *id);

#endif							/* DBM_CONTACT_ONLINE_ID_H */
