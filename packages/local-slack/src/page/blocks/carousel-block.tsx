import { useEffect, useRef, useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import type { BlockObject, CardObject } from './block-types.ts';
import { CardBlock } from './card-block.tsx';

/** Cards in a row that scrolls sideways, by swipe, keyboard, or the two buttons. */
export function CarouselBlock({ block }: { block: BlockObject }) {
  const track = useRef<HTMLUListElement>(null);
  const [room, setRoom] = useState({ before: false, after: false });
  const cards = (block.elements ?? []) as CardObject[];

  useEffect(() => {
    const element = track.current;
    if (!element) return;
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      setRoom({ before: scrollLeft > 2, after: scrollLeft + clientWidth < scrollWidth - 2 });
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const turn = (step: 1 | -1) =>
    track.current?.scrollBy({ left: step * track.current.clientWidth * 0.8, behavior: 'smooth' });
  return (
    <section className="carousel" aria-roledescription="carousel" aria-label={`${cards.length} cards`}>
      <ul ref={track} className="carousel-track">
        {cards.map((card, index) => (
          <li key={card.block_id ?? index}>
            <CardBlock card={card} blockId={card.block_id ?? block.block_id ?? ''} />
          </li>
        ))}
      </ul>
      {room.before && (
        <button
          type="button"
          className="carousel-turn carousel-before"
          aria-label="Previous cards"
          onClick={() => turn(-1)}
        >
          <Icon name="left" />
        </button>
      )}
      {room.after && (
        <button
          type="button"
          className="carousel-turn carousel-after"
          aria-label="Next cards"
          onClick={() => turn(1)}
        >
          <Icon name="right" />
        </button>
      )}
    </section>
  );
}
