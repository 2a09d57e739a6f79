# dbm_marketing: database marketing inside PostgreSQL. `make help` lists the targets.

EXTENSION  = dbm_marketing
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(EXTENSION).control)
MODULE_big = $(EXTENSION)

# The mathematics: pure C, one file per algorithm, no PostgreSQL.
CORE_OBJS = \
	src/core/agglomerate.o \
	src/core/average_link.o \
	src/core/bg_bb.o \
	src/core/bg_nbd.o \
	src/core/block_delta.o \
	src/core/blocking.o \
	src/core/btyd.o \
	src/core/calendar.o \
	src/core/cellmap.o \
	src/core/cells.o \
	src/core/centre.o \
	src/core/check_digit.o \
	src/core/cnbd.o \
	src/core/daylog.o \
	src/core/decimal.o \
	src/core/delta_method.o \
	src/core/dictionary.o \
	src/core/domain.o \
	src/core/edit_distance.o \
	src/core/email.o \
	src/core/exact_sum.o \
	src/core/fellegi_sunter.o \
	src/core/firm_alias.o \
	src/core/firm_compare.o \
	src/core/firm_parse.o \
	src/core/firm_piece.o \
	src/core/fold.o \
	src/core/forecast.o \
	src/core/gamma_gamma.o \
	src/core/hypergeometric.o \
	src/core/incomplete_beta.o \
	src/core/incomplete_gamma.o \
	src/core/jaro_winkler.o \
	src/core/junk.o \
	src/core/legal_form.o \
	src/core/linkage_firm.o \
	src/core/linkage_fit.o \
	src/core/linkage_level.o \
	src/core/linkage_name.o \
	src/core/linkage_run.o \
	src/core/linkage_shared.o \
	src/core/linkage_value.o \
	src/core/multiset.o \
	src/core/name_compare.o \
	src/core/name_parse.o \
	src/core/name_words.o \
	src/core/nbd.o \
	src/core/newton.o \
	src/core/ngram.o \
	src/core/nickname.o \
	src/core/online_id.o \
	src/core/pareto_likelihood.o \
	src/core/pareto_nbd.o \
	src/core/phone.o \
	src/core/phone_plan.o \
	src/core/pinyin.o \
	src/core/place.o \
	src/core/postal.o \
	src/core/postal_end.o \
	src/core/postal_han.o \
	src/core/postal_japan.o \
	src/core/postal_unit.o \
	src/core/postal_word.o \
	src/core/purchase_pairs.o \
	src/core/quadrature.o \
	src/core/rank.o \
	src/core/sbg.o \
	src/core/share.o \
	src/core/special.o \
	src/core/survival.o \
	src/core/tally.o \
	src/core/total_spread.o \
	src/core/trade_word.o \
	src/core/union_find.o \
	src/core/utf8.o \
	src/core/valuebag.o \
	src/core/word_cut.o \
	src/core/word_list.o \
	src/core/wordsort.o

# The SQL entry points: one file per capability, plus what they share.
OBJS = \
	src/module.o \
	src/support.o \
	src/purchase_history.o \
	src/purchase_history_io.o \
	src/purchase_history_periods.o \
	src/rfm.o \
	src/rfm_arguments.o \
	src/rfm_group.o \
	src/rfm_segment.o \
	src/rfm_sketch.o \
	src/decay.o \
	src/pareto.o \
	src/pareto_sketch.o \
	src/clv.o \
	src/clv_change.o \
	src/clv_contract.o \
	src/clv_fit.o \
	src/clv_forecast.o \
	src/clv_interval.o \
	src/clv_interval_total.o \
	src/clv_model.o \
	src/clv_sketch.o \
	src/clv_sketch_io.o \
	src/clv_terms.o \
	src/address.o \
	src/company_name.o \
	src/person_name.o \
	src/similarity.o \
	src/cluster.o \
	src/match.o \
	src/match_model.o \
	src/match_reach.o \
	src/match_read.o \
	src/match_run.o \
	src/normalize.o \
	src/validate.o \
	src/validate_reasons.o \
	src/refresh.o \
	$(CORE_OBJS)

# Modules of the install script, in dependency order.
SQL_MODULES = \
	sql/00_header.sql \
	sql/05_labels.sql \
	sql/10_purchase_history.sql \
	sql/20_rfm_sketch.sql \
	sql/21_rfm.sql \
	sql/22_rfm_segment.sql \
	sql/23_rfm_group.sql \
	sql/30_pareto.sql \
	sql/40_clv.sql \
	sql/41_btyd_models.sql \
	sql/42_btyd_forecast.sql \
	sql/43_clv_interval.sql \
	sql/44_clv_backtest.sql \
	sql/45_btyd_check.sql \
	sql/46_btyd_refit.sql \
	sql/50_decay.sql \
	sql/51_address.sql \
	sql/52_normalize.sql \
	sql/53_validate.sql \
	sql/54_person_name.sql \
	sql/55_company_name.sql \
	sql/56_similarity.sql \
	sql/57_cluster.sql \
	sql/58_match.sql \
	sql/60_tables.sql \
	sql/61_lead_merge_tables.sql \
	sql/61_marketing_tables.sql \
	sql/62_results.sql \
	sql/64_views.sql \
	sql/65_customer_equity.sql \
	sql/66_lead_merge_views.sql \
	sql/70_schema.sql \
	sql/78_refresh_scores.sql \
	sql/80_refresh.sql \
	sql/82_schedule.sql \
	sql/83_resolve.sql \
	sql/84_golden_record.sql \
	sql/85_lead_merge.sql \
	sql/86_lead_unmerge.sql \
	sql/87_lead_model.sql \
	sql/87_lead_run.sql \
	sql/88_lead_preview.sql \
	sql/89_find_customer.sql \
	sql/90_cleaning_report.sql \
	sql/95_privileges.sql

# Tests of installcheck, in order: regression, then isolation.
REGRESS = \
	install \
	labels \
	purchase_history \
	rfm_sketch \
	rfm \
	rfm_segment \
	rfm_group \
	decay \
	cluster \
	match \
	match_errors \
	match_traps \
	address \
	normalize \
	chinese_data \
	validate \
	pareto \
	similarity \
	person_name \
	company_name \
	clv \
	btyd_models \
	btyd_forecast \
	clv_interval \
	btyd_refit \
	clv_backtest \
	schema \
	map_source \
	golden_record \
	lead_unmerge \
	lead_incremental \
	lead_merge \
	lead_merge_zh \
	find_customer \
	cleaning_report \
	refresh \
	customer_equity \
	customer_relation \
	views
ISOLATION = \
	refresh_concurrent \
	lead_merge_concurrent

# Tests on real data, in a database that test/run loads when the data is there.
REAL_TESTS = \
	real_purchase_history \
	real_pareto \
	real_company_name \
	real_match \
	real_rfm \
	real_clv \
	real_btyd_models \
	real_clv_interval \
	real_clv_backtest \
	real_refresh \
	real_customer_equity

SCRIPT     = sql/$(EXTENSION)--$(EXTVERSION).sql
DATA_built = $(SCRIPT)
DATA       = $(wildcard sql/$(EXTENSION)--*--*.sql)
EXTRA_CLEAN = $(OBJS:.o=.d) $(OBJS:.o=.bc.d) sql/$(EXTENSION)--*.*.*.sql test/unit/bin results output_iso

REGRESS_OPTS   = --inputdir=test --load-extension=$(EXTENSION)
ISOLATION_OPTS = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)

# -ffp-contract=off: the same sums on every machine. -MMD: a changed header rebuilds what reads it.
PG_CFLAGS   = -std=gnu11 -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare \
	-Wno-missing-field-initializers -Wno-declaration-after-statement -ffp-contract=off
PG_CPPFLAGS = -MMD -MP -Isrc -DDBM_VERSION=\"$(EXTVERSION)\"
SHLIB_LINK  = -lm

PG_CONFIG ?= pg_config
ifeq ($(shell command -v $(PG_CONFIG)),)
ifneq ($(filter-out help demo test test-matrix test-fresh print-%,$(or $(MAKECMDGOALS),all)),)
$(error $(PG_CONFIG) not found: install the server headers (Debian: postgresql-server-dev-15), or run `bash test/run test`, which does)
endif
else
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)
endif

src/module.o: $(EXTENSION).control

# The core exports nothing from the library.
src/core/%.o: CFLAGS += -fvisibility=hidden

# Bitcode is compiled from the same sources: without a name of its own its list would replace the object's.
COMPILE.c.bc += -MF $(@:.bc=.bc.d)
-include $(OBJS:.o=.d) $(OBJS:.o=.bc.d)

$(SCRIPT): $(SQL_MODULES) $(EXTENSION).control Makefile
	cat $(SQL_MODULES) > $@

# What a list of this file holds, for scripts: make -s print-REGRESS
print-%:
	@echo $($*)

.PHONY: demo test test-matrix test-fresh bench help
demo: ## generate orders, or read ORDERS=file.csv, and print who the customers are
	bash test/run demo
test: ## unit tests, regression, isolation, checks and real data in a private server
	bash test/run test
test-matrix: ## the regression suite on the newer PostgreSQL majors, in chroots (root)
	bash test/matrix
test-fresh: ## the two README commands on a minimal Debian 12, in a chroot (root)
	bash test/fresh
bench: ## timings as ratios against plain SQL in the same run
	bash test/bench/run
help: ## this list
	@echo 'make            build'
	@echo 'make install    install into the server that pg_config names'
	@echo 'make installcheck  regression and isolation tests on a running server'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20
