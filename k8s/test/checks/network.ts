import { processes, processNames, servedNames } from '@parley/runtime/process/processes';
import {
  containersOf,
  podsOf,
  selects,
  type Labels,
  type Peer,
  type Pod,
  type PolicyRule,
  type Resource,
} from '../resource.ts';
import type { ProfileName, Rendered } from '../render.ts';

const services = servedNames.map(name => `gateway → ${name}:http`);
const admin = processNames.map(name => `gateway → ${name}:admin`);
const ours = [...services, ...admin, 'chat → auth:http', 'files → auth:http', 'test → gateway:https'];
const ownStores = processNames.flatMap(name => processes[name].stores.map(store => `${name} → ${store}:store`));

/** Who may speak to whom inside the release; nothing else may. */
const wanted: Record<ProfileName, string[]> = {
  default: [...ours, 'video → video:media-udp'],
  dev: [...ours, ...ownStores, 'video → video:media-udp'],
  prod: [...ours, 'video → video:media-udp', 'coturn → video:media-udp'],
  inline: [...ours, 'video → video:media-udp', 'coturn → video:media-udp'],
};

/** Ways between pods that the policies leave open and should not, or close and should not. */
export function findWrongWays({ profile, resources }: Rendered): string[] {
  const policies = resources.filter(({ kind }) => kind === 'NetworkPolicy');
  const pods = podsOf(resources);
  const open = new Set(pods.flatMap(from => pods.flatMap(to => waysBetween(policies, from, to))));
  const needed = new Set(wanted[profile]);
  return [
    ...pods.flatMap(pod => unguarded(policies, pod)),
    ...[...open].filter(way => !needed.has(way)).map(way => `${way} is open`),
    ...[...needed].filter(way => !open.has(way)).map(way => `${way} is closed`),
  ];
}

function unguarded(policies: readonly Resource[], { owner, labels }: Pod): string[] {
  const types = policiesOf(policies, labels).flatMap(({ spec }) => spec?.policyTypes ?? []);
  return ['Ingress', 'Egress'].filter(type => !types.includes(type)).map(type => `${owner}: no policy for its ${type}`);
}

/** `gateway → chat:http` for each port that both ends allow. */
function waysBetween(policies: readonly Resource[], from: Pod, to: Pod): string[] {
  const out = policiesOf(policies, from.labels).flatMap(({ spec }) => spec?.egress ?? []);
  const into = policiesOf(policies, to.labels).flatMap(({ spec }) => spec?.ingress ?? []);
  const ports = containersOf(to.spec).flatMap(container => container.ports ?? []);
  return ports
    .filter(port => out.some(rule => allows(rule, rule.to, to.labels, port)))
    .filter(port => into.some(rule => allows(rule, rule.from, from.labels, port)))
    .map(({ name }) => `${partOf(from)} → ${partOf(to)}:${name.replace(/-\d+$/, '')}`);
}

function policiesOf(policies: readonly Resource[], labels: Labels): Resource[] {
  return policies.filter(({ spec }) => selects(spec?.podSelector?.matchLabels, labels));
}

interface Port {
  name: string;
  containerPort: number;
  protocol?: string;
}

function allows(rule: PolicyRule, peers: Peer[] | undefined, labels: Labels, port: Port): boolean {
  const { name, containerPort, protocol = 'TCP' } = port;
  const meansPort = (rule.ports ?? [{ protocol }]).some(allowed => {
    if ((allowed.protocol ?? 'TCP') !== protocol) return false;
    if (allowed.port === undefined || allowed.port === name) return true;
    const first = Number(allowed.port);
    return containerPort >= first && containerPort <= (allowed.endPort ?? first);
  });
  return meansPort && (peers === undefined || peers.some(peer => isPod(peer, labels)));
}

/** Pods of this release: a peer by address, or in another namespace, is none of them. */
function isPod({ podSelector, namespaceSelector }: Peer, labels: Labels): boolean {
  return podSelector !== undefined && namespaceSelector === undefined && selects(podSelector.matchLabels, labels);
}

function partOf({ labels }: Pod): string {
  return labels['app.kubernetes.io/component'] ?? '?';
}
