import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/button.tsx';
import type { MenuProps } from '#ui/menu-items.tsx';

export type { MenuItem } from '#ui/menu-items.tsx';

const MenuItems = lazy(() => import('#ui/menu-items.tsx'));

/** A button with a menu. Until it is first opened it is only a button: lists hold many of them. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = <Button {...props.trigger} aria-haspopup="menu" onClick={() => setWanted(true)} />;
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuItems {...props} />
    </Suspense>
  );
}
