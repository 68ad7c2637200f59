{{/*
Secrets reach a process as files: `secrets.postgresUrl` is the file /run/secrets/parley/postgres-url, and the process
finds its path in POSTGRES_URL_FILE. Each comes from a Secret of the operator's, from the one that this chart makes of
inline values, or with the dev profile from the one that holds generated ones.
*/}}

{{/* The Secret and the key of one: (dict "root" $ "part" "auth" "secret" "postgresUrl"). */}}
{{- define "parley.secretRef" -}}
{{- $given := index .root.Values.secrets .secret -}}
{{- $own := ternary "dev" "secrets" .root.Values.dev.enabled -}}
{{- $accounts := .root.Values.redis.accounts.secretName -}}
{{- if and (eq .secret "redisUrl") $accounts -}}
name: {{ $accounts }}
key: {{ .part }}
{{- else if and (eq .secret "redisUrl") .root.Values.dev.enabled -}}
name: {{ include "parley.name" (dict "root" .root "part" $own) }}
key: redis-{{ .part }}-url
{{- else -}}
name: {{ $given.secretName | default (include "parley.name" (dict "root" .root "part" $own)) }}
key: {{ ternary $given.secretKey (kebabcase .secret) (not (empty $given.secretName)) }}
{{- end -}}
{{- end -}}

{{/* Takes "root" and "secrets", a list of names. */}}
{{- define "parley.secretEnv" -}}
{{- range .secrets }}
- name: {{ printf "%s_FILE" (snakecase . | upper) }}
  value: /run/secrets/parley/{{ kebabcase . }}
{{- end }}
{{- end -}}

{{/* Takes "volume" where it is not the one of secretVolume. */}}
{{- define "parley.secretMount" -}}
- name: {{ .volume | default "secrets" }}
  mountPath: /run/secrets/parley
  readOnly: true
{{- if .root.Values.storesCa.secretName }}
- name: stores-ca
  mountPath: /run/secrets/stores-ca
  readOnly: true
{{- end }}
{{- end -}}

{{- define "parley.secretVolume" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range .secrets }}
      {{- $ref := include "parley.secretRef" (dict "root" $.root "part" $.part "secret" .) | fromYaml }}
      - secret:
          name: {{ $ref.name }}
          items: [{ key: {{ $ref.key }}, path: {{ kebabcase . }} }]
      {{- end }}
      {{- if has .part (include "parley.usersOf" (dict "root" .root "store" "kafka") | fromYamlArray) }}
      {{- with .root.Values.kafka.sasl.secretName }}
      - secret:
          name: {{ . }}
          items: [{ key: {{ $.part }}, path: kafka-password }]
      {{- end }}
      {{- if .root.Values.kafka.tls.enabled }}
      {{- with .root.Values.kafka.tls.secretName }}
      - secret:
          name: {{ . }}
          items: [{ key: ca.crt, path: kafka-ca.crt }]
      {{- end }}
      {{- end }}
      {{- end }}
{{- include "parley.storesCaVolume" . }}
{{- end -}}

{{- define "parley.storesCaVolume" -}}
{{- with .root.Values.storesCa.secretName }}
- name: stores-ca
  secret: { secretName: {{ . }}, defaultMode: 0440, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- end -}}
