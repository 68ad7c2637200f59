import { useState } from 'react';
import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const stored = storedValue('local', 'parley.members-shown', z.boolean());

/** Whether the member list stands beside conversations; on wide screens the choice is remembered. */
export function useMembersShown(): [boolean, () => void] {
  const [isShown, setShown] = useState(() => isWide() && stored.read() === true);
  function toggle() {
    setShown(!isShown);
    if (isWide()) stored.write(!isShown);
  }
  return [isShown, toggle];
}

/** Room for three columns. */
export const wide = '(min-width: 64rem)';

function isWide(): boolean {
  return matchMedia(wide).matches;
}
