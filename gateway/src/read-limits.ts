import { checkLimits, GatewaySettingsError } from './check-settings.ts';
import type { GatewayLimits } from './settings.ts';

/**
 * Limits as an operator writes them, JSON with those that shall differ: `{"connections":8000}`. Empty: none.
 * @throws GatewaySettingsError for what is no JSON object, an unknown name, or a number that NGINX could not take
 */
export function readLimits(text = ''): Partial<GatewayLimits> {
  if (text.trim() === '') return {};
  const limits = parse(text);
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) throw notAnObject(text);
  checkLimits(limits);
  return limits;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notAnObject(text);
  }
}

function notAnObject(text: string): GatewaySettingsError {
  return new GatewaySettingsError('limits', `${text} is no JSON object such as {"connections":8000}`);
}
