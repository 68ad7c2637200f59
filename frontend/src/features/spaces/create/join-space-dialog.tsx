import type { InvitePreview } from '@parley/contracts/spaces/space';
import { type FormEvent, useState } from 'react';
import { useAcceptInvite } from '#features/spaces/api/accept-invite.ts';
import { useInvitePreview } from '#features/spaces/api/preview-invite.ts';
import { AskToJoin } from '#features/spaces/entrance/ask-to-join.tsx';
import { refusalOf } from '#features/spaces/entrance/refusal.ts';
import { InviteCard } from '#features/spaces/invite/invite-card.tsx';
import { inviteCodeOf } from '#features/spaces/invite/invite-code.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

/** A pasted invite, its preview, and the way in. It stays in the app, so that a running call goes on. */
export default function JoinSpaceDialog({ onClose }: { onClose: () => void }) {
  const [link, setLink] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [code, setCode] = useState('');
  const preview = useInvitePreview(code);
  const accept = useAcceptInvite();
  const error = accept.error ?? preview.error;
  const refusal = refusalOf(accept.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (preview.data) return accept.mutate(preview.data.code, { onSuccess: onClose });
    const found = inviteCodeOf(link);
    setWrong(found === undefined);
    if (found === code) void preview.refetch();
    setCode(found ?? '');
  }
  if (preview.data?.questions)
    return <Ask invite={preview.data} questions={preview.data.questions} onClose={onClose} />;
  return (
    <Dialog onClose={onClose} title={s.join.title} hint={s.join.hint}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {error && <Alert>{refusal ? `${refusal.title}. ${refusal.hint}` : errorText(error)}</Alert>}
          <Field label={s.join.link} error={isWrong ? s.join.wrong : undefined}>
            {control => (
              <Input
                {...control}
                value={link}
                dir="ltr"
                autoFocus
                autoComplete="off"
                inputMode="url"
                placeholder={`${location.origin}/invite/…`}
                onChange={event => {
                  setLink(event.target.value);
                  setWrong(false);
                  setCode('');
                  accept.reset();
                }}
              />
            )}
          </Field>
          <div role="status">{preview.data && <InviteCard invite={preview.data} />}</div>
        </div>
        <DialogButtons
          isBar
          busy={preview.isFetching || accept.isPending}
          disabled={link.trim() === ''}
          onCancel={onClose}
        >
          {preview.data ? s.invitePage.join : s.join.next}
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function Ask({ invite, questions, onClose }: { invite: InvitePreview; questions: string[]; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={s.join.title}>
      <div className="min-h-0 space-y-6 overflow-y-auto px-5 pt-1 pb-5">
        <InviteCard invite={invite} />
        <AskToJoin spaceId={invite.space.id} questions={questions} code={invite.code} onOpened={onClose} />
      </div>
    </Dialog>
  );
}
