import { DoorClosed } from 'lucide-react';
import { refusalOf } from '#features/spaces/entrance/refusal.ts';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Why somebody did not get in, and until when. */
export function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const refusal = refusalOf(error);
  if (!refusal) return <Alert>{errorText(error)}</Alert>;
  return (
    <Notice icon={DoorClosed} title={refusal.title} hint={refusal.hint} isError className="!p-0">
      <Button variant="secondary" onClick={onRetry}>
        {et.refused.retry}
      </Button>
    </Notice>
  );
}
