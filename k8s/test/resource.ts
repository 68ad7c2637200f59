/** As much of a Kubernetes resource as the checks look at. */
export interface Resource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels; annotations?: Labels };
  spec?: Spec;
  data?: Labels;
  stringData?: Labels;
}

export type Labels = Record<string, string>;

interface Spec extends PodSpec {
  template?: PodTemplate;
  selector?: { matchLabels?: Labels };
  podSelector?: { matchLabels?: Labels };
  policyTypes?: string[];
  ingress?: PolicyRule[];
  egress?: PolicyRule[];
  scaleTargetRef?: { kind: string; name: string };
  serviceName?: string;
  ports?: { name?: string; targetPort?: number | string }[];
  replicas?: number;
}

export interface PolicyRule {
  from?: Peer[];
  to?: Peer[];
  ports?: { protocol?: string; port?: number | string; endPort?: number }[];
}

export interface Peer {
  podSelector?: { matchLabels?: Labels };
  namespaceSelector?: object;
  ipBlock?: object;
}

export interface PodTemplate {
  metadata: { labels?: Labels; annotations?: Labels };
  spec: PodSpec;
}

export interface PodSpec {
  containers?: Container[];
  initContainers?: Container[];
  volumes?: Volume[];
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
}

export interface Container {
  name: string;
  image: string;
  command?: string[];
  env?: { name: string; value?: string; valueFrom?: object }[];
  ports?: { name: string; containerPort: number; hostPort?: number; protocol?: string }[];
  resources?: { requests?: Labels; limits?: Labels };
  volumeMounts?: { name: string; mountPath: string }[];
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    privileged?: boolean;
    readOnlyRootFilesystem?: boolean;
    runAsNonRoot?: boolean;
    capabilities?: { drop?: string[]; add?: string[] };
    seccompProfile?: { type: string };
  };
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  readinessProbe?: object;
  livenessProbe?: object;
}

export interface Volume {
  name: string;
  secret?: { secretName: string };
  configMap?: { name: string };
  projected?: { sources: { secret?: { name: string } }[] };
  emptyDir?: object;
  hostPath?: object;
}

/** A pod that a resource makes, with the labels that policies and Services select it by. */
export interface Pod {
  owner: string;
  labels: Labels;
  spec: PodSpec;
}

/** The pods that these resources make: one for each workload. */
export function podsOf(resources: readonly Resource[]): Pod[] {
  return resources.flatMap(resource => {
    const { kind, metadata, spec } = resource;
    const owner = nameOf(resource);
    if (kind === 'Pod' && spec) return [{ owner, labels: metadata.labels ?? {}, spec }];
    const template = spec?.template;
    return template ? [{ owner, labels: template.metadata.labels ?? {}, spec: template.spec }] : [];
  });
}

/** `Deployment/parley-auth` */
export function nameOf({ kind, metadata }: Resource): string {
  return `${kind}/${metadata.name}`;
}

/** All containers of a pod, those that run before the others too. */
export function containersOf({ containers = [], initContainers = [] }: PodSpec): Container[] {
  return [...initContainers, ...containers];
}

/** Whether a selector picks something with these labels; an empty one picks all. */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  return Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);
}
