import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { PreviewEntry, PreviewKind } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { ThemeToggle } from '../shell/theme-toggle.tsx';
import { withEmoji } from '../text/emoji.ts';
import { previewHref } from './card-address.ts';

interface Props {
  kinds: readonly PreviewKind[];
  cards: readonly PreviewEntry[];
  chosen: string | null;
}

/** All cards by kind, with a search; each says whether its file has problems. */
export function CardList({ kinds, cards, chosen }: Props) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed).toLowerCase().split(/\s+/).filter(Boolean);
  const found = cards.filter((card) => {
    const text = `${card.title} ${card.id} ${card.summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  const names = new Map(kinds.map((kind) => [kind.id, `${withEmoji(kind.emoji)} ${kind.name}`]));
  const order = [...names.keys(), ...[...byKind.keys()].filter((id) => !names.has(id))];
  return (
    <nav className="sidebar" aria-label="Cards">
      <header className="sidebar-head">
        <a
          className="icon-button icon-button-inverse"
          href="/"
          aria-label="Back to the playground"
          title="Back to the playground"
        >
          <Icon name="house" />
        </a>
        <div className="team-name">
          <h1>Card previews</h1>
          <span>Follows your files</span>
        </div>
        <ThemeToggle />
      </header>
      <search className="card-search">
        <input
          type="search"
          className="card-search-field"
          aria-label="Find a card"
          placeholder={`Find one of ${cards.length} cards`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <div className="sidebar-scroll">
        {order.map((id) => (
          <Kind key={id} name={names.get(id) ?? id} cards={byKind.get(id) ?? []} chosen={chosen} />
        ))}
        <p className="card-search-none" role="status">
          {found.length === 0 ? 'No card has these words in its title, summary or name.' : ''}
        </p>
      </div>
    </nav>
  );
}

function Kind({
  name,
  cards,
  chosen,
}: {
  name: string;
  cards: readonly PreviewEntry[];
  chosen: string | null;
}) {
  if (cards.length === 0) return null;
  return (
    <section className="places">
      <h2>
        {name} <span className="card-count">{cards.length}</span>
      </h2>
      <ul>
        {cards.map((card) => (
          <Entry key={card.id} card={card} current={card.id === chosen} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ card, current }: { card: PreviewEntry; current: boolean }) {
  const { id, title, own, errors, advice } = card;
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li>
      <a
        ref={ref}
        className="place"
        href={previewHref(id)}
        aria-current={current ? 'page' : undefined}
        title={id}
      >
        <span className="place-name">{title}</span>
        {own && <span className="card-own">own</span>}
        {errors > 0 && (
          <span className="card-errors">
            {errors}
            <span className="hidden-text"> {errors === 1 ? 'error' : 'errors'}</span>
          </span>
        )}
        {errors === 0 && advice > 0 && (
          <span className="card-advice">
            {advice}
            <span className="hidden-text"> advice</span>
          </span>
        )}
      </a>
    </li>
  );
}
