import type { List, Nodes, RootContent } from 'mdast';
import { plainTextOf } from '../../cards/plain-text.ts';
import { treeOf } from '../reading/markdown-tree.ts';
import { type FoundEntry, pageAt } from './nav-entries.ts';

/** The pages in the `SUMMARY.md` of GitBook or mdBook: nested lists of links, with headings for parts. */
export function summaryEntries(text: string, folder: string, pages: readonly string[]): FoundEntry[] {
  const known = new Set(pages);
  const found: FoundEntry[] = [];
  const linkIn = (node: Nodes): { url: string } | undefined => {
    if (node.type === 'link') return node;
    if (node.type !== 'paragraph') return undefined;
    return node.children.find((child) => child.type === 'link');
  };
  const add = (node: Nodes, trail: readonly string[]) => {
    const url = linkIn(node)?.url;
    const path = url && pageAt(url, [folder, `${folder}src/`, ''], known);
    if (path) found.push({ path, title: plainTextOf(node), trail });
  };
  const addList = (list: List, trail: readonly string[]) => {
    for (const { children } of list.children) {
      const [first, ...others] = children;
      if (!first) continue;
      add(first, trail);
      const below = [...trail, plainTextOf(first)];
      for (const child of others) if (child.type === 'list') addList(child, below);
    }
  };
  let part: string[] = [];
  for (const node of treeOf(text).children as RootContent[]) {
    if (node.type === 'heading') part = node.depth > 1 ? [plainTextOf(node)] : [];
    else if (node.type === 'list') addList(node, part);
    else add(node, part);
  }
  return found;
}
