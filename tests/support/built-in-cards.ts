import { pino } from 'pino';
import { BUILT_IN_KNOWLEDGE, type LiveCatalog, openCatalog } from '../../src/catalog/catalog.ts';

let opened: Promise<LiveCatalog> | undefined;

/** The built-in cards, read once for all test files of a worker, and left open. */
export function builtInCatalog(): Promise<LiveCatalog> {
  opened ??= openCatalog({
    directory: BUILT_IN_KNOWLEDGE,
    log: pino({ level: 'silent' }),
    watching: false,
  });
  return opened;
}
