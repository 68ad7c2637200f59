/** Keys that keyboards on a screen do not have. */
const ofRealKeyboards = new Set([
  'Tab',
  'Escape',
  'Control',
  'Alt',
  'Meta',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

let isKeyboardSeen = false;

addEventListener('keydown', ({ key, isTrusted }) => {
  if (isTrusted && ofRealKeyboards.has(key)) isKeyboardSeen = true;
});

/**
 * Whether Enter sends. On a touch keyboard it is the only way to a new line, and the button sends; a tablet with a
 * keyboard or a trackpad is used as a computer.
 */
export function doesEnterSend(): boolean {
  const isTouch = matchMedia('(pointer: coarse)').matches;
  return !isTouch || isKeyboardSeen || matchMedia('(any-pointer: fine)').matches;
}
