/** Ends the stack that the run started, and no other. */
export default async function stopOnce(): Promise<void> {
  await globalThis.parleyStack?.stop();
}
