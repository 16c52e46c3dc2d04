/** What the environment says about pages. */
export interface PageSettings {
  /** DOCS_DIR as it is. */
  docsDir: string | undefined;
  /** Folders and addresses that replace all that the settings name, as a person names them on the command line. */
  places?: readonly string[];
  /** GUIDEPOST_CONFIG as it is. */
  configFile: string | undefined;
  /** The tokens for repositories, by the names of their settings: GIT_TOKEN and those that begin with GIT_TOKEN_. */
  gitTokens: Readonly<Record<string, string>>;
  /** CONFLUENCE_TOKEN, CONFLUENCE_USER, NOTION_TOKEN, and those that begin with one of them and an underscore. */
  wikiTokens?: Readonly<Record<string, string>>;
}
