import type { ReactNode } from 'react';

const SAFE = /^(https?:|mailto:|tel:)/i;

/** A link that opens in a new tab. URLs with schemes that could run code stay plain text. */
export function Link({ url, children, className }: { url: string; children: ReactNode; className?: string }) {
  if (!SAFE.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" className={className ?? 'link'}>
      {children}
    </a>
  );
}
