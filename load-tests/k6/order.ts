/** What the runner asks of a script: everything that differs between two runs, as a file that the script reads. */
export interface Order {
  /** The gateway by its address: `http://127.0.0.1:8080`. */
  url: string;
  people: number;
  /** Virtual users; each holds the same share of the people, so that a socket costs no JavaScript engine of its own. */
  vus: number;
  /** New sockets a second, of all together. */
  connectPerSecond: number;
  /** What is sent, one after the other, when all should be connected. */
  stages: Stage[];
  /** For what is under way at the end. */
  settleSeconds: number;
  /** One socket in so many reads what it hears closely; the others only count. */
  measureEvery: number;
  /** Paths of the contract that scripts call, by name. */
  routes: Record<string, string>;
  /** Accounts with passwords, for scripts that sign in. */
  accounts: { login: string; password: string }[];
  summaryFile: string;
}

/** A stretch of sending at a fixed rate, whatever comes back. */
export interface Stage {
  name: string;
  /** Messages, requests or log-ins a second; 0 only holds the sockets. */
  perSecond: number;
  seconds: number;
  /** Rooms that are written to: those of this kind. */
  roomKind?: string;
}

/** Somebody who connects. `rooms`: places in the list of rooms. */
export interface OrderedPerson {
  id: string;
  token: string;
  rooms: number[];
}

export interface OrderedRoom {
  id: string;
  kind: string;
  size: number;
}
