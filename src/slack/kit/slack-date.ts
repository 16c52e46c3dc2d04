/** A day that Slack shows in each reader's own time zone. @returns mrkdwn */
export function dayOf(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short}|${at.toISOString().slice(0, 10)}>`;
}
