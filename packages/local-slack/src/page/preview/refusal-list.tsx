/** Shown instead of what Slack would refuse: its reasons. */
export function RefusalList({ refusals }: { refusals: readonly string[] }) {
  return (
    <div className="preview-refused">
      <p>Slack would refuse this:</p>
      <ul>
        {refusals.map((text) => (
          <li key={text}>
            <code className="code">{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
