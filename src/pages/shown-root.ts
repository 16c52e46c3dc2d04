/** Where pages come from, as people are told, and who may see them. */
export interface ShownRoot {
  id: string;
  /** What people call it: “Handbook”. */
  name: string;
  /** Ids of the channels that may see it; of the user groups whose members may. Everybody may where there are none of both. */
  channels: readonly string[];
  groups: readonly string[];
}
