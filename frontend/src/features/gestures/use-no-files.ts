import { useEffect } from 'react';
import { w } from '#lib/i18n/writing-texts.ts';
import { listen } from '#lib/listen.ts';
import { toast } from '#ui/toasts.ts';

/** Whether there are files in it, and not text beside their picture, as office programs copy it. */
function holdsFiles(data: DataTransfer | null): boolean {
  return data !== null && data.types.includes('Files') && !data.types.includes('text/plain');
}

/** Files cannot be sent: where somebody pastes or drops one it says so, and the browser does not leave the page for it. */
export function useNoFiles(): void {
  useEffect(() => {
    const say = (event: ClipboardEvent | DragEvent, data: DataTransfer | null) => {
      // What takes pictures has done so.
      if (event.defaultPrevented || !holdsFiles(data)) return;
      event.preventDefault();
      toast(w.noFiles, { isError: true });
    };
    return listen(window, {
      paste: (event: ClipboardEvent) => say(event, event.clipboardData),
      drop: (event: DragEvent) => say(event, event.dataTransfer),
      dragover(event: DragEvent) {
        if (!event.defaultPrevented && holdsFiles(event.dataTransfer)) event.preventDefault();
      },
    });
  }, []);
}
