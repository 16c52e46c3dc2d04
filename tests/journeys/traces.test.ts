import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { said, startJourney } from './journey.ts';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

/** Takes traces as OpenTelemetry's collectors do: OTLP over HTTP, in JSON. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(`${request.url} ${await text(request)}`);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    received: () => bodies.join('\n'),
    spans(): Span[] {
      return bodies.flatMap((body) => {
        const { resourceSpans } = JSON.parse(body.slice(body.indexOf(' ')));
        return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        );
      });
    },
  };
}

it('Whoever collects traces sees what a question cost, part by part, and nothing that people wrote', async () => {
  const collector = await startCollector();
  const { ada, bot } = await startJourney({ config: { tracesUrl: collector.url } });
  await ada.command('how do we version datasets?');
  await bot.stop();

  const spans = collector.spans();
  const request = spans.find(({ name }) => name === 'slack command');
  const parts = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['answer', 'database']));
  expect(parts.some(({ name }) => name.startsWith('slack.api '))).toBe(true);
  expect(new Set(parts.map(({ traceId }) => traceId))).toEqual(new Set([request?.traceId]));
  const answer = parts.find(({ name }) => name === 'answer');
  expect(answer?.attributes).toContainEqual({ key: 'outcome', value: { stringValue: 'answered' } });
  expect(collector.received()).toMatch(/^\/v1\/traces /);
  expect(collector.received()).not.toMatch(/datasets|U0ADA|Ada/);
});

it('A collector that is away keeps nobody waiting, and the log says so once', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
  const { ada, bot } = await startJourney({ log, config: { tracesUrl: 'http://127.0.0.1:1/v1/traces' } });
  expect(said(await ada.command('how do we version datasets?'))).toContain('Version models and datasets');
  await bot.stop();
  expect(lines.filter((line) => line.includes('traces.not_sent'))).toHaveLength(1);
});
