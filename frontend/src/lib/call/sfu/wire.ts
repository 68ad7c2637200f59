import type { RtpCapabilities as WireCapabilities, RtpParameters as WireParameters } from '@parley/contracts/media';
import type { types } from 'mediasoup-client';

/*
 * mediasoup-client names the known URIs of header extensions one by one, where the wire has any string. Both are what
 * mediasoup itself speaks.
 */

export function fromWireCapabilities(capabilities: WireCapabilities): types.RtpCapabilities {
  return capabilities as types.RtpCapabilities;
}

export function fromWireParameters(parameters: WireParameters): types.RtpParameters {
  return parameters as types.RtpParameters;
}

export function toWireCapabilities(capabilities: types.RtpCapabilities): WireCapabilities {
  return capabilities as WireCapabilities;
}

export function toWireParameters(parameters: types.RtpParameters): WireParameters {
  return parameters as WireParameters;
}
