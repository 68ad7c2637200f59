/** The code with which something is refused, or `allowed`. */
export async function refusal(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );
}
