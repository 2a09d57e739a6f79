-- Members of clusters.

CREATE TYPE dbm.cluster_member AS (
    member  bigint,
    cluster bigint
);
COMMENT ON TYPE dbm.cluster_member IS
'A member and its cluster, which is named by its smallest member.';

CREATE TYPE dbm.cluster_text_member AS (
    member  text,
    cluster text
);
COMMENT ON TYPE dbm.cluster_text_member IS
'A member and its cluster, which is named by its smallest member in the collation "C".';
