/** The events of a stream, read as JSON. Ending the iteration closes the connection. */
export async function* readEvents<T>(stream: Response): AsyncGenerator<T, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    let end = text.indexOf('\n\n');
    while (end >= 0) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      if (event.startsWith('data: ')) yield JSON.parse(event.slice('data: '.length));
      end = text.indexOf('\n\n');
    }
  }
}
