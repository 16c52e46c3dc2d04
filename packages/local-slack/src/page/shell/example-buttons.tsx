import { fillComposer } from '../composer/drafts.ts';

/** Buttons that put an example into the composer, ready to send or edit. */
export function ExampleButtons({ channel, examples }: { channel: string; examples: string[] }) {
  return (
    <span className="examples">
      {examples.map((example) => (
        <button
          key={example}
          type="button"
          className="example"
          onClick={() => fillComposer(channel, example)}
        >
          {example}
        </button>
      ))}
    </span>
  );
}
