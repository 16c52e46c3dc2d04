/** True for a Host header that names this machine by a loopback address or as localhost, on any port. */
export function isLocalHost(header: string | undefined): boolean {
  return header !== undefined && /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(header);
}
