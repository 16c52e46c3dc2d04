/** A person in a workspace: Slack's user ids are only unique within a workspace. */
export interface Person {
  team: string;
  userId: string;
}
