import type { Space } from '@parley/contracts/spaces/space';
import { useState } from 'react';
import { CopyLink } from '#features/spaces/invite/copy-link.tsx';
import { InviteForm } from '#features/spaces/invite/invite-form.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Dialog } from '#ui/dialog.tsx';

/** A new link to the space, ready to be sent to somebody. */
export default function InviteDialog({ space, onClose }: { space: Space; onClose: () => void }) {
  const [code, setCode] = useState<string | null>(null);
  return (
    <Dialog onClose={onClose} title={s.invite.title(space.name)} hint={s.invite.hint}>
      <div className="min-h-0 space-y-5 overflow-y-auto px-5 pb-5">
        <InviteForm space={space} onCreated={invite => setCode(invite.code)} />
        <div role="status">{code !== null && <CopyLink code={code} />}</div>
      </div>
    </Dialog>
  );
}
