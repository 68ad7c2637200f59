import { HeldMenus } from '#features/gestures/held-menus.tsx';
import { useNoFiles } from '#features/gestures/use-no-files.ts';
import { useSwipeBack } from '#features/gestures/use-swipe-back.ts';

/** What fingers and the pointer do besides pressing buttons, on every page of the signed-in app. */
export default function Gestures() {
  useSwipeBack();
  useNoFiles();
  return <HeldMenus />;
}
