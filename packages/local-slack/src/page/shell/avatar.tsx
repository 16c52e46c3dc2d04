import type { Person } from '../../protocol.ts';

/** Black or white, the more readable one on `color` (#rrggbb) by WCAG's relative luminance. */
function inkOn(color: string): 'black' | 'white' {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? 'white' : 'black';
}

/** An avatar: initials on the person's color. Hidden from screen readers, because the name is next to it. */
export function Avatar({ person, size = 36 }: { person: Person; size?: number }) {
  const initials = person.realName
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const ink = inkOn(person.color);
  return (
    <span
      className={person.isBot ? 'avatar avatar-bot' : 'avatar'}
      style={{ width: size, height: size, fontSize: size * 0.4, background: person.color, color: ink }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}
