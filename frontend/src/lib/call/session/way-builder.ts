import type { RtpCapabilities } from '@parley/contracts/media';
import type { Topology } from '@parley/contracts/video-events';
import { EarlySignals } from '#lib/call/mesh/early-signals.ts';
import { MeshWay } from '#lib/call/mesh/mesh-way.ts';
import type { RemoteMedia } from '#lib/call/remote/remote-media.ts';
import type { Roster } from '#lib/call/session/roster.ts';
import { SfuWay } from '#lib/call/sfu/sfu-way.ts';
import type { Entry } from '#lib/call/signalling/call-connection.ts';
import type { SendCommand } from '#lib/call/signalling/command.ts';
import type { FailureCause } from '#lib/call/topology/topology.ts';
import type { Way } from '#lib/call/topology/way.ts';

export interface WayBuilderDeps {
  command: SendCommand;
  roster: Roster;
  remote: RemoteMedia;
  onMeshFailed(cause: FailureCause): void;
  onSfuBroken(wasUp: boolean): void;
}

/** Builds ways to the people who are in the call, from what the platform told on entering. */
export class WayBuilder {
  readonly #deps: WayBuilderDeps;
  readonly early = new EarlySignals();
  entry: Pick<Entry, 'peerId' | 'iceServers'> = { peerId: '', iceServers: [] };
  routerRtpCapabilities: RtpCapabilities = {};
  /** UDP did not come through. */
  forceTcp = false;

  constructor(deps: WayBuilderDeps) {
    this.#deps = deps;
  }

  build(topology: Topology): Way {
    return topology === 'mesh' ? this.#mesh() : this.#sfu();
  }

  #mesh(): MeshWay {
    const { command, roster, remote, onMeshFailed } = this.#deps;
    const { peerId: ownPeerId, iceServers } = this.entry;
    const onIncoming = remote.add.bind(remote);
    const way = new MeshWay({ command, ownPeerId, iceServers, early: this.early, onIncoming, onFailed: onMeshFailed });
    for (const { peerId } of roster.others) way.add(peerId);
    return way;
  }

  #sfu(): SfuWay {
    const { command, roster, remote, onSfuBroken } = this.#deps;
    const way = new SfuWay({
      command,
      routerRtpCapabilities: this.routerRtpCapabilities,
      iceServers: this.entry.iceServers,
      forceTcp: this.forceTcp,
      sizeOf: (peerId, source) => roster.sizeOf(peerId, source),
      onIncoming: incoming => remote.add(incoming),
      onGone: gone => remote.remove(gone),
      onBroken: onSfuBroken,
    });
    for (const producer of roster.producers) way.receive(producer);
    return way;
  }
}
