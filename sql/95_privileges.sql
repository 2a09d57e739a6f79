-- privileges: anyone may call the functions; no function widens what its caller may do

GRANT USAGE ON SCHEMA dbm TO PUBLIC;
