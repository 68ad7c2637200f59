/** Whether media stays on this machine. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.');
}

/** Where to listen so that browsers come in at that address: another than loopback may be that of a router before us. */
export function listenAddress(address: string): string {
  return isLoopback(address) ? address : '0.0.0.0';
}
