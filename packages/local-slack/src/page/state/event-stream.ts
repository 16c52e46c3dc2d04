/** Milliseconds until the next attempt after the server closed the stream for good. */
const RETRY_MS = [500, 1000, 2000, 4000];

export interface EventStreamListeners<T> {
  /** Connected, for the first time or again. */
  onOpen?: () => void;
  onData: (data: T) => void;
  /** The connection is gone and is being made again. `refusals` counts the answers in a row that were an error. */
  onLost: (refusals: number) => void;
}

/** Listens to server-sent events, and connects again for as long as it takes. Returns what ends it. */
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
      // The browser reconnects by itself unless the answer was an HTTP error: then it gives up.
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
