/**
 * Remembers what has the focus now, and returns a function that restores it. If the element that opened a dialog has
 * been re-rendered in the meantime (because the app updated the message), its counterpart in the same message gets
 * the focus, or else that message, or else the conversation, so that nobody ends up at the top of the page.
 */
export function rememberFocus(): () => void {
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const message = opener?.closest<HTMLElement>('[data-message]')?.dataset.ts;
  const inThread = opener?.closest('.thread') !== null;
  const name = opener?.getAttribute('aria-label') ?? opener?.textContent ?? '';
  const around = opener?.closest('dialog');
  return () => {
    // Inside another dialog, which restores its own focus when it is shown again.
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
