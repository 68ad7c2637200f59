{{/* A pod of `helm test`: runs one of files/tests in an image that is there already. Takes "root", "part" and "script". */}}
{{- define "parley.test" -}}
apiVersion: v1
kind: Pod
metadata:
  name: {{ include "parley.name" . }}-{{ .script }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "parley.labels" . | nindent 4 }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  {{- include "parley.podSpec" . | nindent 2 }}
  restartPolicy: Never
  activeDeadlineSeconds: 90
  containers:
    - name: {{ .script }}
      image: {{ include "parley.image" (dict "root" .root "repository" "chat") }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      command: [node, /tests/{{ .script }}.mjs]
      securityContext:
        {{- include "parley.containerSecurity" . | nindent 8 }}
      resources:
        requests: { cpu: 50m, memory: 64Mi }
        limits: { memory: 256Mi }
      env:
        - name: PARLEY_URL
          value: https://{{ include "parley.host" (dict "root" .root "part" "gateway") }}
        # The certificate is for the public name, and this asks by the inner one.
        - { name: NODE_TLS_REJECT_UNAUTHORIZED, value: "0" }
      volumeMounts:
        - { name: tests, mountPath: /tests, readOnly: true }
  volumes:
    - name: tests
      configMap:
        name: {{ include "parley.name" . }}
{{- end -}}
