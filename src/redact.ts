const REDACTED = '[redacted]';

/**
 * Slack's tokens, the password in an address, and one in its query, anywhere in a text. A password may have any character
 * in it that should have been encoded, so it ends at the last “@”. The lengths have limits, because a text that repeats
 * "://" would otherwise be searched again from each one to its end. The addresses that hints give as an example stay readable.
 */
const SECRETS =
  /\b(xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]+|(?<=:\/\/[^\s:/@"]{0,100}:)(?!password@(?:host|proxy\.example):)[^\s"]{1,1000}(?=@)|(?<=[?&](?:ssl)?password=)[^\s"&]{1,1000}/gi;

/** A shorter secret may also be a word that stands anywhere. */
const SHORTEST = 6;

const HOLD_SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
];
/** A list of names with a secret each. */
const TOKENS = 'API_TOKENS';
const ADDRESSES = /^(DATABASE_URL|SLACK_API_URL|OTEL_EXPORTER_OTLP_(TRACES_)?ENDPOINT|https?_proxy)$/i;

/** Removes secrets from a text that the person who runs the bot reads. */
export type Redact = (text: string) => string;

/**
 * The one place that keeps secrets out of the log and out of what a program says as it ends.
 * @param env the settings; their secrets are removed wherever they stand, besides all that looks like one
 */
export function createRedact(env: Record<string, string | undefined> = {}): Redact {
  const known = Object.entries(env)
    .flatMap(([name, value = '']) => secretsIn(name, value.trim()))
    .filter((secret) => secret.length >= SHORTEST)
    // A secret may hold another one.
    .sort((a, b) => b.length - a.length);
  return (text) =>
    known.reduce((left, secret) => left.replaceAll(secret, REDACTED), text.replace(SECRETS, REDACTED));
}

/** In all the forms in which it may be printed. */
function secretsIn(name: string, value: string): string[] {
  const raw =
    HOLD_SECRETS.includes(name) || /^(?:GIT|CONFLUENCE|NOTION)_TOKEN/.test(name)
      ? [value]
      : name === TOKENS
        ? value.split(/[\s,]+/).map((entry) => entry.replace(/^[^=]*=/, ''))
        : ADDRESSES.test(name)
          ? [/:\/\/[^:]*:(.+)@/s.exec(value)?.[1] ?? '']
          : [];
  return raw.flatMap((secret) => {
    const forms = [secret, decoded(secret)];
    return [...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))];
  });
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}
