/** Milliseconds until the next attempt after the server closed the stream for good. */
const RETRY_MS = [500, 1000, 2000, 4000];

export interface EventStreamListeners<T> {
  /** Called when it connects, for the first time or again. */
  onOpen?: () => void;
  onData: (data: T) => void;
  /** Called when the connection is lost and it reconnects. `refusals` counts error responses in a row. */
  onLost: (refusals: number) => void;
}

/** Listens to server-sent events, and reconnects for as long as it takes. Returns a function that ends it. */
export function openEventStream<T>(
  url: string,
  { onOpen, onData, onLost }: EventStreamListeners<T>,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const open = () => {
    const stream = new EventSource(url);
    source = stream;
    stream.onopen = () => {
      refusals = 0;
      onOpen?.();
    };
    stream.onmessage = (event: MessageEvent<string>) => onData(JSON.parse(event.data) as T);
    stream.onerror = () => {
      // The browser reconnects by itself, except after an HTTP error, when it gives up.
      const refused = stream.readyState === EventSource.CLOSED;
      if (refused) {
        refusals += 1;
        retry = setTimeout(open, RETRY_MS[Math.min(refusals, RETRY_MS.length) - 1] ?? 4000);
      }
      onLost(refusals);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(retry);
  };
}
