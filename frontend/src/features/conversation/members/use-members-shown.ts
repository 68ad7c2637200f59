import { useState } from 'react';

const key = 'parley.members';

/** Whether the member list stands beside conversations; on wide screens the choice is remembered. */
export function useMembersShown(): [boolean, () => void] {
  const [isShown, setShown] = useState(() => isWide() && localStorage.getItem(key) === 'shown');
  function toggle() {
    setShown(!isShown);
    if (isWide()) localStorage.setItem(key, isShown ? 'hidden' : 'shown');
  }
  return [isShown, toggle];
}

/** Room for three columns. */
export function isWide(): boolean {
  return matchMedia('(min-width: 64rem)').matches;
}
