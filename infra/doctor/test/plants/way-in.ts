import { freePort } from '@parley/dev-env/free-ports';
import { OddProxy } from '../support/odd-proxy.ts';
import type { Plant, Planted } from '../support/plant.ts';
import { freeze } from '../support/processes.ts';
import { openTls } from '../support/servers.ts';

const behind = (proxy: OddProxy): Planted => ({ platform: { url: proxy.url }, undo: () => proxy.close() });

/** Gateway, log-in, sockets, certificates. */
export const wayIn: Plant[] = [
  {
    name: 'nobody listens at the address of the gateway',
    codes: ['PD-101', 'PD-103', 'PD-107'],
    plant: async () => ({ platform: { url: `http://127.0.0.1:${await freePort()}` } }),
  },
  {
    name: 'a chat node hangs',
    codes: ['PD-102', 'PD-106'],
    // Requests and sockets that the gateway gives to it wait.
    mayAlso: ['PD-104', 'PD-105'],
    plant: async platform => ({ undo: freeze(platform, 'chat-2') }),
  },
  {
    name: 'the password of the account is wrong',
    codes: ['PD-103'],
    plant: async () => ({ platform: { account: { login: 'nobody', password: 'not the password' } } }),
  },
  {
    name: 'a proxy before the gateway passes no upgrade on',
    codes: ['PD-104', 'PD-105', 'PD-208'],
    plant: async ({ url }) => behind(await OddProxy.start(url, { upgrades: false })),
  },
  {
    name: 'the delivery worker hangs',
    codes: ['PD-102', 'PD-105'],
    plant: async platform => ({ undo: freeze(platform, 'delivery-1') }),
  },
  {
    name: 'a proxy hides the signing keys',
    codes: ['PD-107'],
    plant: async ({ url }) => behind(await OddProxy.start(url, { hides: path => path.includes('.well-known') })),
  },
  ...certificatePlants(),
];

function certificatePlants(): Plant[] {
  const doorFor = async (days: number, trusted: boolean): Promise<Planted> => {
    const { port, caFile, close } = await openTls(days);
    const platform = { secureUrl: `https://localhost:${port}`, ...(trusted && { caFile }) };
    return { platform, undo: close };
  };
  return [
    { name: 'the certificate has expired', codes: ['PD-108'], plant: () => doorFor(-1, false) },
    {
      name: 'the certificate expires in five days',
      // That of coturn was signed by the authority that this replaces.
      codes: ['PD-109', 'PD-110'],
      plant: () => doorFor(5, true),
    },
    { name: 'an unknown authority signed the certificate', codes: ['PD-110'], plant: () => doorFor(300, false) },
  ];
}
