{{/* How files reaches the S3 store; the secret half of the account comes as a file. */}}
{{- define "parley.s3Env" -}}
{{- $s3 := .root.Values.s3 -}}
- name: S3_URL
  {{- if .root.Values.dev.enabled }}
  value: {{ printf "http://%s:8080" (include "parley.host" (dict "root" .root "part" "s3")) | quote }}
  {{- else }}
  value: {{ $s3.url | quote }}
  {{- end }}
- name: S3_REGION
  value: {{ $s3.region | quote }}
- name: S3_BUCKET
  value: {{ $s3.bucket | quote }}
- name: S3_ACCESS_KEY
  value: {{ ternary "parley" $s3.accessKey .root.Values.dev.enabled | quote }}
{{- end -}}
