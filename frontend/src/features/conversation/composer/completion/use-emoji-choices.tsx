import { useQuery } from '@tanstack/react-query';
import type { Choice } from '#features/conversation/composer/completion/completion-list.tsx';

const most = 8;

/** Emoji by their short names, as other chats have them. */
export function useEmojiChoices(query: string): Choice[] {
  const { data: known = [] } = useQuery({ queryKey: ['emoji-names'], queryFn: loadNames, staleTime: Infinity });
  const wanted = query.toLowerCase();
  const begin = known.filter(({ name }) => name.startsWith(wanted));
  const inside = known.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  return [...begin, ...inside].slice(0, most).map(({ name, emoji }) => ({
    ...{ key: name, picked: emoji, name: <span translate="no">{`:${name}:`}</span> },
    icon: (
      <span aria-hidden className="w-6 text-center text-xl">
        {emoji}
      </span>
    ),
  }));
}

async function loadNames(): Promise<{ name: string; emoji: string }[]> {
  const { default: names } = await import('emojibase-data/en/shortcodes/iamcal.json');
  return Object.entries(names).flatMap(([code, known]) => {
    const emoji = fromCode(code);
    return [known].flat().map(name => ({ name, emoji }));
  });
}

/** `2764` is a heart of text; with the selector behind it, it is painted. */
function fromCode(code: string): string {
  const emoji = String.fromCodePoint(...code.split('-').map(part => parseInt(part, 16)));
  return /^\p{Emoji_Presentation}/u.test(emoji) || code.includes('-') ? emoji : `${emoji}\ufe0f`;
}
