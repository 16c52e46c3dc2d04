import { Icon, type IconName } from '../shell/icon.tsx';
import { type Edit, quoteLines, toggleMark } from './format-text.ts';

const MARKS: { mark: string; name: string; icon: IconName; key?: string }[] = [
  { mark: '*', name: 'Bold', icon: 'bold', key: 'b' },
  { mark: '_', name: 'Italic', icon: 'italic', key: 'i' },
  { mark: '~', name: 'Strikethrough', icon: 'strike' },
  { mark: '`', name: 'Code', icon: 'code' },
];

/** The mark that Ctrl and this key add. */
export function markOfKey(key: string): string | undefined {
  return MARKS.find((one) => one.key === key.toLowerCase())?.mark;
}

/** Buttons that format the selection, or quote its lines. */
export function FormatBar({ edit, onChange }: { edit: Edit; onChange: (next: Edit) => void }) {
  return (
    <div className="composer-format" role="toolbar" aria-label="Formatting">
      {MARKS.map(({ mark, name, icon }) => (
        <button
          key={mark}
          type="button"
          className="icon-button"
          aria-label={name}
          title={name}
          onClick={() => onChange(toggleMark(edit, mark))}
        >
          <Icon name={icon} size={16} />
        </button>
      ))}
      <button
        type="button"
        className="icon-button"
        aria-label="Quote"
        title="Quote"
        onClick={() => onChange(quoteLines(edit))}
      >
        <Icon name="quote" size={16} />
      </button>
    </div>
  );
}
