{{/* Brings PostgreSQL's tables to this version; a second run, or one beside it, changes nothing. */}}
{{- define "parley.migrateContainer" -}}
name: migrate
image: {{ include "parley.image" (dict "root" .root "repository" "auth") }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: [node, src/migrate.ts, up]
securityContext:
  {{- include "parley.containerSecurity" . | nindent 2 }}
resources:
  {{- toYaml .root.Values.migrations.resources | nindent 2 }}
env:
  {{- include "parley.secretEnv" (dict "secrets" (list "postgresUrl")) | nindent 2 }}
volumeMounts:
  {{- include "parley.secretMount" . | nindent 2 }}
  {{- include "parley.scratchMount" . | nindent 2 }}
{{- end -}}

{{/* The hook comes before the Secrets of the release: an inline value has a Secret of its own there. */}}
{{- define "parley.migrateSecretVolume" -}}
{{- $given := .root.Values.secrets.postgresUrl -}}
- name: secrets
  secret:
    secretName: {{ $given.secretName | default (include "parley.name" .) }}
    defaultMode: 0440
    items: [{ key: {{ ternary $given.secretKey "postgres-url" (not (empty $given.secretName)) }}, path: postgres-url }]
{{- include "parley.storesCaVolume" . }}
{{- end -}}
