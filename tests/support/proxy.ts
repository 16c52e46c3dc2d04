import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TestProxy {
  /** Its host and port. */
  host: string;
  /** The hosts and ports that were asked for so far. */
  asked: string[];
}

/**
 * Starts a proxy that makes tunnels (CONNECT) and passes on plain requests; gone when the test is over.
 * @param login `user:password` that it insists on
 */
export async function startProxy(login?: string): Promise<TestProxy> {
  const asked: string[] = [];
  const isWelcome = (headers: IncomingHttpHeaders) =>
    login === undefined || headers['proxy-authorization'] === `Basic ${btoa(login)}`;
  const proxy = createServer(async (request, response) => {
    if (!isWelcome(request.headers)) return response.writeHead(407).end();
    asked.push(new URL(request.url ?? '').host);
    const { method = 'GET', headers } = request;
    const { 'content-type': type = '', authorization = '' } = headers;
    const body = Buffer.concat(await request.toArray());
    const given = await fetch(request.url ?? '', {
      method,
      body,
      headers: { 'content-type': type, authorization },
    });
    response.writeHead(given.status, { 'content-type': 'application/json' }).end(await given.text());
  });
  proxy.on('connect', ({ url = '', headers }, client, head) => {
    client.on('error', () => {});
    if (!isWelcome(headers)) return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    asked.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    if (hostname.endsWith('.example')) return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const server = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { host: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}
