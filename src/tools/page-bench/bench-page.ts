import type { Page } from '../../pages/page.ts';

/** A page that has nothing but its text. */
export function benchPage(root: string, name: string, title: string, passages: Page['passages']): Page {
  return {
    id: `${root}/${name}`,
    root,
    path: `${name}.md`,
    title,
    url: null,
    language: 'en',
    updated: null,
    owner: null,
    trail: [],
    aliases: [],
    tags: [],
    questions: [],
    passages,
  };
}
