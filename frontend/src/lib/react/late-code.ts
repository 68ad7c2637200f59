import { create } from 'zustand';

/**
 * A hook for code that is fetched at once and is not part of the first load: undefined while it is on its way, null if
 * it does not come.
 */
export function lateCode<Code>(fetched: Promise<Code>): () => Code | null | undefined {
  const useStore = create<{ code?: Code | null }>(() => ({}));
  fetched.then(
    code => useStore.setState({ code }),
    () => useStore.setState({ code: null }),
  );
  return () => useStore(({ code }) => code);
}
