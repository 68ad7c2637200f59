/** The services that the gateway sends requests to. Those with sockets keep a client at one node. */
export const pools = ['auth', 'chat', 'video', 'files'] as const;
export const stickyPools = ['chat', 'video'] as const;
export type Pool = (typeof pools)[number];

/** A server process behind the gateway. `name` is its PARLEY_NODE; `host` is 127.0.0.1 unless given. */
export interface GatewayNode {
  name: string;
  port: number;
  host?: string;
}

/** The admin port of a process, which `/health` asks. `service` groups the nodes in the answer. */
export interface AdminNode {
  name: string;
  service: string;
  metricsPort: number;
  host?: string;
}

/** What one client address may do. Wide by default: hundreds of people share an address behind NAT. */
export interface GatewayLimits {
  /** REST requests a second, and how many more at once. */
  requestsPerSecond: number;
  requestsBurst: number;
  /** Requests to the socket paths a second (handshakes and polls), and how many more at once. */
  socketRequestsPerSecond: number;
  socketRequestsBurst: number;
  /** REST requests a second of one person at one address, and how many more at once. */
  userRequestsPerSecond: number;
  userRequestsBurst: number;
  /** Requests in flight and open WebSockets together. */
  connections: number;
  /** Requests with a body in flight. */
  bodies: number;
}

/** Everything that differs between two gateways. All paths are absolute. */
export interface GatewaySettings extends Record<Pool, GatewayNode[]> {
  httpPort: number;
  httpsPort: number;
  /** Figures for the NGINX exporter at `/stub_status`. */
  statusPort: number;
  /** Where these can be asked for; 127.0.0.1 unless given. */
  statusHost?: string;
  /** The TLS port as clients reach it, where something maps it; `httpsPort` unless given. */
  publicHttpsPort?: number;
  /** Plain HTTP is answered for loopback names alone, unless this is `false`. */
  redirectsToHttps?: boolean;
  /** Origins whose pages may use REST and sockets beside the gateway's own pages: `https://intranet.example.org`. */
  origins?: readonly string[];
  /** The address to listen on, IPv4 or IPv6. */
  host: string;
  /** The workers' user; only for a master that runs as root, else leave it out. */
  user?: string;
  certFile: string;
  keyFile: string;
  /** The built SPA: the folder that holds index.html. */
  staticDir: string;
  /** Pid file and buffered bodies. Created when missing. */
  tempDir: string;
  /** access.log (JSON lines) and error.log. Created when missing. */
  logDir: string;
  /** Where NGINX's dynamic modules lie; searched in the usual folders unless given. */
  modulesDir?: string;
  workerProcesses: number | 'auto';
  /** Per worker; a proxied socket takes two. Default 8192. */
  workerConnections?: number;
  /** Bytes a REST body may have. Default 32 KiB. */
  maxBody?: number;
  /** Bytes of a picture. Default 2 MiB. */
  maxPicture?: number;
  /** Bytes a long-polling body may have (several packets travel in one). Default 64 KiB. */
  maxSocketBody?: number;
  limits?: Partial<GatewayLimits>;
  /** Networks (CIDR) of load balancers right before this gateway, whose word on the client's address counts. */
  trustedProxies?: readonly string[];
  admin: AdminNode[];
}

export const defaultLimits: GatewayLimits = {
  requestsPerSecond: 2_000,
  requestsBurst: 4_000,
  socketRequestsPerSecond: 2_000,
  socketRequestsBurst: 4_000,
  userRequestsPerSecond: 500,
  userRequestsBurst: 1_000,
  connections: 4_000,
  bodies: 500,
};
