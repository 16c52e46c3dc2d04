import { withoutEnding, withoutNumber } from './page-url.ts';

/** Notion adds its own id to the name of a file that it exports. */
const NOTION_ID = /[ _-]+[0-9a-f]{32}$/;
/** Names that say only that a file is the page of its folder. */
const OF_FOLDER = /^(?:_?index|readme|home|overview)$/i;

/** The name of a file as a title: `02-on_call/rota.md` is “Rota”, `02-on_call/index.md` is “On call”. */
export function titleFromPath(path: string): string {
  const parts = withoutEnding(path).split('/').map(withoutExportId);
  const [name = '', folder] = parts.toReversed();
  const words = OF_FOLDER.test(name) && folder ? folder : name;
  const readable = withoutNumber(words).replaceAll(/[-_]+/g, ' ').replaceAll(/\s+/g, ' ').trim();
  return readable === '' ? path : readable.charAt(0).toUpperCase() + readable.slice(1);
}

/** A name without the id that Notion added. */
export function withoutExportId(name: string): string {
  const cleaned = name.replace(NOTION_ID, '');
  return cleaned === '' ? name : cleaned;
}
