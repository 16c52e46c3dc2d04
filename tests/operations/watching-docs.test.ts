import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startOperations } from '../../src/operations/operations.ts';
import { silent } from '../support/databases.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/operations');
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** The names of metrics in a text, without the endings that a histogram's series have. */
const metricsIn = (page: string) =>
  new Set(
    [...page.matchAll(/\b(?:guidepost|process|nodejs)_[a-z_]+/g)].map(([name]) =>
      name.replace(/_(bucket|sum|count)$/, ''),
    ),
  );

let served: Set<string>;
beforeAll(async () => {
  const listen = { port: 0, address: '127.0.0.1', chosen: true };
  const operations = await startOperations({ listen, version: '1', log: silent, now: () => new Date() });
  const page = await (await fetch(`http://127.0.0.1:${operations.port}/metrics`)).text();
  served = new Set([...page.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
  await operations.close();
});

it.each(['README.md', 'alerts.yml', 'dashboard.json'])('%s names only metrics that are served', (name) => {
  const named = metricsIn(text(name));
  expect(named.size).toBeGreaterThan(5);
  expect([...named].filter((metric) => !served.has(metric))).toEqual([]);
});

it('README.md explains every metric', () => {
  const named = metricsIn(text('README.md'));
  expect([...served].filter((metric) => !named.has(metric))).toEqual([]);
});

it('Each alert says what is wrong and what to do', () => {
  const { groups } = parse(text('alerts.yml')) as {
    groups: { rules: { alert?: string; annotations?: { summary?: string; what_to_do?: string } }[] }[];
  };
  const alerts = groups.flatMap(({ rules }) => rules).filter(({ alert }) => alert !== undefined);
  expect(alerts.length).toBeGreaterThan(5);
  expect(alerts.filter(({ annotations: is }) => !is?.summary || !is.what_to_do)).toEqual([]);
});

it('Each panel of the dashboard has a query and a place of its own', () => {
  const { panels } = JSON.parse(text('dashboard.json')) as {
    panels: { id: number; gridPos: { x: number; y: number }; targets: { expr: string }[] }[];
  };
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length);
  for (const { targets } of panels) expect(targets.every(({ expr }) => expr.length > 0)).toBe(true);
});
