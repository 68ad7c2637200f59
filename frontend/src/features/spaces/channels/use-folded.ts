import { useState } from 'react';
import { z } from 'zod';
import { storedValue } from '#lib/device/stored-value.ts';

const stored = storedValue('local', 'parley.folded-categories', z.array(z.string()));
/** Of categories that are gone the device would remember for ever. */
const mostRemembered = 500;

/** Whether a category is folded, remembered on this device. */
export function useFolded(categoryId: string): [boolean, () => void] {
  const [isFolded, setFolded] = useState(() => stored.read()?.includes(categoryId) === true);
  function toggle() {
    const others = (stored.read() ?? []).filter(id => id !== categoryId);
    stored.write((isFolded ? others : [...others, categoryId]).slice(-mostRemembered));
    setFolded(!isFolded);
  }
  return [isFolded, toggle];
}
