import { EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';

/** In the place of a message of somebody who is blocked, until the person wants to see it. */
export default function FoldedMessage({ children }: { children: ReactNode }) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <p className="flex items-center gap-2 py-1.5 text-[0.8125rem] text-ink-faint">
        <EyeOff aria-hidden className="size-4 shrink-0" />
        <span>{t.rooms.blocked}</span>
        <Button variant="link" size="inline" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? p.block.hide : p.block.show}
        </Button>
      </p>
      {isShown && children}
    </>
  );
}
