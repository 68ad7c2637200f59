import { RefreshCw } from 'lucide-react';
import { s } from '#lib/i18n/shell-texts.ts';
import { takeUpdate } from '#lib/shell/shell.ts';
import { Button } from '#ui/button.tsx';

/** Says that there is a new version. Nothing hurries: it comes by itself when all tabs have been closed. */
export default function UpdateNotice() {
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 border-b border-line bg-selected px-4 py-1.5 text-sm animate-fade"
    >
      <RefreshCw aria-hidden className="size-4" />
      <span>{s.updateReady}</span>
      <Button variant="plain" size="inline" onClick={takeUpdate}>
        {s.reload}
      </Button>
    </div>
  );
}
