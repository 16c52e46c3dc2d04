/** A few of the metrics of one process, as text in the format that Prometheus reads. */
export interface Registry {
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string): Gauge;
  /** @param bounds the upper bounds of the buckets, rising; one without a bound is added */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** Everything as it is now. */
  text(): string;
}

/** What sets one series of a metric apart from the others. Few values each: every combination is kept for ever. */
export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  add(labels?: Labels, by?: number): void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
  /** Forgets all values, where those of the next reading may be others. */
  clear(): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

/** The type of what `Registry.text` returns. */
export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  lines(): string[];
}

export function createRegistry(): Registry {
  const metrics: Metric[] = [];

  const series = (name: string, help: string, type: 'counter' | 'gauge') => {
    const values = new Map<string, number>();
    metrics.push({
      name,
      help,
      type,
      lines: () => [...values].map(([labels, value]) => `${name}${labels} ${numeral(value)}`),
    });
    return values;
  };

  return {
    counter(name, help) {
      const values = series(name, help, 'counter');
      return {
        add(labels = {}, by = 1) {
          const key = braces(labels);
          values.set(key, (values.get(key) ?? 0) + by);
        },
      };
    },

    gauge(name, help) {
      const values = series(name, help, 'gauge');
      return {
        set: (value, labels = {}) => void values.set(braces(labels), value),
        clear: () => values.clear(),
      };
    },

    histogram(name, help, bounds) {
      const all = new Map<string, { labels: Labels; counts: number[]; sum: number }>();
      metrics.push({
        name,
        help,
        type: 'histogram',
        lines: () =>
          [...all.values()].flatMap(({ labels, counts, sum }) => {
            let below = 0;
            const buckets = [...bounds, Number.POSITIVE_INFINITY].map((bound, index) => {
              below += counts[index] ?? 0;
              return `${name}_bucket${braces({ ...labels, le: numeral(bound) })} ${below}`;
            });
            const own = braces(labels);
            return [...buckets, `${name}_sum${own} ${numeral(sum)}`, `${name}_count${own} ${below}`];
          }),
      });
      return {
        observe(value, labels = {}) {
          const key = braces(labels);
          const one = all.get(key) ?? { labels, counts: new Array(bounds.length + 1).fill(0), sum: 0 };
          all.set(key, one);
          const at = bounds.findIndex((bound) => value <= bound);
          const bucket = at < 0 ? bounds.length : at;
          one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
          one.sum += value;
        },
      };
    },

    text: () =>
      metrics
        .flatMap(({ name, help, type, lines }) => [
          `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}`,
          `# TYPE ${name} ${type}`,
          ...lines(),
        ])
        .concat('')
        .join('\n'),
  };
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function numeral(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}
