import { expect, it } from 'vitest';
import { createRegistry } from '../../src/operations/exposition.ts';

it('Counters, gauges and histograms are written as Prometheus reads them', () => {
  const registry = createRegistry();
  const asked = registry.counter('asked_total', 'Questions.\nAll of them.');
  asked.add({ entry: 'a "b" \\ c\nd' });
  asked.add({ entry: 'a "b" \\ c\nd' }, 2);
  const gauge = registry.gauge('waiting', 'Waiting.');
  gauge.set(1.5);
  const seconds = registry.histogram('seconds', 'Time.', [0.1, 1]);
  for (const value of [0.1, 0.5, 7]) seconds.observe(value, { type: 'x' });
  expect(registry.text()).toBe(`# HELP asked_total Questions.\\nAll of them.
# TYPE asked_total counter
asked_total{entry="a \\"b\\" \\\\ c\\nd"} 3
# HELP waiting Waiting.
# TYPE waiting gauge
waiting 1.5
# HELP seconds Time.
# TYPE seconds histogram
seconds_bucket{type="x",le="0.1"} 1
seconds_bucket{type="x",le="1"} 2
seconds_bucket{type="x",le="+Inf"} 3
seconds_sum{type="x"} 7.6
seconds_count{type="x"} 3
`);
  gauge.clear();
  expect(registry.text()).not.toContain('waiting 1.5');
});
