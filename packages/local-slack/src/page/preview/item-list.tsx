import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { PreviewEntry, PreviewGroup } from '../../protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { ThemeToggle } from '../shell/theme-toggle.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';
import { capitalized } from './capitalized.ts';
import { previewHref } from './item-address.ts';

interface Props {
  groups: readonly PreviewGroup[];
  items: readonly PreviewEntry[];
  chosen: string | null;
}

/** All items by group, with a search; each says whether its file has problems. */
export function ItemList({ groups, items, chosen }: Props) {
  const { one, many } = useWorkspace().state.previewWords;
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed).toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    const text = `${item.title} ${item.id} ${item.summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const byGroup = Map.groupBy(found, ({ group }) => group);
  const names = new Map(groups.map((group) => [group.id, `${withEmoji(group.emoji)} ${group.name}`]));
  const order = [...names.keys(), ...[...byGroup.keys()].filter((id) => !names.has(id))];
  return (
    <nav className="sidebar" aria-label={capitalized(many)}>
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
          <h1>{capitalized(one)} previews</h1>
          <span>Follows your files</span>
        </div>
        <ThemeToggle />
      </header>
      <search className="preview-search">
        <input
          type="search"
          className="preview-search-field"
          aria-label={`Find a ${one}`}
          placeholder={`Search ${items.length} ${items.length === 1 ? one : many}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <div className="sidebar-scroll">
        {order.map((id) => (
          <Group key={id} name={names.get(id) ?? id} items={byGroup.get(id) ?? []} chosen={chosen} />
        ))}
        <p className="preview-search-none" role="status">
          {found.length === 0 ? `No ${one} has these words in its title, summary, or name.` : ''}
        </p>
      </div>
    </nav>
  );
}

function Group({
  name,
  items,
  chosen,
}: {
  name: string;
  items: readonly PreviewEntry[];
  chosen: string | null;
}) {
  if (items.length === 0) return null;
  return (
    <section className="places">
      <h2>
        {name} <span className="preview-count">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <Entry key={item.id} item={item} current={item.id === chosen} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ item, current }: { item: PreviewEntry; current: boolean }) {
  const { id, title, badge, errors, advice } = item;
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
        {badge && <span className="preview-badge">{badge}</span>}
        {errors > 0 && (
          <span className="preview-errors">
            {errors}
            <span className="hidden-text"> {errors === 1 ? 'error' : 'errors'}</span>
          </span>
        )}
        {errors === 0 && advice > 0 && (
          <span className="preview-advice">
            {advice}
            <span className="hidden-text">{advice === 1 ? ' piece' : ' pieces'} of advice</span>
          </span>
        )}
      </a>
    </li>
  );
}
