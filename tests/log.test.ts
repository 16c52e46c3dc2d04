import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

describe('the log', () => {
  it.each([true, false])(
    'never shows a token or a password, wherever it stands (readable: %s)',
    (readable) => {
      let written = '';
      const destination = new Writable({
        write(line, _encoding, done) {
          written += line;
          done();
        },
      });
      const log = createLog({ level: 'info', readable, destination });
      log.error(
        { err: new Error('auth failed for xoxb-123-SECRET'), url: 'postgres://bot:hunter2@db.example/guide' },
        'started with xapp-1-A1-SECRET',
      );
      expect(written).toMatch(/started with \[redacted\]/);
      expect(written).toContain('bot:[redacted]@db.example');
      expect(written).not.toMatch(/SECRET|hunter2/);
    },
  );
});
