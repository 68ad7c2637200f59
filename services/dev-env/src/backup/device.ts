import { authApi } from '@parley/contracts/auth-api';
import { endpoints } from '../endpoints.ts';
import type { Person } from '../people.ts';

/** A device with the refresh cookie of its session. */
export class Device {
  readonly #cookie: string;

  private constructor(cookie: string) {
    this.#cookie = cookie;
  }

  static async signIn({ user, password }: Person): Promise<Device> {
    const response = await fetch(`${endpoints().httpUrl}${authApi.login.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: user.username, password }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    return new Device(cookie.split(';', 1)[0] ?? '');
  }

  /** Resolves with the status of the answer. */
  signOut(): Promise<number> {
    return this.#post(authApi.logout.path);
  }

  /** Asks for a new access token; resolves with the status of the answer. */
  refresh(): Promise<number> {
    return this.#post(authApi.refresh.path);
  }

  async #post(path: string): Promise<number> {
    const { httpUrl } = endpoints();
    return (await fetch(`${httpUrl}${path}`, { method: 'POST', headers: { cookie: this.#cookie } })).status;
  }
}
