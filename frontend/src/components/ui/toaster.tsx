import { Check, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { dismissToast, type ToastItem, useToasts } from '#ui/toasts.ts';

const shownFor = 6_000;

/** Where toasts appear. Ours, because sonner writes a `<style>` element that the CSP refuses. */
export function Toaster() {
  const items = useToasts(state => state.items);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 mx-auto flex max-w-sm flex-col gap-2 lg:start-auto lg:mx-0 lg:w-full"
    >
      {items.map(item => (
        <Toast key={item.id} item={item} />
      ))}
    </div>
  );
}

function Toast({ item }: { item: ToastItem }) {
  const { id, text, isError, onUndo } = item;
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(id), shownFor);
    return () => clearTimeout(timer);
  }, [id]);
  const Icon = isError ? TriangleAlert : Check;
  return (
    <div className="pointer-events-auto flex items-center gap-3 rounded-xl border border-line bg-raised py-2 ps-3.5 pe-2 text-sm shadow-lg animate-rise">
      <Icon aria-hidden className={isError ? 'size-4 shrink-0 text-danger' : 'size-4 shrink-0 text-accent'} />
      <p className="min-w-0 flex-1">{text}</p>
      {onUndo && (
        <button
          type="button"
          className="rounded-lg px-2 py-1.5 font-medium text-accent hover:bg-hover"
          onClick={() => {
            dismissToast(id);
            onUndo();
          }}
        >
          {t.app.undo}
        </button>
      )}
      <button
        type="button"
        aria-label={t.app.close}
        className="rounded-lg p-1.5 text-ink-faint hover:bg-hover"
        onClick={() => dismissToast(id)}
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
