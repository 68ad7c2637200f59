{{/* The stores of the dev profile: one node each, enough to look at Parley, nothing to keep data in. */}}

{{/* A generated secret, the same again at each upgrade: (dict "root" $ "key" … "make" …). */}}
{{- define "parley.kept" -}}
{{- $name := include "parley.name" (dict "root" .root "part" "dev") -}}
{{- $kept := lookup "v1" "Secret" .root.Release.Namespace $name | default dict -}}
{{- dig "data" .key "" $kept | b64dec | default .make -}}
{{- end -}}

{{/* Takes "root", "part" and "port". */}}
{{- define "parley.dev.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "parley.selector" . | nindent 4 }}
  ports:
    - { name: store, port: {{ .port }}, targetPort: store }
{{- end -}}

{{/* Takes "root", "part" and "users", the parts that use the store. */}}
{{- define "parley.dev.networkPolicy" -}}
{{ include "parley.networkPolicy" . }}
  ingress:
    - from:
        {{- include "parley.peers" (dict "root" .root "parts" .users) | nindent 8 }}
      ports: [{ protocol: TCP, port: store }]
{{- end -}}

{{/* Head of the workload up to its pod's spec; the containers follow. Takes "root", "part" and "uid". */}}
{{- define "parley.dev.statefulSet" -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "parley.metadata" . | nindent 2 }}
spec:
  replicas: 1
  serviceName: {{ include "parley.name" . }}
  selector:
    matchLabels:
      {{- include "parley.selector" . | nindent 6 }}
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        {{- with .root.Values.dev.storageClassName }}
        storageClassName: {{ . }}
        {{- end }}
        resources:
          requests:
            storage: {{ .root.Values.dev.storage }}
  template:
    metadata:
      labels:
        {{- include "parley.labels" . | nindent 8 }}
    spec:
      {{- include "parley.podSpec" . | nindent 6 }}
      terminationGracePeriodSeconds: 30
{{- end -}}

{{/* Name, image, rights, resources and probes of its container. */}}
{{- define "parley.dev.container" -}}
name: {{ .part }}
image: {{ index .root.Values.dev.images .part }}
securityContext:
  {{- include "parley.containerSecurity" . | nindent 2 }}
resources:
  {{- toYaml .root.Values.dev.resources | nindent 2 }}
ports:
  - { name: store, containerPort: {{ .port }} }
startupProbe:
  tcpSocket: { port: store }
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  tcpSocket: { port: store }
  periodSeconds: 5
{{- end -}}

{{/* Generated secrets as files: takes "root" and "keys", and "volume" where it is not the only one. */}}
{{- define "parley.dev.secretVolume" -}}
- name: {{ .volume | default "secrets" }}
  secret:
    secretName: {{ include "parley.name" (dict "root" .root "part" "dev") }}
    defaultMode: 0440
    items:
      {{- range .keys }}
      - { key: {{ . }}, path: {{ . }} }
      {{- end }}
{{- end -}}

{{/* The accounts in its PostgreSQL: the owner, as whom the migrations run, and the one of auth. */}}
{{- define "parley.dev.accountsContainer" -}}
name: accounts
image: {{ .root.Values.dev.images.postgres }}
command: [bash, -c, {{ .root.Files.Get "files/postgres-accounts.sh" | toJson }}]
securityContext:
  {{- include "parley.containerSecurity" . | nindent 2 }}
resources:
  {{- toYaml .root.Values.migrations.resources | nindent 2 }}
env:
  - { name: PGHOST, value: {{ include "parley.host" (dict "root" .root "part" "postgres") }} }
  - { name: PGUSER, value: parley }
  - { name: PGDATABASE, value: parley }
  - { name: ADMIN_PASSWORD_FILE, value: /run/secrets/parley/postgres-password }
  - { name: OWNER_PASSWORD_FILE, value: /run/secrets/parley/postgres-password }
  - { name: AUTH_PASSWORD_FILE, value: /run/secrets/parley/postgres-auth-password }
volumeMounts:
  {{- include "parley.secretMount" . | nindent 2 }}
  {{- include "parley.scratchMount" . | nindent 2 }}
{{- end -}}
