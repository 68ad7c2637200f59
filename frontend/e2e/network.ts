import type { BrowserContext, WebSocketRoute } from 'playwright-core';

const doors = [/\/api\//, /\/socket\.io\//];

/** The way between one device and the platform. */
export interface Network {
  /** No REST, no sockets; what is open breaks. The app itself still loads, as from a cache. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Must be called before the first page opens: sockets of a page that is there already cannot be cut. */
export async function networkOf(context: BrowserContext): Promise<Network> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await context.routeWebSocket(/\/socket\.io\//, async socket => {
    if (isCut) return socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  return {
    async cut() {
      isCut = true;
      for (const door of doors) await context.route(door, route => route.abort());
      for (const socket of open) await socket.close();
      open.clear();
    },
    async mend() {
      isCut = false;
      for (const door of doors) await context.unroute(door);
    },
  };
}
