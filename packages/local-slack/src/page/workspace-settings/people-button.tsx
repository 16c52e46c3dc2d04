import { useState } from 'react';
import { Icon } from '../shell/icon.tsx';
import { PeoplePanel } from './people-panel.tsx';

/** The sidebar's button for people and channels. */
export function PeopleButton() {
  const [shown, setShown] = useState(false);
  return (
    <>
      <section className="places">
        <h2>Playground</h2>
        <ul>
          <li>
            <button type="button" className="place" aria-haspopup="dialog" onClick={() => setShown(true)}>
              <Icon name="people" size={16} />
              <span className="place-name">People and channels</span>
            </button>
          </li>
        </ul>
      </section>
      {shown && <PeoplePanel onClose={() => setShown(false)} />}
    </>
  );
}
