import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  DiagLogLevel,
  diag,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from '../log.ts';
import type { Traces } from './traces.ts';

/** A stop waits no longer for a collector, in ms. */
const LAST_SEND_MS = 800;

/** So many failures to send are told once, in ms: a collector that is away stays away for a while. */
const TOLD_EVERY_MS = 5 * 60_000;

/**
 * Traces in OpenTelemetry's format, sent over HTTP as JSON. Headers and sampling beyond that are read from the environment by
 * the exporter itself (OTEL_EXPORTER_OTLP_HEADERS).
 * @param url of the collector's own path for traces
 */
export function otlpTraces(url: string, { version, log }: { version: string; log: Log }): Traces {
  const tell = failureTeller(log);
  const none = () => {};
  diag.setLogger(
    { error: tell, warn: tell, info: none, debug: none, verbose: none },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'guidepost', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer('guidepost', version);
  const requests = new AsyncLocalStorage<Context>();
  return {
    around(type, work) {
      const span = tracer.startSpan(`slack ${type}`, { kind: SpanKind.SERVER, root: true });
      return requests.run(trace.setSpan(ROOT_CONTEXT, span), async () => {
        try {
          return await work();
        } catch (error) {
          // Neither the message nor the stack: both may quote people.
          span.setStatus({ code: SpanStatusCode.ERROR });
          span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
          throw error;
        } finally {
          span.end();
        }
      });
    },

    ended(name, seconds, attributes, ok) {
      const request = requests.getStore();
      if (!request) return;
      const endTime = Date.now();
      const startTime = endTime - seconds * 1000;
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, startTime, attributes }, request);
      if (!ok) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },

    async close() {
      await provider.forceFlush({ timeoutMillis: LAST_SEND_MS }).catch(tell);
      // It would wait for a collector that is away much longer than a stop may take.
      void provider.shutdown().catch(() => {});
    },
  };
}

/** What tells the person who runs the bot, once in a while. */
function failureTeller(log: Log): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    log.warn({ event: 'traces.not_sent' }, 'traces could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT');
  };
}
