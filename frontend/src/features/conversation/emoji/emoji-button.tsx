import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Button, type ButtonProps } from '#ui/button.tsx';

const EmojiPicker = lazy(() => import('#features/conversation/emoji/emoji-picker.tsx'));

export interface EmojiButtonProps extends Omit<ButtonProps, 'onClick'> {
  'aria-label': string;
  onPick: (emoji: string) => void;
}

/** Opens the emoji. Until it is first used it is only a button: lists hold many of them. */
export function EmojiButton({ onPick, ...button }: EmojiButtonProps): ReactElement {
  const [isWanted, setWanted] = useState(false);
  const trigger = <Button variant="ghost" {...button} aria-haspopup="dialog" onClick={() => setWanted(true)} />;
  if (!isWanted) return trigger;
  return (
    <Suspense fallback={trigger}>
      <EmojiPicker label={button['aria-label']} trigger={trigger} onPick={onPick} />
    </Suspense>
  );
}
