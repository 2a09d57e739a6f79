-- render: the one way in which dynamic SQL is made. doc/internals.md says how to write a statement.

CREATE FUNCTION dbm_internal.render(statement text, parameters jsonb) RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_render'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.render(text, jsonb) IS
'statement with its parameters put in, as psql does: :"name" quoted as an identifier, :''name'' as a literal (null gives NULL, arrays and objects their jsonb text), :name as it is, which must be text of our own making. Strings, quoted names, dollar-quoted bodies, comments, :: and := are left alone, as is a colon before a digit. A value is never looked at again. parameters is an object; keys that statement does not name are allowed. NULL for NULL. Errors: a parameter that is not given, null, an array or an object where no literal stands, an unclosed quote or comment.';
