import { createServer } from 'node:net';
import { z } from 'zod';
import type { Finding } from '../../finding.ts';
import type { OperationsAddress } from '../operations.ts';

const TIMEOUT_MS = 5000;

/** What `/readyz` says. */
const reportSchema = z.object({
  version: z.string(),
  checks: z.record(z.string(), z.object({ status: z.string(), reason: z.string() })),
});

export interface PortSetup {
  /** For Slack's requests or the playground; undefined in Socket Mode, which needs none. */
  port: number | undefined;
  operations: OperationsAddress | undefined;
  /** For programs; undefined where it is off. */
  api?: { port: number; address: string } | undefined;
}

/** Checks that the ports are free, or that the bot itself has them: then it says how it is. */
export async function portFindings({ port, operations, api }: PortSetup): Promise<Finding[]> {
  const running = operations && (await askRunning(operations));
  const findings: Finding[] = [];
  if (port !== undefined && port > 0) {
    const why = await whyNotFree(port);
    findings.push(
      why === undefined
        ? { check: 'Port', status: 'ok', says: `Port ${port} is free.` }
        : running
          ? { check: 'Port', status: 'ok', says: `Port ${port} is in use; the bot is running.` }
          : {
              check: 'Port',
              status: 'warning',
              says: `Port ${port} can’t be used (${why}).`,
              fix: 'If it is not the bot that has it, stop the other program, or set PORT to a free one.',
            },
    );
  }
  if (api && api.port > 0) {
    const why = await whyNotFree(api.port, api.address);
    findings.push(
      why === undefined
        ? { check: 'API port', status: 'ok', says: `Port ${api.port} is free.` }
        : running
          ? { check: 'API port', status: 'ok', says: `Port ${api.port} is in use; the bot is running.` }
          : {
              check: 'API port',
              status: 'warning',
              says: `Port ${api.port} of ${api.address} can’t be used (${why}).`,
              fix: 'If it is not the bot that has it, set API_PORT to a free one, or to “off”, and API_ADDRESS to one of this machine.',
            },
    );
  }
  if (!operations) {
    return [...findings, { check: 'Operations port', status: 'ok', says: 'It is off.' }];
  }
  if (running) return [...findings, ...running];
  const why = operations.port === 0 ? undefined : await whyNotFree(operations.port, operations.address);
  findings.push(
    why === undefined
      ? { check: 'Operations port', status: 'ok', says: `Port ${operations.port} is free.` }
      : {
          check: 'Operations port',
          status: 'failing',
          says: `Port ${operations.port} of ${operations.address} can’t be used (${why}).`,
          fix: 'Set OPERATIONS_PORT to a free one, or to “off”, and OPERATIONS_ADDRESS to one of this machine.',
        },
  );
  return findings;
}

/** What the running bot says of itself; undefined if none answers. */
async function askRunning({ port, address }: OperationsAddress): Promise<Finding[] | undefined> {
  if (port === 0) return undefined;
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  try {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/readyz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { checks, version } = reportSchema.parse(await response.json());
    const failing = Object.values(checks).filter(({ status }) => status !== 'ok');
    const says = `Guidepost ${version} is running at port ${port}`;
    if (failing.length === 0) return [{ check: 'Running bot', status: 'ok', says: `${says}, and ready.` }];
    const reasons = failing.map(({ reason }) => reason).join(' ');
    return [{ check: 'Running bot', status: 'failing', says: `${says}, and not ready. ${reasons}` }];
  } catch {
    return undefined;
  }
}

/** The system's error code. @param address undefined for all of this machine's */
function whyNotFree(port: number, address?: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, address, () => server.close(() => resolve(undefined)));
  });
}
