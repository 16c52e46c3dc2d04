/** A conversation that took place before the start. The first message opens the thread. */
export interface Conversation {
  /** The channel's name, without `#`. */
  channel: string;
  hoursAgo: number;
  said: {
    /** The person's handle, e.g. `ada`. */
    by: string;
    /** As typed, e.g. with `@noor` for a mention. */
    text: string;
    /** Minutes since the previous message. */
    after?: number;
    /** Handles of the people who reacted, by the emoji's name. */
    reactions?: Record<string, string[]>;
  }[];
}

/** What people talk about by default. */
export const smallTalk: readonly Conversation[] = [
  {
    channel: 'general',
    hoursAgo: 47,
    said: [
      {
        by: 'carol',
        text: 'Please welcome @noor, who joins the platform team today! :wave:',
        reactions: { wave: ['ada', 'marco', 'priya'], tada: ['priya'] },
      },
      { by: 'noor', after: 12, text: 'Thank you! Where do I find the list of who does what?' },
      { by: 'marco', after: 9, text: "Pinned in this channel. Ask me anything that isn't on it." },
    ],
  },
  {
    channel: 'ml-ops',
    hoursAgo: 20,
    said: [
      { by: 'priya', text: 'The demo for the warehouse team is on Thursday at 10. Who can help set up?' },
      { by: 'lena', after: 25, text: "I can. I'll bring the second camera.", reactions: { pray: ['priya'] } },
    ],
  },
  {
    channel: 'platform',
    hoursAgo: 6,
    said: [
      {
        by: 'ada',
        text: "Release notes are out:\n```\nv2.14  faster builds, fewer surprises\n```\nTell me what I've missed.",
        reactions: { '100': ['marco'] },
      },
      { by: 'marco', after: 8, text: 'The new dashboards! They took us two weeks.' },
    ],
  },
  {
    channel: 'incidents',
    hoursAgo: 4,
    said: [
      {
        by: 'marco',
        text: ':rotating_light: The door of the server room is open again.',
        reactions: { eyes: ['ada', 'carol'] },
      },
      { by: 'carol', after: 31, text: 'Closed.', reactions: { white_check_mark: ['ada', 'marco'] } },
    ],
  },
  {
    channel: 'random',
    hoursAgo: 3,
    said: [
      {
        by: 'noor',
        text: 'The coffee machine on the second floor says `ERROR 42`. I take that as an answer.',
        reactions: { joy: ['ada', 'marco', 'priya'] },
      },
      {
        by: 'priya',
        after: 5,
        text: 'The new Thai place around the corner is good. Who wants to try it with me?',
      },
    ],
  },
  {
    channel: 'helios-cloud',
    hoursAgo: 26,
    said: [
      { by: 'kenji', text: 'Heads-up from Helios Cloud: your region gets new hardware on Thursday night.' },
      { by: 'marco', after: 21, text: 'Thanks, Kenji! Anything we should prepare for?' },
    ],
  },
];
