/** True if the Host header is localhost or a loopback address, on any port. */
export function isLocalHost(header: string | undefined): boolean {
  return header !== undefined && /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(header);
}
