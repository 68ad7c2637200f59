import { checkBrowser } from '#features/call/check/check-browser.ts';
import { type CheckCall, checkSignalling, noSignalling, openCheckCall } from '#features/call/check/check-call.ts';
import { checkCamera, checkMicrophone } from '#features/call/check/check-devices.ts';
import { checkRelay, checkStun } from '#features/call/check/check-relay.ts';
import { checkSfu } from '#features/call/check/check-sfu.ts';
import type { CheckName, Finding } from '#features/call/check/outcome.ts';
import type { CallState } from '#lib/call/state.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

export interface CheckListener {
  began(name: CheckName): void;
  found(name: CheckName, finding: Finding): void;
}

const skipped: Finding = { outcome: 'skipped', detail: k.sfu.noCall };

/** The tests over the network, in the order in which one reads them. */
const overNetwork: [CheckName, (call: CheckCall) => Promise<Finding>][] = [
  ['stun', ({ iceServers }) => checkStun(iceServers)],
  ['relay-udp', ({ iceServers }) => checkRelay('udp', iceServers)],
  ['relay-tcp', ({ iceServers }) => checkRelay('tcp', iceServers)],
  ['relay-tls', ({ iceServers }) => checkRelay('tls', iceServers)],
  ['sfu-udp', call => checkSfu('udp', call)],
  ['sfu-tcp', call => checkSfu('tcp', call)],
];

/** Runs all tests one after the other: at once they would disturb each other. */
export async function runChecks(devices: CallState['devices'], listener: CheckListener): Promise<void> {
  async function run(name: CheckName, check: () => Finding | Promise<Finding>): Promise<void> {
    listener.began(name);
    listener.found(name, await check());
  }
  await run('browser', checkBrowser);
  await run('microphone', () => checkMicrophone(devices.microphone));
  await run('camera', () => checkCamera(devices.camera));
  listener.began('signalling');
  const call = await openCheckCall().catch(() => undefined);
  if (!call) {
    listener.found('signalling', noSignalling);
    for (const [name] of overNetwork) listener.found(name, skipped);
    return;
  }
  try {
    await run('signalling', () => checkSignalling(call).catch(() => noSignalling));
    for (const [name, check] of overNetwork) await run(name, () => check(call));
  } finally {
    call.close();
  }
}
