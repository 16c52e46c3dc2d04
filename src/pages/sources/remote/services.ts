import { confluenceSource } from '../confluence/confluence-source.ts';
import { notionSource } from '../notion/notion-source.ts';
import type { PageRoot } from '../page-root.ts';
import type { RemoteClock } from './remote-client.ts';
import type { RemoteSource } from './synced-files.ts';

/** A service that gives pages by its API. */
export type ServicePlace = Extract<PageRoot['from'], { type: 'confluence' | 'notion' }>;

export interface ServiceOptions {
  /** By the names of their settings. */
  tokens: Readonly<Record<string, string>>;
  signal: AbortSignal;
  clock?: RemoteClock | undefined;
  /** Whether it is asked again when it is busy or down; true unless given. */
  isPatient?: boolean | undefined;
}

/** The source of the pages of a service. */
export function serviceOf(place: ServicePlace, { tokens, ...options }: ServiceOptions): RemoteSource {
  const token = place.tokenSetting === undefined ? undefined : tokens[place.tokenSetting];
  if (place.type === 'notion') return notionSource(place, token, options);
  const user = tokens[place.tokenSetting?.replace('_TOKEN', '_USER') ?? ''];
  return confluenceSource(place, { token, user }, options);
}

/** What a person calls a service: the beginning of a sentence. */
export function nameOf(place: ServicePlace): string {
  return place.type === 'notion' ? 'Notion' : `Confluence at ${new URL(place.base).host}`;
}
