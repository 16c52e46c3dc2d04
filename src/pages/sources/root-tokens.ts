// Which token is for which place, so that none goes to a host that it isn't meant for.

import { tokenHost } from './git/git-address.ts';
import type { PageRoot } from './page-root.ts';
import type { PageSettings } from './page-settings.ts';

/** The keys of places that take a token, and the settings that hold those. */
export const SERVICES = ['git', 'confluence', 'notion'] as const;
export const TOKENS = {
  git: { setting: 'GIT_TOKEN', places: 'repositories' },
  confluence: { setting: 'CONFLUENCE_TOKEN', places: 'spaces of Confluence' },
  notion: { setting: 'NOTION_TOKEN', places: 'pages of Notion' },
} as const;

/** All tokens of the settings, by their names. */
export function tokensOf({ gitTokens, wikiTokens }: PageSettings): Readonly<Record<string, string>> {
  return { ...gitTokens, ...wikiTokens };
}

/**
 * Says of each root which token it uses.
 * @param tokens all that are set, by the names of their settings
 * @returns the roots, and a fault for each that lacks something
 */
export function withTokens(
  roots: readonly PageRoot[],
  tokens: Readonly<Record<string, string>>,
): { roots: PageRoot[]; faults: string[] } {
  const faults: string[] = [];
  let complete = [...roots];
  for (const service of SERVICES) {
    const resolved = withTokensOf(service, complete, tokens);
    complete = resolved.roots;
    faults.push(...resolved.faults);
  }
  for (const { id, from } of complete) faults.push(...loginFaults(id, from, tokens));
  return { roots: complete, faults };
}

/**
 * Which token each root of one kind uses. GIT_TOKEN is for all of them if they are on one host and none names its own, and so are
 * the tokens of services; a token must not go to a host that it isn't meant for.
 */
function withTokensOf(
  service: (typeof SERVICES)[number],
  roots: readonly PageRoot[],
  tokens: Readonly<Record<string, string>>,
): { roots: PageRoot[]; faults: string[] } {
  const { setting, places } = TOKENS[service];
  const faults: string[] = [];
  const chosen = roots.some(({ from }) => from.type === service && from.tokenSetting !== undefined);
  const hosts = new Set<string>();
  const complete = roots.map((root): PageRoot => {
    const { id, from } = root;
    if (from.type !== service) return root;
    const host = from.type === 'git' ? tokenHost(from.url) : new URL(from.base).host;
    if (host !== undefined) hosts.add(host);
    if (
      chosen &&
      from.tokenSetting &&
      from.tokenSetting !== 'none' &&
      tokens[from.tokenSetting] === undefined
    ) {
      faults.push(
        `The root “${id}” needs the token ${from.tokenSetting}, which is not set. Set it, or remove “token” from the root.`,
      );
    }
    const shared = !chosen && tokens[setting] !== undefined ? setting : undefined;
    const tokenSetting = from.tokenSetting === 'none' ? undefined : (from.tokenSetting ?? shared);
    return { ...root, from: { ...from, tokenSetting } };
  });
  if (!chosen && hosts.size > 1 && tokens[setting] !== undefined) {
    faults.push(
      `${setting} is set, and ${places} are on several hosts (${[...hosts].join(', ')}). It must not go to all of them: say in guidepost.yaml with “token: ${setting}” which roots it is for.`,
    );
  }
  return { roots: complete, faults };
}

/** What a service needs besides its address. */
function loginFaults(id: string, from: PageRoot['from'], tokens: Readonly<Record<string, string>>): string[] {
  if (from.type === 'notion') {
    const name = from.tokenSetting ?? TOKENS.notion.setting;
    if (tokens[name] !== undefined) return [];
    return [
      `The root “${id}” is in Notion and needs ${name}. Create an internal integration that may read content, set ${name} to its secret, and add it to the pages under “…”, “Connections”.`,
    ];
  }
  if (from.type !== 'confluence' || from.edition !== 'cloud') return [];
  const setting = from.tokenSetting ?? TOKENS.confluence.setting;
  const user = setting.replace('_TOKEN', '_USER');
  const missing = [setting, user].filter((name) => tokens[name] === undefined);
  if (missing.length === 0) return [];
  return [
    `The root “${id}” is in Confluence Cloud and needs ${missing.join(' and ')}. Set ${setting} to an API token, and ${user} to the email address of its account.`,
  ];
}
