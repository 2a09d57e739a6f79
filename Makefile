# dbm_marketing: database marketing inside PostgreSQL. `make help` lists the targets.

EXTENSION  = dbm_marketing
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(EXTENSION).control)
MODULE_big = $(EXTENSION)

# One folder a subject: src/core is the mathematics, pure C without PostgreSQL; beside it are the SQL
# entry points. test/check/layout.sh holds the order of the folders.
CORE_OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/core/*/*.c)))
OBJS      = $(patsubst %.c,%.o,$(sort $(wildcard src/*/*.c))) $(CORE_OBJS)

# Statements that are rendered and run, one a file; sql/assemble.sh makes a function of each.
STATEMENTS = $(sort $(wildcard sql/*/statements/*.sql sql/*/tables/*.sql sql/*/views/*.sql))

# Modules of the install script, in dependency order.
SQL_MODULES = \
	sql/base/header.sql \
	sql/base/internal.sql \
	$(STATEMENTS) \
	sql/labels/api.sql \
	sql/orders/types.sql \
	sql/orders/internal.sql \
	sql/orders/api.sql \
	sql/rfm/types.sql \
	sql/rfm/internal.sql \
	sql/rfm/api.sql \
	sql/pareto/types.sql \
	sql/pareto/internal.sql \
	sql/pareto/api.sql \
	sql/clv/types.sql \
	sql/clv/internal.sql \
	sql/clv/internal_interval.sql \
	sql/clv/api.sql \
	sql/clv/api_forecast.sql \
	sql/clv/api_interval.sql \
	sql/clv/api_models.sql \
	sql/clv/internal_backtest.sql \
	sql/clv/api_backtest.sql \
	sql/clv/api_check.sql \
	sql/clv/api_refit.sql \
	sql/clv/api_centre.sql \
	sql/contact/types.sql \
	sql/contact/api_decay.sql \
	sql/contact/api_normalize.sql \
	sql/contact/api_validate.sql \
	sql/address/types.sql \
	sql/address/api.sql \
	sql/name/types.sql \
	sql/name/api.sql \
	sql/company/types.sql \
	sql/company/api.sql \
	sql/similarity/api.sql \
	sql/match/types.sql \
	sql/match/internal.sql \
	sql/match/api.sql \
	sql/values/api.sql \
	sql/values/api_countries.sql \
	sql/model/api.sql \
	sql/model/internal.sql \
	sql/lead_merge/api_rules.sql \
	sql/model/tables.sql \
	sql/lead_merge/tables.sql \
	sql/model/tables_marketing.sql \
	sql/customer_equity/tables.sql \
	sql/customer_equity/views.sql \
	sql/refresh/internal_model.sql \
	sql/orders/refresh.sql \
	sql/rfm/refresh.sql \
	sql/pareto/refresh.sql \
	sql/clv/refresh.sql \
	sql/refresh/internal_scores.sql \
	sql/customer_equity/refresh.sql \
	sql/refresh/internal_steps.sql \
	sql/refresh/api_settings.sql \
	sql/refresh/internal.sql \
	sql/refresh/tables.sql \
	sql/refresh/internal_schedule.sql \
	sql/refresh/views.sql \
	sql/refresh/api.sql \
	sql/refresh/api_schedule.sql \
	sql/lead_merge/internal_resolve.sql \
	sql/lead_merge/internal_find.sql \
	sql/lead_merge/internal_golden.sql \
	sql/lead_merge/internal_merge.sql \
	sql/lead_merge/internal_model.sql \
	sql/lead_merge/internal_preview.sql \
	sql/lead_merge/internal_unmerge.sql \
	sql/lead_merge/views.sql \
	sql/lead_merge/api_find.sql \
	sql/lead_merge/api_golden.sql \
	sql/lead_merge/api_model.sql \
	sql/lead_merge/internal_run.sql \
	sql/lead_merge/api_merge.sql \
	sql/lead_merge/api_points.sql \
	sql/lead_merge/api_resolve.sql \
	sql/lead_merge/api_unmerge.sql \
	sql/schema/internal_values.sql \
	sql/schema/internal_reading.sql \
	sql/schema/internal.sql \
	sql/schema/api.sql \
	sql/cleaning_report/internal.sql \
	sql/cleaning_report/api_defects.sql \
	sql/cleaning_report/internal_fix.sql \
	sql/cleaning_report/api.sql \
	sql/base/first_calls.sql \
	sql/base/privileges.sql

# Tests of installcheck: every file there is, but those on real data, which test/run loads where it is.
TESTS      = $(patsubst test/sql/%.sql,%,$(sort $(wildcard test/sql/*.sql)))
REAL_TESTS = $(filter real_%,$(TESTS))
REGRESS    = $(filter-out real_%,$(TESTS))
ISOLATION  = $(patsubst test/specs/%.spec,%,$(sort $(wildcard test/specs/*.spec)))

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

$(SCRIPT): $(SQL_MODULES) sql/assemble.sh $(EXTENSION).control Makefile
	sh sql/assemble.sh $(SQL_MODULES) > $@ || { rm -f $@; false; }

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
