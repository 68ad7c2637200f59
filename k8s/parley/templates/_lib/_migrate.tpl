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
  {{- include "parley.secretEnv" (dict "secrets" (include "parley.migrateSecrets" .root | fromJsonArray)) | nindent 2 }}
volumeMounts:
  {{- include "parley.secretMount" . | nindent 2 }}
  {{- include "parley.scratchMount" . | nindent 2 }}
{{- end -}}

{{/* The account of the service, and the owner where there is another one. */}}
{{- define "parley.migrateSecrets" -}}
{{- $owner := .Values.secrets.postgresOwnerUrl -}}
{{- if or .Values.dev.enabled $owner.value $owner.secretName -}}
["postgresUrl", "postgresOwnerUrl"]
{{- else -}}
["postgresUrl"]
{{- end -}}
{{- end -}}

{{/* The hook comes before the Secrets of the release: inline values have a Secret of their own there. */}}
{{- define "parley.migrateSecretVolume" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range include "parley.migrateSecrets" .root | fromJsonArray }}
      {{- $given := index $.root.Values.secrets . }}
      {{- $key := kebabcase . }}
      - secret:
          name: {{ $given.secretName | default (include "parley.name" $) }}
          items: [{ key: {{ ternary $given.secretKey $key (not (empty $given.secretName)) }}, path: {{ $key }} }]
      {{- end }}
{{- include "parley.storesCaVolume" . }}
{{- end -}}
