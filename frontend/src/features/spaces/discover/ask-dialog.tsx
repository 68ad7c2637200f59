import type { DirectoryEntry } from '@parley/contracts/spaces/admission';
import { AskToJoin } from '#features/spaces/entrance/ask-to-join.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { Dialog } from '#ui/dialog.tsx';

/** Asks to be let into a space of the directory. */
export default function AskDialog({ space, onClose }: { space: DirectoryEntry; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={et.ask.title(space.name)}>
      <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">
        <AskToJoin spaceId={space.id} questions={space.questions} />
      </div>
    </Dialog>
  );
}
