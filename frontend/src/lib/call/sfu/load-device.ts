import type { RtpCapabilities } from '@parley/contracts/media';
import { Device } from 'mediasoup-client';
import { fromWireCapabilities } from '#lib/call/sfu/wire.ts';

let latest: { key: string; device: Promise<Device> } | undefined;

/**
 * What this browser and our routers have in common. Finding out opens several connections for a moment, so it is done
 * once: our routers are all alike. Rejects where the browser cannot do calls.
 */
export function loadDevice(routerRtpCapabilities: RtpCapabilities): Promise<Device> {
  const key = JSON.stringify(routerRtpCapabilities);
  if (latest?.key !== key) latest = { key, device: load(routerRtpCapabilities) };
  const { device } = latest;
  device.catch(() => (latest = undefined));
  return device;
}

async function load(routerRtpCapabilities: RtpCapabilities): Promise<Device> {
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: fromWireCapabilities(routerRtpCapabilities) });
  return device;
}
