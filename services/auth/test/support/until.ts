/** Asks again until the answer is there; fails after `timeoutMs`. */
export async function until<T>(ask: () => Promise<T | undefined | false>, timeoutMs = 5_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
