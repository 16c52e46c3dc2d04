/** A space. */
export interface ConfluenceSpace {
  id: string;
  key: string;
  name: string;
  /** The page that all others are below. */
  homepage: string | undefined;
}

/** A page without its text. */
export interface ConfluencePage {
  id: string;
  title: string;
  parent: string | undefined;
  version: number;
  /** The ISO date of its version; null if it is not said. */
  updated: string | null;
  url: string;
  /** The name or the id of the account that has written its version. */
  author: string | undefined;
}

/** What is above pages: other pages, and folders. */
export type Parents = ReadonlyMap<string, { id: string; title: string; parent: string | undefined }>;

/** What the APIs of Confluence Cloud and of Data Center have in common. All functions throw RemoteError. */
export interface ConfluenceApi {
  /** Whether Confluence knows the account. */
  check(): Promise<void>;
  /** The spaces with these keys, in their order. */
  spaces(keys: readonly string[]): Promise<ConfluenceSpace[]>;
  /** All current pages of a space. */
  pages(space: ConfluenceSpace): Promise<ConfluencePage[]>;
  parents(pages: readonly ConfluencePage[]): Promise<Parents>;
  /** The ids of the pages of a space that have one of the labels. */
  labeled(space: string, labels: readonly string[]): Promise<ReadonlySet<string>>;
  /** The display name of who has written the version of a page; undefined if that is not known. */
  authorOf(page: ConfluencePage): Promise<string | undefined>;
  /** The text of a page, as HTML that people see. */
  body(id: string): Promise<string>;
}

/** An address that is no longer than what front matter may have: without the title, which leads to the same page. */
export function shortAddress(address: string, id: string, otherwise: string): string {
  if (address.length <= 400) return address;
  const at = address.indexOf(`/pages/${id}/`);
  return at < 0 ? otherwise : address.slice(0, at + `/pages/${id}`.length);
}
