import { writingKeys } from '#lib/keys/writing-keys.ts';
import { usePageKey } from '#lib/react/use-page-key.ts';

/** Escape, where nothing else takes it, and End, outside of text, lead to the newest message. */
export function useEndKeys(toEnd: () => void): void {
  usePageKey(
    event =>
      (event.key === writingKeys.escape && !event.shiftKey) || (event.key === writingKeys.end && !isInText(event)),
    toEnd,
  );
}

function isInText({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null;
}
