-- tables: what is known of customers, as ordinary tables of the caller: who they are, what was said,
-- what they bought
--
-- Each row of dbm_internal.customer_model() is one relation of the model. "definition" stands on its own:
-- the table with its keys and checks, its indexes, a comment on every column. "links" holds what
-- needs another object: foreign keys and triggers. So one relation can be built alone, which is how
-- dbm.map_source learns what a column must be. Three tokens are replaced before a script runs:
-- @schema@ by the quoted name of the schema, @customer_id@ by the type of the customer's id, @currency@ by
-- the default of a currency, which is nothing where none was said: an amount without a currency is refused.
--
-- Rules of the model: built-in types only, and no reference to dbm, so that the tables outlive the
-- extension; customer_id in every key of a table that grows with the customers, so that they can be
-- distributed by it; "_on" is a local calendar day, "_at" an instant; money is numeric in the row's
-- currency; a column that may be missing in somebody's own table is nullable or has a constant default.
-- Indexes and constraints carry the names the server gives them.

CREATE FUNCTION dbm_internal.base_type(type regtype) RETURNS regtype
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
    AS $function$
WITH RECURSIVE base AS (
    SELECT t.oid, t.typtype, t.typbasetype FROM pg_type AS t WHERE t.oid = type
    UNION ALL
    SELECT t.oid, t.typtype, t.typbasetype FROM base AS d JOIN pg_type AS t ON t.oid = d.typbasetype
)
SELECT b.oid::regtype FROM base AS b WHERE b.typtype <> 'd'
$function$;
COMMENT ON FUNCTION dbm_internal.base_type(regtype) IS
'The type under a domain, or under domains of domains; another type itself.';

CREATE FUNCTION dbm_internal.run_ddl(script text, target name, customer_id_type regtype, currency text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    -- The schema comes last: whatever its name contains is not looked at again.
    EXECUTE replace(replace(replace(script, '@customer_id@', format_type(customer_id_type, NULL)),
                            '@currency@', coalesce('DEFAULT ' || quote_literal(currency), '')),
                    '@schema@', quote_ident(target));
END
$function$;
COMMENT ON FUNCTION dbm_internal.run_ddl(text, name, regtype, text) IS
'Runs a script of the model in the schema target: @schema@ stands for its quoted name, @customer_id@ for the type of customer_id, @currency@ for the default of a currency, or for nothing. Names are looked up in pg_catalog only, so nothing planted in target takes part.';

CREATE FUNCTION dbm_internal.customer_model()
    RETURNS TABLE (relation name, mappable boolean, definition text, links text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 15
    SET search_path = pg_catalog, pg_temp
    AS $function$
VALUES
-- Block 1: who they are and how to reach them
('customer', true, $ddl$
CREATE TABLE @schema@.customer (
    customer_id        @customer_id@ NOT NULL PRIMARY KEY,
    kind               text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'enterprise')),
    party_kind         text NOT NULL DEFAULT 'buyer'
                       CHECK (party_kind IN ('buyer', 'supplier', 'dealer', 'distributor', 'partner')),
    state              text NOT NULL DEFAULT 'active' CHECK (state IN ('raw', 'active', 'inactive', 'merged')),
    name               text,
    parent_customer_id @customer_id@ CHECK (parent_customer_id <> customer_id),
    referred_by        @customer_id@ CHECK (referred_by <> customer_id),
    owner              text,
    acquired_on        date,
    source_id          bigint,
    campaign_id        bigint,
    channel            text,
    credit_code        text,
    industry           text,
    employees          integer CHECK (employees >= 0),
    country            text CHECK (country ~ '^[A-Z]{2}$'),
    region_code        text,
    city               text,
    language           text,
    verified_on        date,
    created_at         timestamptz DEFAULT now()
);
CREATE INDEX ON @schema@.customer (parent_customer_id) WHERE parent_customer_id IS NOT NULL;
CREATE INDEX ON @schema@.customer (credit_code) WHERE credit_code IS NOT NULL;
COMMENT ON TABLE @schema@.customer IS 'Block 1. One row per customer: a person or an enterprise. People of an enterprise are in contact.';
COMMENT ON COLUMN @schema@.customer.customer_id IS 'Id of the customer in the books of the business.';
COMMENT ON COLUMN @schema@.customer.kind IS 'person or enterprise.';
COMMENT ON COLUMN @schema@.customer.party_kind IS 'Relation to the business: buyer, supplier, dealer, distributor, partner.';
COMMENT ON COLUMN @schema@.customer.state IS 'raw: a listed name not yet checked. active. inactive: no longer served. merged: lives on under another id.';
COMMENT ON COLUMN @schema@.customer.name IS 'Name of the person or full legal name of the enterprise.';
COMMENT ON COLUMN @schema@.customer.parent_customer_id IS 'Customer this one belongs to: group, head office, household. No foreign key: it may live on another node.';
COMMENT ON COLUMN @schema@.customer.referred_by IS 'Customer who brought this one. No foreign key: it may live on another node.';
COMMENT ON COLUMN @schema@.customer.owner IS 'Member of staff or team in charge now. The customer belongs to the business, not to them.';
COMMENT ON COLUMN @schema@.customer.acquired_on IS 'Day of the first touch.';
COMMENT ON COLUMN @schema@.customer.source_id IS 'Source of the first touch.';
COMMENT ON COLUMN @schema@.customer.campaign_id IS 'Campaign of the first touch.';
COMMENT ON COLUMN @schema@.customer.channel IS 'Channel of the first touch.';
COMMENT ON COLUMN @schema@.customer.credit_code IS 'Registration number of an enterprise; in China the unified social credit code of 18 characters.';
COMMENT ON COLUMN @schema@.customer.industry IS 'Industry of an enterprise.';
COMMENT ON COLUMN @schema@.customer.employees IS 'Number of employees of an enterprise.';
COMMENT ON COLUMN @schema@.customer.country IS 'Country, two capital letters of ISO 3166.';
COMMENT ON COLUMN @schema@.customer.region_code IS 'Administrative region; in China six digits of GB/T 2260.';
COMMENT ON COLUMN @schema@.customer.city IS 'City.';
COMMENT ON COLUMN @schema@.customer.language IS 'Language to address the customer in, as in zh or en.';
COMMENT ON COLUMN @schema@.customer.verified_on IS 'Day on which name and main data were last known to be right.';
COMMENT ON COLUMN @schema@.customer.created_at IS 'When the row was made.';
$ddl$, $ddl$
ALTER TABLE @schema@.customer
    ADD FOREIGN KEY (source_id) REFERENCES @schema@.source (source_id),
    ADD FOREIGN KEY (campaign_id) REFERENCES @schema@.campaign (campaign_id),
    ADD FOREIGN KEY (channel) REFERENCES @schema@.channel (code);
$ddl$),

('contact', true, $ddl$
CREATE TABLE @schema@.contact (
    customer_id    @customer_id@ NOT NULL,
    contact_id     bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    name           text,
    is_primary     boolean NOT NULL DEFAULT false,
    valid          boolean NOT NULL DEFAULT true,
    job_title      text,
    department     text,
    buying_role    text CHECK (buying_role IN ('user', 'influencer', 'decider', 'buyer', 'gatekeeper')),
    gender         text CHECK (gender IN ('female', 'male', 'other')),
    birth_date     date,
    birth_is_lunar boolean NOT NULL DEFAULT false,
    marital_status text CHECK (marital_status IN ('single', 'married', 'divorced', 'widowed')),
    occupation     text,
    education      text,
    income_band    text,
    interests      text,
    source_id      bigint,
    verified_on    date,
    created_at     timestamptz DEFAULT now(),
    PRIMARY KEY (customer_id, contact_id)
);
CREATE UNIQUE INDEX ON @schema@.contact (customer_id) WHERE is_primary;
COMMENT ON TABLE @schema@.contact IS 'Block 1. One row per person who can be reached at a customer; a customer who is a person has a contact for themselves.';
COMMENT ON COLUMN @schema@.contact.customer_id IS 'Customer the person belongs to.';
COMMENT ON COLUMN @schema@.contact.contact_id IS 'Id of the person.';
COMMENT ON COLUMN @schema@.contact.name IS 'Name as the person writes it.';
COMMENT ON COLUMN @schema@.contact.is_primary IS 'The person to turn to first; at most one per customer.';
COMMENT ON COLUMN @schema@.contact.valid IS 'false once the person is known to be no longer there.';
COMMENT ON COLUMN @schema@.contact.job_title IS 'Job title.';
COMMENT ON COLUMN @schema@.contact.department IS 'Department.';
COMMENT ON COLUMN @schema@.contact.buying_role IS 'Part in a purchase: user, influencer, decider, buyer, gatekeeper.';
COMMENT ON COLUMN @schema@.contact.gender IS 'female, male or other; NULL when not known.';
COMMENT ON COLUMN @schema@.contact.birth_date IS 'Birthday; month and day count in the calendar that birth_is_lunar names.';
COMMENT ON COLUMN @schema@.contact.birth_is_lunar IS 'true when the birthday is kept by the Chinese calendar.';
COMMENT ON COLUMN @schema@.contact.marital_status IS 'single, married, divorced or widowed; NULL when not known.';
COMMENT ON COLUMN @schema@.contact.occupation IS 'Occupation.';
COMMENT ON COLUMN @schema@.contact.education IS 'Education.';
COMMENT ON COLUMN @schema@.contact.income_band IS 'Band of yearly income, in words of the business.';
COMMENT ON COLUMN @schema@.contact.interests IS 'Interests and hobbies, in the words of the person.';
COMMENT ON COLUMN @schema@.contact.source_id IS 'Source of the person''s data.';
COMMENT ON COLUMN @schema@.contact.verified_on IS 'Day on which the person was last known to be there.';
COMMENT ON COLUMN @schema@.contact.created_at IS 'When the row was made.';
$ddl$, $ddl$
ALTER TABLE @schema@.contact
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (source_id) REFERENCES @schema@.source (source_id);
$ddl$),

('contact_point', true, $ddl$
CREATE TABLE @schema@.contact_point (
    customer_id      @customer_id@ NOT NULL,
    contact_point_id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    contact_id       bigint,
    kind             text NOT NULL CHECK (kind IN ('mobile', 'phone', 'fax', 'email', 'address', 'web',
                         'wechat_openid', 'wechat_unionid', 'wecom_external', 'qq', 'weibo', 'douyin', 'xiaohongshu',
                         'alipay', 'device', 'card')),
    scope            text,
    value            text NOT NULL CHECK (value <> ''),
    normalized       text,
    usage            text CHECK (usage IN ('work', 'home', 'other')),
    is_primary       boolean NOT NULL DEFAULT false,
    valid            boolean NOT NULL DEFAULT true,
    verified_on      date,
    verified_by      text CHECK (verified_by IN ('delivery', 'reply', 'call', 'visit', 'purchase', 'login', 'document', 'source')),
    source_id        bigint,
    created_at       timestamptz DEFAULT now(),
    PRIMARY KEY (customer_id, contact_point_id),
    UNIQUE NULLS NOT DISTINCT (customer_id, contact_id, kind, scope, value),
    CHECK (scope IS NOT NULL OR kind NOT IN ('wechat_openid', 'wechat_unionid'))
);
CREATE INDEX ON @schema@.contact_point (kind, coalesce(normalized, value));
COMMENT ON TABLE @schema@.contact_point IS 'Block 1. One row per way to reach a customer: a number, an e-mail, a WeChat id, an address. Each keeps when and how it was last shown to be right.';
COMMENT ON COLUMN @schema@.contact_point.customer_id IS 'Customer reached.';
COMMENT ON COLUMN @schema@.contact_point.contact_point_id IS 'Id of the way to reach them.';
COMMENT ON COLUMN @schema@.contact_point.contact_id IS 'Person reached; NULL when it is the customer''s as a whole, like a switchboard.';
COMMENT ON COLUMN @schema@.contact_point.kind IS 'mobile, phone, fax, email, address, web, wechat_openid, wechat_unionid, wecom_external, qq, weibo, douyin, xiaohongshu, alipay, device, card.';
COMMENT ON COLUMN @schema@.contact_point.scope IS 'Where the value is unique: app id of a WeChat OpenID, open platform id of a UnionID (both required), extension of a number.';
COMMENT ON COLUMN @schema@.contact_point.value IS 'The value as it was given.';
COMMENT ON COLUMN @schema@.contact_point.normalized IS 'The value in the form in which it is compared; NULL until it is worked out.';
COMMENT ON COLUMN @schema@.contact_point.usage IS 'work, home or other. Work data goes with the job.';
COMMENT ON COLUMN @schema@.contact_point.is_primary IS 'The one to use first of its kind.';
COMMENT ON COLUMN @schema@.contact_point.valid IS 'false once it is known to be wrong: bounced, disconnected, moved.';
COMMENT ON COLUMN @schema@.contact_point.verified_on IS 'Day on which it was last shown to be right; NULL when never.';
COMMENT ON COLUMN @schema@.contact_point.verified_by IS 'How it was shown: delivery, reply, call, visit, purchase, login, document, source.';
COMMENT ON COLUMN @schema@.contact_point.source_id IS 'Source of the value.';
COMMENT ON COLUMN @schema@.contact_point.created_at IS 'When the row was made.';
$ddl$, $ddl$
ALTER TABLE @schema@.contact_point
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (customer_id, contact_id) REFERENCES @schema@.contact (customer_id, contact_id),
    ADD FOREIGN KEY (source_id) REFERENCES @schema@.source (source_id);
$ddl$),

-- Block 2: what was said, asked and complained of
('interaction', true, $ddl$
CREATE TABLE @schema@.interaction (
    customer_id      @customer_id@ NOT NULL,
    interaction_id   bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    occurred_at      timestamptz NOT NULL,
    contact_id       bigint,
    channel          text,
    direction        text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    stage            text CHECK (stage IN ('inform', 'interact', 'purchase', 'fulfil')),
    outcome          text CHECK (outcome IN ('reached', 'no_answer', 'refused', 'wrong_person', 'unreachable')),
    subject          text,
    body             text,
    duration_seconds integer CHECK (duration_seconds >= 0),
    staff            text,
    campaign_id      bigint,
    corrects_id      bigint,
    recorded_at      timestamptz DEFAULT now(),
    PRIMARY KEY (customer_id, interaction_id)
);
CREATE INDEX ON @schema@.interaction (customer_id, occurred_at);
COMMENT ON TABLE @schema@.interaction IS 'Block 2. One row per conversation or message, in or out. Append-only: a wrong record is corrected by a new one that names it.';
COMMENT ON COLUMN @schema@.interaction.customer_id IS 'Customer talked with.';
COMMENT ON COLUMN @schema@.interaction.interaction_id IS 'Id of the record.';
COMMENT ON COLUMN @schema@.interaction.occurred_at IS 'When it took place.';
COMMENT ON COLUMN @schema@.interaction.contact_id IS 'Person talked with.';
COMMENT ON COLUMN @schema@.interaction.channel IS 'Channel.';
COMMENT ON COLUMN @schema@.interaction.direction IS 'inbound: from the customer. outbound: to the customer.';
COMMENT ON COLUMN @schema@.interaction.stage IS 'What it served: inform, interact, purchase, fulfil (payment and delivery).';
COMMENT ON COLUMN @schema@.interaction.outcome IS 'reached, no_answer, refused, wrong_person, unreachable.';
COMMENT ON COLUMN @schema@.interaction.subject IS 'Subject line.';
COMMENT ON COLUMN @schema@.interaction.body IS 'Full text, as it was.';
COMMENT ON COLUMN @schema@.interaction.duration_seconds IS 'Length in seconds.';
COMMENT ON COLUMN @schema@.interaction.staff IS 'Member of staff.';
COMMENT ON COLUMN @schema@.interaction.campaign_id IS 'Campaign it belongs to.';
COMMENT ON COLUMN @schema@.interaction.corrects_id IS 'interaction_id of the record that this one replaces.';
COMMENT ON COLUMN @schema@.interaction.recorded_at IS 'When the row was made.';
$ddl$, $ddl$
ALTER TABLE @schema@.interaction
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (customer_id, contact_id) REFERENCES @schema@.contact (customer_id, contact_id),
    ADD FOREIGN KEY (channel) REFERENCES @schema@.channel (code),
    ADD FOREIGN KEY (campaign_id) REFERENCES @schema@.campaign (campaign_id);
CREATE FUNCTION @schema@.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $body$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
        MESSAGE = format('%s on %I.%I refused: the records are append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME),
        HINT = 'Insert a new record whose corrects_id names the wrong one.';
END
$body$;
COMMENT ON FUNCTION @schema@.refuse_change() IS 'Trigger of append-only tables: refuses UPDATE, DELETE and TRUNCATE.';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON @schema@.interaction
    FOR EACH STATEMENT EXECUTE FUNCTION @schema@.refuse_change();
COMMENT ON TRIGGER append_only ON @schema@.interaction IS 'Records of conversations are never changed or removed.';
$ddl$),

('questionnaire', true, $ddl$
CREATE TABLE @schema@.questionnaire (
    questionnaire_id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    name             text NOT NULL,
    version          integer NOT NULL DEFAULT 1,
    purpose          text,
    campaign_id      bigint,
    valid_from       date,
    valid_to         date CHECK (valid_to >= valid_from),
    UNIQUE (name, version)
);
COMMENT ON TABLE @schema@.questionnaire IS 'Block 2. One row per questionnaire: a survey, or the form that turns free talk into answers.';
COMMENT ON COLUMN @schema@.questionnaire.questionnaire_id IS 'Id of the questionnaire.';
COMMENT ON COLUMN @schema@.questionnaire.name IS 'Name.';
COMMENT ON COLUMN @schema@.questionnaire.version IS 'Version of the questionnaire of that name.';
COMMENT ON COLUMN @schema@.questionnaire.purpose IS 'What the answers are used for.';
COMMENT ON COLUMN @schema@.questionnaire.campaign_id IS 'Campaign that sends it.';
COMMENT ON COLUMN @schema@.questionnaire.valid_from IS 'First day of use.';
COMMENT ON COLUMN @schema@.questionnaire.valid_to IS 'Last day of use.';
$ddl$, $ddl$
ALTER TABLE @schema@.questionnaire
    ADD FOREIGN KEY (campaign_id) REFERENCES @schema@.campaign (campaign_id);
$ddl$),

('question', true, $ddl$
CREATE TABLE @schema@.question (
    question_id      bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    questionnaire_id bigint NOT NULL,
    code             text NOT NULL,
    position         integer NOT NULL DEFAULT 1,
    prompt           text NOT NULL,
    answer_type      text NOT NULL CHECK (answer_type IN ('text', 'number', 'date', 'boolean', 'choice')),
    required         boolean NOT NULL DEFAULT false,
    demand_topic     text,
    UNIQUE (questionnaire_id, code),
    UNIQUE (question_id, answer_type)
);
COMMENT ON TABLE @schema@.question IS 'Block 2. One row per question of a questionnaire, with the type its answers must have.';
COMMENT ON COLUMN @schema@.question.question_id IS 'Id of the question.';
COMMENT ON COLUMN @schema@.question.questionnaire_id IS 'Questionnaire it belongs to.';
COMMENT ON COLUMN @schema@.question.code IS 'Short name, unique in its questionnaire.';
COMMENT ON COLUMN @schema@.question.position IS 'Order in which it is asked.';
COMMENT ON COLUMN @schema@.question.prompt IS 'The question as it is asked.';
COMMENT ON COLUMN @schema@.question.answer_type IS 'text, number, date, boolean, or choice among the rows of question_option.';
COMMENT ON COLUMN @schema@.question.required IS 'true when a filled questionnaire must answer it.';
COMMENT ON COLUMN @schema@.question.demand_topic IS 'Demand that an answer reveals.';
$ddl$, $ddl$
ALTER TABLE @schema@.question
    ADD FOREIGN KEY (questionnaire_id) REFERENCES @schema@.questionnaire (questionnaire_id);
$ddl$),

('question_option', true, $ddl$
CREATE TABLE @schema@.question_option (
    question_id bigint NOT NULL,
    code        text NOT NULL,
    position    integer NOT NULL DEFAULT 1,
    prompt      text NOT NULL,
    PRIMARY KEY (question_id, code)
);
COMMENT ON TABLE @schema@.question_option IS 'Block 2. One row per answer offered by a question of type choice.';
COMMENT ON COLUMN @schema@.question_option.question_id IS 'Question.';
COMMENT ON COLUMN @schema@.question_option.code IS 'Short name of the answer, unique in its question.';
COMMENT ON COLUMN @schema@.question_option.position IS 'Order in which it is offered.';
COMMENT ON COLUMN @schema@.question_option.prompt IS 'The answer as it is offered.';
$ddl$, $ddl$
ALTER TABLE @schema@.question_option
    ADD FOREIGN KEY (question_id) REFERENCES @schema@.question (question_id);
$ddl$),

('answer', true, $ddl$
CREATE TABLE @schema@.answer (
    customer_id    @customer_id@ NOT NULL,
    answer_id      bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    question_id    bigint NOT NULL,
    answer_type    text NOT NULL,
    contact_id     bigint,
    interaction_id bigint,
    value_text     text,
    value_number   numeric,
    value_date     date,
    value_boolean  boolean,
    value_option   text,
    captured_at    timestamptz DEFAULT now(),
    coded_at       timestamptz,
    coder          text,
    PRIMARY KEY (customer_id, answer_id),
    CHECK (num_nonnulls(value_text, value_number, value_date, value_boolean, value_option) = 1),
    CHECK (CASE answer_type WHEN 'text' THEN value_text IS NOT NULL WHEN 'number' THEN value_number IS NOT NULL
                            WHEN 'date' THEN value_date IS NOT NULL WHEN 'boolean' THEN value_boolean IS NOT NULL
                            ELSE value_option IS NOT NULL END)
);
CREATE INDEX ON @schema@.answer (question_id);
COMMENT ON TABLE @schema@.answer IS 'Block 2. One row per answer, in the column of its type; a question with several choices has several rows.';
COMMENT ON COLUMN @schema@.answer.customer_id IS 'Customer who answered.';
COMMENT ON COLUMN @schema@.answer.answer_id IS 'Id of the answer.';
COMMENT ON COLUMN @schema@.answer.question_id IS 'Question answered.';
COMMENT ON COLUMN @schema@.answer.answer_type IS 'Type of the answer; must be that of the question.';
COMMENT ON COLUMN @schema@.answer.contact_id IS 'Person who answered.';
COMMENT ON COLUMN @schema@.answer.interaction_id IS 'Conversation in which it was answered.';
COMMENT ON COLUMN @schema@.answer.value_text IS 'Answer of type text.';
COMMENT ON COLUMN @schema@.answer.value_number IS 'Answer of type number.';
COMMENT ON COLUMN @schema@.answer.value_date IS 'Answer of type date.';
COMMENT ON COLUMN @schema@.answer.value_boolean IS 'Answer of type boolean.';
COMMENT ON COLUMN @schema@.answer.value_option IS 'Answer of type choice: a code of question_option.';
COMMENT ON COLUMN @schema@.answer.captured_at IS 'When it was given.';
COMMENT ON COLUMN @schema@.answer.coded_at IS 'When it was coded afterwards from the record of the conversation; NULL when coded as it was given.';
COMMENT ON COLUMN @schema@.answer.coder IS 'Who coded it.';
$ddl$, $ddl$
ALTER TABLE @schema@.answer
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (customer_id, contact_id) REFERENCES @schema@.contact (customer_id, contact_id),
    ADD FOREIGN KEY (customer_id, interaction_id) REFERENCES @schema@.interaction (customer_id, interaction_id),
    ADD FOREIGN KEY (question_id, answer_type) REFERENCES @schema@.question (question_id, answer_type),
    ADD FOREIGN KEY (question_id, value_option) REFERENCES @schema@.question_option (question_id, code);
$ddl$),

('feedback', true, $ddl$
CREATE TABLE @schema@.feedback (
    customer_id    @customer_id@ NOT NULL,
    feedback_id    bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    kind           text NOT NULL CHECK (kind IN ('complaint', 'request', 'suggestion', 'praise', 'review', 'satisfaction')),
    received_at    timestamptz NOT NULL,
    contact_id     bigint,
    channel        text,
    transaction_id text,
    subject        text,
    body           text,
    satisfaction   integer CHECK (satisfaction BETWEEN 1 AND 5),
    status         text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'working', 'answered', 'resolved', 'reopened')),
    owner          text,
    due_at         timestamptz,
    answer         text,
    answered_at    timestamptz,
    resolved_at    timestamptz,
    reopened       integer NOT NULL DEFAULT 0 CHECK (reopened >= 0),
    compensation   numeric CHECK (compensation >= 0 AND compensation < 'Infinity'),
    currency       text @currency@ CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (customer_id, feedback_id),
    CHECK (currency IS NOT NULL OR compensation IS NULL)
);
CREATE INDEX ON @schema@.feedback (due_at) WHERE resolved_at IS NULL;
COMMENT ON TABLE @schema@.feedback IS 'Block 2. One row per complaint, service request, suggestion, praise, review or satisfaction reply, with what became of it.';
COMMENT ON COLUMN @schema@.feedback.customer_id IS 'Customer who spoke up.';
COMMENT ON COLUMN @schema@.feedback.feedback_id IS 'Id of the feedback.';
COMMENT ON COLUMN @schema@.feedback.kind IS 'complaint, request (for service), suggestion, praise, review, satisfaction.';
COMMENT ON COLUMN @schema@.feedback.received_at IS 'When it came in.';
COMMENT ON COLUMN @schema@.feedback.contact_id IS 'Person who spoke up.';
COMMENT ON COLUMN @schema@.feedback.channel IS 'Channel it came by.';
COMMENT ON COLUMN @schema@.feedback.transaction_id IS 'Order it is about.';
COMMENT ON COLUMN @schema@.feedback.subject IS 'Subject.';
COMMENT ON COLUMN @schema@.feedback.body IS 'Full text.';
COMMENT ON COLUMN @schema@.feedback.satisfaction IS 'Satisfaction, 1 (worst) to 5 (best).';
COMMENT ON COLUMN @schema@.feedback.status IS 'open, working, answered, resolved, reopened.';
COMMENT ON COLUMN @schema@.feedback.owner IS 'Who answers for it.';
COMMENT ON COLUMN @schema@.feedback.due_at IS 'Until when it must be answered.';
COMMENT ON COLUMN @schema@.feedback.answer IS 'The answer given.';
COMMENT ON COLUMN @schema@.feedback.answered_at IS 'When it was first answered.';
COMMENT ON COLUMN @schema@.feedback.resolved_at IS 'When it was resolved.';
COMMENT ON COLUMN @schema@.feedback.reopened IS 'How often it was opened again.';
COMMENT ON COLUMN @schema@.feedback.compensation IS 'Compensation paid, in currency.';
COMMENT ON COLUMN @schema@.feedback.currency IS 'Currency of compensation, three capital letters of ISO 4217.';
$ddl$, $ddl$
ALTER TABLE @schema@.feedback
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (customer_id, contact_id) REFERENCES @schema@.contact (customer_id, contact_id),
    ADD FOREIGN KEY (channel) REFERENCES @schema@.channel (code),
    ADD FOREIGN KEY (customer_id, transaction_id) REFERENCES @schema@.transaction (customer_id, transaction_id);
$ddl$),

-- Block 3: what was bought
('product', true, $ddl$
CREATE TABLE @schema@.product (
    product_id text NOT NULL PRIMARY KEY,
    name       text NOT NULL,
    category   text,
    brand      text,
    unit       text,
    list_price numeric CHECK (list_price >= 0 AND list_price < 'Infinity'),
    unit_cost  numeric CHECK (unit_cost >= 0 AND unit_cost < 'Infinity'),
    currency   text @currency@ CHECK (currency ~ '^[A-Z]{3}$'),
    active     boolean NOT NULL DEFAULT true,
    CHECK (currency IS NOT NULL OR num_nonnulls(list_price, unit_cost) = 0)
);
CREATE INDEX ON @schema@.product (category);
COMMENT ON TABLE @schema@.product IS 'Block 3. One row per product or service that is sold.';
COMMENT ON COLUMN @schema@.product.product_id IS 'Id of the product in the books of the business.';
COMMENT ON COLUMN @schema@.product.name IS 'Name.';
COMMENT ON COLUMN @schema@.product.category IS 'Class of products it belongs to.';
COMMENT ON COLUMN @schema@.product.brand IS 'Brand.';
COMMENT ON COLUMN @schema@.product.unit IS 'Unit in which quantities are counted.';
COMMENT ON COLUMN @schema@.product.list_price IS 'List price of one unit, in currency.';
COMMENT ON COLUMN @schema@.product.unit_cost IS 'Cost of one unit, in currency.';
COMMENT ON COLUMN @schema@.product.currency IS 'Currency of price and cost, three capital letters of ISO 4217.';
COMMENT ON COLUMN @schema@.product.active IS 'false when it is no longer sold.';
$ddl$, ''),

('transaction', true, $ddl$
CREATE TABLE @schema@.transaction (
    customer_id    @customer_id@ NOT NULL,
    transaction_id text NOT NULL,
    ordered_on     date NOT NULL CHECK (isfinite(ordered_on)),
    ordered_at     timestamptz,
    amount         numeric NOT NULL CHECK (amount > '-Infinity' AND amount < 'Infinity'),
    currency       text NOT NULL @currency@ CHECK (currency ~ '^[A-Z]{3}$'),
    kind           text NOT NULL DEFAULT 'sale' CHECK (kind IN ('sale', 'refund')),
    status         text NOT NULL DEFAULT 'paid'
                   CHECK (status IN ('quote', 'order', 'paid', 'delivered', 'returned', 'cancelled')),
    channel        text,
    source_id      bigint,
    campaign_id    bigint,
    store_id       text,
    contact_id     bigint,
    staff          text,
    payment_method text,
    quoted_on      date,
    paid_on        date,
    delivered_on   date,
    returned_on    date,
    refund_of      text,
    PRIMARY KEY (customer_id, transaction_id),
    CHECK (CASE kind WHEN 'refund' THEN amount < 0 ELSE amount >= 0 END)
);
CREATE INDEX ON @schema@.transaction (customer_id, ordered_on);
COMMENT ON TABLE @schema@.transaction IS 'Block 3. One row per money event: a quote, an order and what became of it, or a refund.';
COMMENT ON COLUMN @schema@.transaction.customer_id IS 'Customer who pays.';
COMMENT ON COLUMN @schema@.transaction.transaction_id IS 'Id of the order or refund, unique for the customer.';
COMMENT ON COLUMN @schema@.transaction.ordered_on IS 'Business day of the order, or of the refund, in the local time of the business.';
COMMENT ON COLUMN @schema@.transaction.ordered_at IS 'Instant of the order, where it is known.';
COMMENT ON COLUMN @schema@.transaction.amount IS 'Money in currency, after discounts: 0 or more for a sale, below 0 for a refund.';
COMMENT ON COLUMN @schema@.transaction.currency IS 'Currency of amount, three capital letters of ISO 4217.';
COMMENT ON COLUMN @schema@.transaction.kind IS 'sale, or refund: money given back on a sale that stands. It takes effect like a sale, by its status.';
COMMENT ON COLUMN @schema@.transaction.status IS 'How far it has come: quote, order, paid, delivered, returned, cancelled. order, paid and delivered count as revenue unless the row counted_statuses of setting says otherwise; quote, returned and cancelled never do.';
COMMENT ON COLUMN @schema@.transaction.channel IS 'Channel it came by.';
COMMENT ON COLUMN @schema@.transaction.source_id IS 'Source that brought it.';
COMMENT ON COLUMN @schema@.transaction.campaign_id IS 'Campaign that brought it.';
COMMENT ON COLUMN @schema@.transaction.store_id IS 'Shop where it was made, or NULL when online.';
COMMENT ON COLUMN @schema@.transaction.contact_id IS 'Person who ordered.';
COMMENT ON COLUMN @schema@.transaction.staff IS 'Member of staff who sold.';
COMMENT ON COLUMN @schema@.transaction.payment_method IS 'How it was paid.';
COMMENT ON COLUMN @schema@.transaction.quoted_on IS 'Day of the quote.';
COMMENT ON COLUMN @schema@.transaction.paid_on IS 'Day of payment.';
COMMENT ON COLUMN @schema@.transaction.delivered_on IS 'Day of delivery.';
COMMENT ON COLUMN @schema@.transaction.returned_on IS 'Day of return.';
COMMENT ON COLUMN @schema@.transaction.refund_of IS 'transaction_id of the sale that a refund pays back. No foreign key: the sale may be older than the data.';
$ddl$, $ddl$
ALTER TABLE @schema@.transaction
    ADD FOREIGN KEY (customer_id) REFERENCES @schema@.customer (customer_id),
    ADD FOREIGN KEY (customer_id, contact_id) REFERENCES @schema@.contact (customer_id, contact_id),
    ADD FOREIGN KEY (channel) REFERENCES @schema@.channel (code),
    ADD FOREIGN KEY (source_id) REFERENCES @schema@.source (source_id),
    ADD FOREIGN KEY (campaign_id) REFERENCES @schema@.campaign (campaign_id);
$ddl$),

('transaction_item', true, $ddl$
CREATE TABLE @schema@.transaction_item (
    customer_id       @customer_id@ NOT NULL,
    transaction_id    text NOT NULL,
    line_no           integer NOT NULL,
    product_id        text,
    description       text,
    quantity          numeric NOT NULL DEFAULT 1 CHECK (quantity > 0 AND quantity < 'Infinity'),
    unit_price        numeric CHECK (unit_price >= 0 AND unit_price < 'Infinity'),
    discount          numeric NOT NULL DEFAULT 0 CHECK (discount >= 0 AND discount < 'Infinity'),
    returned_quantity numeric NOT NULL DEFAULT 0 CHECK (returned_quantity BETWEEN 0 AND quantity),
    terms             text,
    special_need      text,
    PRIMARY KEY (customer_id, transaction_id, line_no)
);
CREATE INDEX ON @schema@.transaction_item (product_id);
COMMENT ON TABLE @schema@.transaction_item IS 'Block 3. One row per line of an order: what, how much, at what price and on what terms.';
COMMENT ON COLUMN @schema@.transaction_item.customer_id IS 'Customer of the order.';
COMMENT ON COLUMN @schema@.transaction_item.transaction_id IS 'Order.';
COMMENT ON COLUMN @schema@.transaction_item.line_no IS 'Number of the line in the order.';
COMMENT ON COLUMN @schema@.transaction_item.product_id IS 'Product.';
COMMENT ON COLUMN @schema@.transaction_item.description IS 'What was ordered, in words, where product_id does not say it.';
COMMENT ON COLUMN @schema@.transaction_item.quantity IS 'Quantity in the unit of the product.';
COMMENT ON COLUMN @schema@.transaction_item.unit_price IS 'Price of one unit, in the currency of the order.';
COMMENT ON COLUMN @schema@.transaction_item.discount IS 'Discount on the whole line, in the currency of the order.';
COMMENT ON COLUMN @schema@.transaction_item.returned_quantity IS 'Quantity that was given back.';
COMMENT ON COLUMN @schema@.transaction_item.terms IS 'Terms of delivery and payment agreed for the line.';
COMMENT ON COLUMN @schema@.transaction_item.special_need IS 'Special need that the customer stated.';
$ddl$, $ddl$
ALTER TABLE @schema@.transaction_item
    ADD FOREIGN KEY (customer_id, transaction_id) REFERENCES @schema@.transaction (customer_id, transaction_id),
    ADD FOREIGN KEY (product_id) REFERENCES @schema@.product (product_id);
$ddl$)
$function$;
COMMENT ON FUNCTION dbm_internal.customer_model() IS
'Relations of the blocks basic information, contact history and transaction history, one row each: name, whether dbm.map_source may bind it to another table, script that makes it, script that links it to others.';
