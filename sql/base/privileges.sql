-- privileges: anyone may call the functions; no function widens what its caller may do. What is internal
-- runs with the rights of the caller too, so he must reach it.

GRANT USAGE ON SCHEMA dbm, dbm_internal TO PUBLIC;
