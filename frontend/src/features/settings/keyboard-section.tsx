import { c } from '#lib/i18n/call-texts.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { Kbd } from '#ui/kbd.tsx';

const { keys } = ps;
const shortcuts = [
  { keys: ['Ctrl', 'K'], does: keys.switcher },
  { keys: ['Alt', 'Shift', '↓'], does: p.keys.nextUnread },
  { keys: ['Alt', 'Shift', '↑'], does: p.keys.previousUnread },
  { keys: ['Alt', '↓'], does: p.keys.next },
  { keys: ['Alt', '↑'], does: p.keys.previous },
  { keys: ['Shift', 'Esc'], does: p.keys.readAll },
  { keys: ['Enter'], does: keys.send },
  { keys: ['Shift', 'Enter'], does: keys.newLine },
  { keys: ['↑'], does: keys.editLast },
  { keys: ['End'], does: keys.end },
  { keys: ['Esc'], does: keys.escape },
  { keys: ['M'], does: c.keys.mic },
  { keys: ['V'], does: c.keys.camera },
  { keys: ['H'], does: c.keys.hand },
  { keys: ['Space'], does: c.keys.talk },
];

export function KeyboardSection() {
  return (
    <dl className="divide-y divide-line rounded-2xl border border-line bg-raised text-sm">
      {shortcuts.map(shortcut => (
        <div key={shortcut.does} className="flex items-center gap-4 px-5 py-2.5">
          <dt className="flex-1">{shortcut.does}</dt>
          <dd className="flex gap-1">
            {shortcut.keys.map(key => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
