/** A folder with cards at `<kind>/<slug>.md`. */
export interface KnowledgeFolder {
  directory: string;
  /** What messages call the folder. */
  shownAs: string;
  /** Whether it is a team's own folder, which adds to the built-in cards. */
  own: boolean;
}
