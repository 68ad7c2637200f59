import { CloudAlert } from 'lucide-react';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice, type NoticeProps } from '#ui/notice.tsx';

export interface LoadFailedProps extends Pick<NoticeProps, 'title' | 'hint' | 'isPage' | 'className'> {
  onRetry: () => void;
}

/** Stands where something could not be loaded, with a way to try again. */
export function LoadFailed({ onRetry, ...notice }: LoadFailedProps) {
  return (
    <Notice {...notice} icon={CloudAlert} isError>
      <Button variant="secondary" onClick={onRetry}>
        {t.app.retry}
      </Button>
    </Notice>
  );
}
