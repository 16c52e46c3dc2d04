import { useState } from 'react';
import { applyTheme, isDark, rememberedTheme } from '../state/theme.ts';
import { Icon } from './icon.tsx';

/** Light or dark. Until somebody uses it, the system decides. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(rememberedTheme);
  const dark = isDark(theme);
  return (
    <button
      type="button"
      className="icon-button icon-button-inverse"
      aria-label="Dark theme"
      aria-pressed={dark}
      title={dark ? 'Switch to light' : 'Switch to dark'}
      onClick={() => {
        const next = dark ? 'light' : 'dark';
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  );
}
