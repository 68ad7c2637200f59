{{/* What every pod has in common: who it runs as, how it is placed, how it ends. */}}

{{/* Fields of a pod's spec. Takes "root", "part", and optionally "uid" (an image's own) and "account" (its ServiceAccount). */}}
{{- define "parley.podSpec" -}}
{{- $values := index .root.Values .part | default dict -}}
{{- with .account }}
serviceAccountName: {{ . }}
{{- end }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "parley.podSecurity" . | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{/* PodSecurity `restricted`, the pod's half. 1000 is who our images run as. */}}
{{- define "parley.podSecurity" -}}
{{- $uid := .uid | default 1000 -}}
runAsNonRoot: true
runAsUser: {{ $uid }}
runAsGroup: {{ $uid }}
fsGroup: {{ $uid }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* PodSecurity `restricted`, the container's half, and a root file system that cannot be written. */}}
{{- define "parley.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Over zones and nodes, as evenly as there is room. */}}
{{- define "parley.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: {{ $.root.Values.spread.whenUnsatisfiable }}
    nodeTaintsPolicy: Honor
    labelSelector:
      matchLabels:
        {{- include "parley.selector" $ | nindent 8 }}
  {{- end }}
{{- end -}}

{{/*
A service drains for 9 s at most (services/runtime/src/process/service.ts), the gateway for 8 s (gateway/src/container/main.ts). It
begins after preStop, in which who sends requests here learns that it shall not any more.
*/}}
{{- define "parley.gracePeriod" -}}
terminationGracePeriodSeconds: {{ add (include "parley.preStopSeconds" .) 15 }}
{{- end -}}

{{- define "parley.preStopSeconds" -}}5{{- end -}}

{{- define "parley.preStop" -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ include "parley.preStopSeconds" . }}
{{- end -}}

{{/* Secrets that this chart makes itself: pods that read them restart when they change. */}}
{{- define "parley.podMetadata" -}}
{{- $values := index .root.Values .part | default dict -}}
labels:
  {{- include "parley.labels" . | nindent 2 }}
annotations:
  checksum/secrets: {{ toJson .root.Values.secrets | sha256sum }}
  {{- with $values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
