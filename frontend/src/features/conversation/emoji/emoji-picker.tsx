import { EmojiPicker as All } from 'frimousse';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { w } from '#lib/i18n/writing-texts.ts';
import { mainId } from '#ui/main-id.ts';

/** What most people mean most of the time. */
const usual = ['👍', '❤️', '😂', '🎉', '😮', '😢'];

export interface EmojiPickerProps {
  label: string;
  trigger: React.ReactNode;
  onPick: (emoji: string) => void;
}

/** The usual emoji, and all others with a search; it opens as soon as it is there. */
export default function EmojiPicker({ label, trigger, onPick }: EmojiPickerProps) {
  const [isOpen, setOpen] = useState(true);
  const [container] = useState(() => document.getElementById(mainId));
  const pick = (emoji: string) => {
    setOpen(false);
    onPick(emoji);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-[19.5rem] max-w-[calc(100vw-1rem)] animate-fade rounded-xl border border-line bg-raised p-2 shadow-lg"
        >
          <div role="group" aria-label={w.usualReactions} className="flex justify-between pb-2">
            {usual.map(emoji => (
              <button
                key={emoji}
                type="button"
                onClick={() => pick(emoji)}
                className="size-10 rounded-lg text-xl hover:bg-hover pointer-coarse:size-11"
              >
                {emoji}
              </button>
            ))}
          </div>
          <AllEmoji onPick={pick} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function AllEmoji({ onPick }: Pick<EmojiPickerProps, 'onPick'>) {
  return (
    // Its data comes from our own server: the app works where the internet does not reach.
    <All.Root emojibaseUrl="/emoji" columns={7} onEmojiSelect={({ emoji }) => onPick(emoji)}>
      <All.Search
        aria-label={w.searchEmoji}
        placeholder={w.searchEmoji}
        className="mb-1 h-10 w-full rounded-lg border border-field-line bg-field px-3 text-sm"
      />
      <All.Viewport className="h-56 overflow-y-auto outline-none">
        <All.Loading className="flex h-full items-center justify-center text-sm text-ink-soft">
          {w.loadingEmoji}
        </All.Loading>
        <All.Empty className="flex h-full items-center justify-center text-sm text-ink-soft">{w.noEmoji}</All.Empty>
        <All.List
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="bg-raised px-1 py-1.5 text-xs font-medium text-ink-soft">
                {category.label}
              </div>
            ),
            // The library counts rows and columns from 0, ARIA from 1.
            Row: props => <div {...props} aria-rowindex={Number(props['aria-rowindex']) + 1} />,
            Emoji: ({ emoji, ...props }) => (
              <button
                {...props}
                aria-colindex={Number(props['aria-colindex']) + 1}
                className="flex size-10 items-center justify-center rounded-lg text-xl data-active:bg-hover"
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </All.Viewport>
    </All.Root>
  );
}
