import { basename } from 'node:path';
import type { PageRoot } from './page-root.ts';
import type { Unnamed } from './root-places.ts';

/** Gives each root the id and the name that it lacks: of its folder, or of its repository; with the one above where two are alike. */
export function withIds(roots: readonly Unnamed[]): PageRoot[] {
  const own = roots.map((root) => root.id ?? idFrom(root, 1));
  return roots.map((root, index) => {
    const alike = own.filter((id) => id === own[index]).length > 1;
    const id = root.id ?? (alike ? idFrom(root, 2) : (own[index] ?? ''));
    return { ...root, id, name: root.name ?? nameFrom(root) };
  });
}

function partsOf({ from, within }: Unnamed): string[] {
  const parts = textOfPlace(from)
    .split(/[/\\:]/)
    .filter((part) => part !== '');
  const folder = within === '' ? [] : within.split('/');
  // “docs” says nothing that the repository's name does not say better.
  return [...parts, ...folder].map((part) => part.replace(/\.git$/, ''));
}

function textOfPlace(from: PageRoot['from']): string {
  switch (from.type) {
    case 'folder':
      return from.folder;
    case 'export':
      return from.archive.replace(/\.zip$/i, '');
    case 'git':
      return from.url.replace(/^[a-z]+:\/\/|^[^@/]*@/i, '');
    case 'confluence':
      return `confluence/${[...from.spaces, from.tree ?? ''].filter((part) => part !== '').join('-')}`;
    case 'notion':
      return `${from.pages[0]?.slice(0, 8)}/notion`;
  }
}

function idFrom(root: Unnamed, parts: number): string {
  const slug = partsOf(root)
    .slice(-parts)
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'pages';
}

function nameFrom(root: Unnamed): string {
  return basename(partsOf(root).at(-1) ?? '') || 'Pages';
}
