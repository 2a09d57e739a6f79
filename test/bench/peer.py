# The BG/NBD fit of customer_summary by lifetimes, a Python package: seconds of CPU of the fit alone,
# without the transfer, and the peak of memory. Needs pandas, and psql on the PATH.
import io
import resource
import subprocess
import time

import pandas
import lifetimes

rows = subprocess.run(['psql', '-XAtq', '-d', 'bench', '-c', 'COPY (SELECT x, t_x, t FROM customer_summary) TO STDOUT CSV'],
                      capture_output=True, check=True, text=True).stdout
facts = pandas.read_csv(io.StringIO(rows), names=['x', 't_x', 't'])
model = lifetimes.BetaGeoFitter()
started = time.process_time()
model.fit(facts.x, facts.t_x, facts.t)
print('lifetimes: BG/NBD of %d customers in %.1f s of CPU, %d MB, %s' %
      (len(facts), time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
       ', '.join('%s %.6f' % item for item in model.params_.items())))
