import type { CardFile } from '../card-file.ts';
import type { Problem } from '../problem.ts';
import { webLinksIn } from '../prose.ts';
import { adviceAt, errorAt, type Rule } from './rule.ts';

/**
 * References and links point to public pages. Each is listed once per card, and a page has the same name on
 * all cards.
 */
export const references: Rule = ({ files }) => {
  const nameOf = new Map<string, { title: string; id: string }>();
  return files.flatMap((file) => [...addresses(file), ...repeated(file), ...otherNames(file, nameOf)]);
};

function addresses(file: CardFile): Problem[] {
  const links = [
    ...file.card.references.map(({ url }, index) => ({ url, line: file.lineOf('references', index) })),
    ...file.card.sections.flatMap(({ body, line }, index) =>
      webLinksIn(body).map((link) => ({ url: link.url, line: (file.textLines[index] ?? line) + link.line })),
    ),
  ];
  return links.flatMap(({ url, line }) => {
    const fault = faultOf(url);
    return fault ? errorAt(file, line, `the address "${url}" ${fault.what}.`, fault.fix) : [];
  });
}

function faultOf(address: string): { what: string; fix: string } | undefined {
  if (!URL.canParse(address) || /\s/.test(address)) {
    return { what: 'is not well-formed', fix: 'Copy it from the address bar of the browser.' };
  }
  const url = new URL(address);
  if (url.username || url.password) {
    return { what: 'contains a user name or password', fix: 'Remove what is before the @.' };
  }
  if (
    url.port ||
    !/\.[a-z]{2,}$/i.test(url.hostname) ||
    /\.(local|internal|test|example|invalid)$/.test(url.hostname)
  ) {
    return { what: 'is not one that everyone can open', fix: 'Refer to a public page.' };
  }
  if (/^(www\.)?example\.(com|org|net)$/.test(url.hostname)) {
    return { what: 'is only an example', fix: 'Refer to a page that exists.' };
  }
  const tracking = [...url.searchParams.keys()].find((key) => /^(utm_.*|gclid|fbclid)$/.test(key));
  if (tracking) {
    return {
      what: `contains the tracking parameter "${tracking}"`,
      fix: 'Remove that parameter: it records who clicked where.',
    };
  }
  return undefined;
}

function repeated(file: CardFile): Problem[] {
  const seen = new Set<string>();
  return file.card.references.flatMap(({ title, url }, index) => {
    const keys = [pageOf(url), title.toLowerCase()];
    const twice = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    if (!twice) return [];
    return errorAt(
      file,
      file.lineOf('references', index),
      `the reference "${title}" is listed twice.`,
      'Remove one.',
    );
  });
}

function otherNames(file: CardFile, nameOf: Map<string, { title: string; id: string }>): Problem[] {
  return file.card.references.flatMap(({ title, url }, index) => {
    const first = nameOf.get(pageOf(url)) ?? { title, id: file.card.id };
    nameOf.set(pageOf(url), first);
    if (first.title === title || first.id === file.card.id) return [];
    return adviceAt(
      file,
      file.lineOf('references', index),
      `the page "${title}" is called "${first.title}" on ${first.id}.`,
      'Use the same name on all cards.',
    );
  });
}

/** The part of an address that distinguishes one page from another. */
function pageOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname, search, hash } = new URL(address);
  return hostname.replace(/^www\./, '') + pathname.replace(/\/$/, '') + search + hash;
}
