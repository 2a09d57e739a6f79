# dbm_marketing: database marketing inside PostgreSQL. `make help` lists the targets.

EXTENSION  = dbm_marketing
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(EXTENSION).control)
MODULE_big = $(EXTENSION)

# One folder a subject: src/core is the mathematics, pure C without PostgreSQL; beside it are the SQL
# entry points. test/check/layout.sh holds the order of the folders.
CORE_OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/core/*/*.c)))
OBJS      = $(patsubst %.c,%.o,$(sort $(wildcard src/*/*.c))) $(CORE_OBJS)

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

src/base/module.o: $(EXTENSION).control

# The core exports nothing from the library.
$(CORE_OBJS): CFLAGS += -fvisibility=hidden

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
