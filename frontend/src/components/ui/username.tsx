/** `@rowan`: written from left to right whatever stands beside it, so that its sign does not go to its other end. */
export function Username({ of }: { of: string }) {
  return <bdi translate="no">{`@${of}`}</bdi>;
}
