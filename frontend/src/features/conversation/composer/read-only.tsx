import { t } from '#lib/i18n/texts.ts';

/** In the place of the composer, where the person may only read. */
export function ReadOnly({ isLocked }: { isLocked: boolean }) {
  return (
    <p className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6">
      <span className="block rounded-2xl border border-line bg-ground px-4 py-3 text-center text-sm text-ink-soft">
        {isLocked ? t.conversation.locked : t.conversation.readOnly}
      </span>
    </p>
  );
}
