import { Check, TriangleAlert, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { t } from '#lib/i18n/texts.ts';
import { dismissToast, useToasts } from '#ui/toasts.ts';

/** Where toasts appear. Ours over Radix, because sonner writes a `<style>` element that the CSP refuses. */
export function Toaster() {
  const items = useToasts(state => state.items);
  return (
    <Toast.Provider duration={5_000} swipeDirection="right">
      {items.map(({ id, text, isError }) => (
        <Toast.Root
          key={id}
          type={isError ? 'foreground' : 'background'}
          onOpenChange={open => !open && dismissToast(id)}
          className="flex items-center gap-3 rounded-xl border border-line bg-raised py-2 pr-2 pl-3.5 text-sm shadow-lg animate-rise"
        >
          {isError ? (
            <TriangleAlert aria-hidden className="size-4 shrink-0 text-danger" />
          ) : (
            <Check aria-hidden className="size-4 shrink-0 text-accent" />
          )}
          <Toast.Description className="min-w-0 flex-1">{text}</Toast.Description>
          <Toast.Close aria-label={t.app.close} className="rounded-lg p-1.5 text-ink-faint hover:bg-hover">
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed bottom-4 left-1/2 z-50 flex w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2 outline-none" />
    </Toast.Provider>
  );
}
