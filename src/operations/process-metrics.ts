import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Registry } from './exposition.ts';

/** Short enough to notice what holds up an answer, in ms. */
const RESOLUTION_MS = 10;

const QUANTILES = [0.5, 0.9, 0.99, 1];

/**
 * What the process itself takes, under the names that are usual for Node.
 * @returns reads it; the delays are those since the last reading
 */
export function createProcessMetrics(registry: Registry): { read(): void; stop(): void } {
  const memory = registry.gauge('process_resident_memory_bytes', 'Memory that the process takes.');
  const heap = registry.gauge('nodejs_heap_size_used_bytes', 'Memory that JavaScript objects take.');
  const cpu = registry.gauge('process_cpu_seconds_total', 'Processor time that the process took.');
  const since = registry.gauge('process_start_time_seconds', 'When the process started, in epoch seconds.');
  const lag = registry.gauge(
    'guidepost_event_loop_delay_seconds',
    'How long work had to wait for its turn since the last reading, by quantile; 1 is the longest wait.',
  );
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return {
    read() {
      const { rss, heapUsed } = process.memoryUsage();
      memory.set(rss);
      heap.set(heapUsed);
      const { user, system } = process.cpuUsage();
      cpu.set((user + system) / 1e6);
      since.set(performance.timeOrigin / 1000);
      for (const quantile of QUANTILES) {
        // The timer's own interval is no delay.
        const ms = delays.percentile(quantile * 100) / 1e6 - RESOLUTION_MS;
        lag.set(Math.max(0, ms) / 1000, { quantile: String(quantile) });
      }
      delays.reset();
    },
    stop: () => void delays.disable(),
  };
}
