import { SmilePlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { messageTool } from '#features/conversation/message/message-tool.ts';
import { t } from '#lib/i18n/texts.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Button } from '#ui/button.tsx';
import { useReact } from '#features/conversation/reactions/use-react.ts';

const ReactionPicker = lazy(() => import('#features/conversation/reactions/reaction-picker.tsx'));

/** Opens the emoji. Until it is first used it is only a button: lists hold many of them. */
export function ReactButton({ shown }: { shown: ShownMessage }) {
  const react = useReact(shown);
  const [isWanted, setWanted] = useState(false);
  const trigger = (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={t.conversation.addReaction}
      aria-haspopup="dialog"
      onClick={() => setWanted(true)}
      className={messageTool}
    >
      <SmilePlus className="size-4" />
    </Button>
  );
  if (!isWanted) return trigger;
  return (
    <Suspense fallback={trigger}>
      <ReactionPicker trigger={trigger} onPick={emoji => void react(emoji)} />
    </Suspense>
  );
}
