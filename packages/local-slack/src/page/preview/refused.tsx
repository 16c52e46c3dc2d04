/** In place of what Slack would not show: its words for why. */
export function Refused({ refusals }: { refusals: readonly string[] }) {
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
