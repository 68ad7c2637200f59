import { Copy } from 'lucide-react';
import { useId } from 'react';
import { copyAndTell } from '#features/conversation/copy-and-tell.ts';
import { inviteLink } from '#features/spaces/paths.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';

/** The link of an invite, to be copied. */
export function CopyLink({ code }: { code: string }) {
  const id = useId();
  const link = inviteLink(code);
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {s.invite.link}
      </label>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Input id={id} value={link} readOnly dir="ltr" onFocus={event => event.target.select()} />
        </div>
        <Button variant="secondary" className="h-11" onClick={() => void copyAndTell(link)}>
          <Copy aria-hidden className="size-4" />
          {s.invite.copy}
        </Button>
      </div>
    </div>
  );
}
