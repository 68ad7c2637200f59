import { useAccountChanges } from '#features/admin/api/accounts.ts';
import { copyText } from '#lib/clipboard.ts';
import { errorText } from '#lib/error-text.ts';
import { ad } from '#lib/i18n/admin-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { toast } from '#ui/toasts.ts';

export interface ResetLinkDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Makes a link, and shows it this one time. */
export default function ResetLinkDialog({ id, name, onClose }: ResetLinkDialogProps) {
  const { resetLink } = useAccountChanges(id);
  const link = resetLink.data?.link;
  return (
    <Dialog onClose={onClose} title={ad.resetLink.title(name)} hint={ad.resetLink.hint} size="sm">
      <div className="space-y-4 px-5 pb-5">
        {resetLink.isError && <Alert>{errorText(resetLink.error)}</Alert>}
        {link !== undefined && (
          <Field label={ad.resetLink.label}>
            {control => <Input {...control} readOnly value={link} dir="ltr" onFocus={event => event.target.select()} />}
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {ad.resetLink.done}
          </Button>
          {link === undefined ? (
            <Button busy={resetLink.isPending} onClick={() => resetLink.mutate()}>
              {ad.resetLink.make}
            </Button>
          ) : (
            <Button onClick={() => void copy(link)}>{ad.resetLink.copy}</Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

async function copy(link: string): Promise<void> {
  if (await copyText(link)) toast(ad.resetLink.copied);
}
