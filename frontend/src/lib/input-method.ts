/** Key code of every key that an input method takes; Safari gives it alone to the Enter that ends a composition. */
const takenByInputMethod = 229;

/**
 * Keys with which somebody composes a word (Japanese, Chinese, Korean, …) reach none of our handlers: their Enter
 * sends nothing, their Escape closes nothing. One place for the app, before every other listener.
 */
export function leaveKeysToInputMethods(): void {
  for (const type of ['keydown', 'keyup'] as const) {
    addEventListener(
      type,
      event => {
        if (event.isComposing || event.keyCode === takenByInputMethod) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}
