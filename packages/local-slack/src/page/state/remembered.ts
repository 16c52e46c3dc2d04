import { useState } from 'react';

/** A yes-or-no that this browser remembers under `key`, e.g. that a hint was dismissed. */
export function useRemembered(key: string): [boolean, () => void] {
  const name = `playground.${key}`;
  const [set, setSet] = useState(() => localStorage.getItem(name) === 'yes');
  return [
    set,
    () => {
      localStorage.setItem(name, 'yes');
      setSet(true);
    },
  ];
}
