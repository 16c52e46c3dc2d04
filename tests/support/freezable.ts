import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Freezable {
  /** The address of the database, by way of what can be frozen. */
  databaseUrl: string;
  /** From now on, nothing passes, and no connection breaks: as with a server that hangs. */
  freeze(): void;
  /** Freezes as soon as something is sent that matches, which does not arrive either. Resolves then. */
  freezeAt(pattern: RegExp): Promise<void>;
  /** Lets everything through that waits. */
  thaw(): void;
  /** Breaks all connections, and what waits is lost: as with a server that starts anew. */
  restart(): void;
}

/** A way to a database that can be frozen; gone when the test is over. */
export async function freezable(databaseUrl: string): Promise<Freezable> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let frozen = false;
  let trap: { pattern: RegExp; sprung(): void } | undefined;
  let waiting: (() => void)[] = [];
  const pass = (socket: Socket, to: Socket) => {
    sockets.add(socket);
    socket.on('data', (data) => {
      if (trap?.pattern.test(data.toString('latin1'))) {
        frozen = true;
        trap.sprung();
        trap = undefined;
      }
      if (frozen) waiting.push(() => to.write(data));
      else to.write(data);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (frozen) waiting.push(() => to.destroy());
      else to.destroy();
    });
  };
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    pass(client, database);
    pass(database, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  const way = new URL(databaseUrl);
  way.hostname = '127.0.0.1';
  way.port = String(typeof address === 'object' ? address?.port : '');
  return {
    databaseUrl: way.href,
    freeze() {
      frozen = true;
    },
    freezeAt: (pattern) =>
      new Promise((sprung) => {
        trap = { pattern, sprung };
      }),
    thaw() {
      frozen = false;
      const late = waiting;
      waiting = [];
      for (const go of late) go();
    },
    restart() {
      frozen = false;
      waiting = [];
      for (const socket of sockets) socket.destroy();
    },
  };
}
