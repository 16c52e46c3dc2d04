/**
 * Remembers what has the focus now, and answers what gives it back. What opened a dialog may be drawn anew meanwhile
 * (a message that the app updates): then its twin in the same message is meant, else that message, else the
 * conversation, so that nobody is left at the top of the page.
 */
export function rememberFocus(): () => void {
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const message = opener?.closest<HTMLElement>('[data-message]')?.dataset.ts;
  const inThread = opener?.closest('.thread') !== null;
  const name = opener?.getAttribute('aria-label') ?? opener?.textContent ?? '';
  const around = opener?.closest('dialog');
  return () => {
    // Within another dialog: that one knows where to go on once it is shown again.
    if (around && !around.open) return;
    if (opener?.isConnected && opener !== document.body) {
      opener.focus();
      if (document.activeElement === opener) return;
    }
    const place = document.querySelector(inThread ? '.thread' : '.conversation') ?? document;
    const again = message
      ? place.querySelector<HTMLElement>(`[data-message][data-ts="${CSS.escape(message)}"]`)
      : null;
    const twin = [...(again?.querySelectorAll<HTMLElement>('button') ?? [])].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
    );
    const target =
      twin ??
      again ??
      place.querySelector<HTMLElement>('.composer-field') ??
      document.getElementById('conversation');
    target?.focus();
  };
}
