/** Whether a channel's id is that of direct messages between two: there is nobody else to share with. */
export function isDirectMessage(channel: string): boolean {
  return channel.startsWith('D');
}
