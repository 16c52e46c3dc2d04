import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { createRedact } from '../src/redact.ts';

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

  it('never shows a secret of the settings, in whatever form a library prints it', () => {
    const redact = createRedact({
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      DATABASE_URL: 'postgres://bot:hunter2%40home"x@db/guide',
      HTTPS_PROXY: 'http://me:open/sesame@proxy.example:3128',
      GIT_TOKEN_WIKI: 'ghp_wholly',
      CONFLUENCE_TOKEN: 'ATATT-wholly',
      NOTION_TOKEN_OPS: 'ntn_wholly',
      PORT: '3000',
      API_TOKENS: 'laptop=first-secret-of-a-program, ci+handbook=second-secret-of-a-program',
    });
    for (const text of [
      'signed with 0123456789abcdef0123456789abcdef',
      'git got ghp_wholly',
      'they got ATATT-wholly and ntn_wholly',
      'the password is hunter2%40home"x',
      'the password is hunter2@home"x',
      JSON.stringify({ password: 'hunter2@home"x' }),
      'no host open/sesame',
      'Bearer second-secret-of-a-program',
      'postgres://bot:p@ss/word?hunter2#home@db/guide',
      'postgres://db/guide?user=bot&password=hunter2&sslmode=require',
    ])
      expect(redact(text)).not.toMatch(/abcdef|wholly|hunter2|home|sesame|ss\/word|-secret-of/);
    expect(redact('listens on port 3000; see https://docs.example:80/a and write to me@example.com')).toBe(
      'listens on port 3000; see https://docs.example:80/a and write to me@example.com',
    );
  });
});
