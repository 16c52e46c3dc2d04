import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';

/** How long Slack may take to say hello on a new connection, in ms. */
const HELLO_MS = 15_000;

/** How long the closing handshake may take, in ms. Slack then leaves the connection below it open; nobody waits for that. */
const GOODBYE_MS = 1000;

/** Why Slack asks for another connection while this one still works. Any other reason ends it. */
const ASKS_FOR_ANOTHER: readonly unknown[] = ['warning', 'refresh_requested'];

type SocketModeOptions = ConstructorParameters<typeof SocketModeReceiver>[0];

/** One connection over Socket Mode, from its opening to its end. */
export interface SocketLink {
  /**
   * Resolves when Slack has said hello.
   * @param onAccepted called when Slack has accepted the token, even if no WebSocket comes of it
   * @throws the error of Slack's client, or an Error that says why there is no WebSocket
   */
  open(onAccepted: () => void): Promise<void>;
  /** Resolves when Slack asks for another connection in the place of this one, which still works for some seconds. */
  asked: Promise<void>;
  /** Resolves when the connection is gone: with the error if there was one, or Slack's reason. */
  gone: Promise<Error | undefined>;
  close(): void;
}

/**
 * Gives a Bolt app any number of connections over Socket Mode, also two at once. Bolt's own receiver has one, which it
 * closes as soon as Slack asks for another: what Slack sends until the next one is open is missed.
 */
export class SocketLinks implements Receiver {
  readonly #options: SocketModeOptions;
  #app: App | undefined;

  constructor(options: SocketModeOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** A new connection, not opened yet. Whatever arrives on it goes to the app. */
  create(): SocketLink {
    const receiver = new SocketModeReceiver({ ...this.#options, autoReconnectEnabled: false });
    if (this.#app) receiver.init(this.#app);
    return linkOf(receiver.client);
  }

  // Connections are opened and closed one by one: see stay-connected.ts.
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
}

function linkOf(client: SocketModeReceiver['client']): SocketLink {
  const asked = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<Error | undefined>();
  let trouble: Error | undefined;
  /** Slack's own reason. */
  let ended: Error | undefined;
  let host = '';
  let closed = false;

  client.on('error', (error: Error) => {
    trouble = error;
  });
  client.on('disconnected', () => gone.resolve(ended ?? trouble));
  client.on('connected', () => {
    // A connection that was still being opened when it was closed opens all the same.
    if (closed) void client.disconnect();
  });
  const read = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (...message: unknown[]) => {
    const reason = reasonToEnd(message[0]);
    if (ASKS_FOR_ANOTHER.includes(reason)) {
      asked.resolve();
      return;
    }
    if (reason !== undefined) ended = new Error(`Slack ended it: ${reason}`);
    for (const listener of read) listener.apply(client, message);
  });

  function close(): void {
    closed = true;
    void client.disconnect();
    // The second time, it does not wait for Slack.
    setTimeout(() => void client.disconnect(), GOODBYE_MS).unref();
  }

  return {
    async open(onAccepted) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error('Slack did not say hello')), HELLO_MS);
      client.on('authenticated', ({ url = '' }: { url?: string }) => {
        host = URL.canParse(url) ? new URL(url).host : '';
        onAccepted();
      });
      try {
        await Promise.race([client.start(), late.promise]);
      } catch (error) {
        close();
        // If the WebSocket itself fails, the client does not say why.
        throw error ?? ended ?? new Error(`no WebSocket to ${host}; check firewall and proxy`);
      } finally {
        clearTimeout(timer);
      }
    },
    asked: asked.promise,
    gone: gone.promise,
    close,
  };
}

/** Slack's reason, if a message of the WebSocket says that it ends the connection. */
function reasonToEnd(message: unknown): string | undefined {
  if (typeof message !== 'string' || !message.includes('"disconnect"')) return undefined;
  try {
    const { type, reason } = JSON.parse(message);
    // Nothing but a code: whatever answers in Slack's place may say anything.
    if (type !== 'disconnect') return undefined;
    return typeof reason === 'string' && /^[a-z_]{1,40}$/.test(reason) ? reason : 'no reason given';
  } catch {
    return undefined;
  }
}
