import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Registry } from './exposition.ts';

/** Short enough to notice what holds up an answer, in ms. */
const RESOLUTION_MS = 10;

/** 100 is the longest. */
const PERCENTILES = [50, 90, 99, 100];

/**
 * What the process itself takes, under the names that are usual for Node.
 * @returns reads it; the delays are those since the last reading
 */
export function createProcessMetrics(registry: Registry): { read(): void; stop(): void } {
  const memory = registry.gauge('process_resident_memory_bytes', 'Memory that the process takes.');
  const heap = registry.gauge('nodejs_heap_size_used_bytes', 'Memory that JavaScript objects take.');
  const cpu = registry.counter('process_cpu_seconds_total', 'Processor time that the process took.');
  const since = registry.gauge('process_start_time_seconds', 'When the process started, in epoch seconds.');
  const lag = registry.gauge(
    'guidepost_event_loop_delay_seconds',
    'How long work had to wait for its turn since the last reading, by percentile; 100 is the longest wait.',
  );
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let cpuMicros = 0;
  return {
    read() {
      const { rss, heapUsed } = process.memoryUsage();
      memory.set(rss);
      heap.set(heapUsed);
      const { user, system } = process.cpuUsage();
      cpu.add({}, (user + system - cpuMicros) / 1e6);
      cpuMicros = user + system;
      since.set(performance.timeOrigin / 1000);
      for (const percentile of PERCENTILES) {
        // The timer's own interval is no delay.
        const ms = delays.percentile(percentile) / 1e6 - RESOLUTION_MS;
        lag.set(Math.max(0, ms) / 1000, { percentile: String(percentile) });
      }
      delays.reset();
    },
    stop: () => void delays.disable(),
  };
}
