{{/*
What a schema cannot say, or only in a way that nobody understands: contradictions between values, what is missing, and
secrets that are too weak. All problems at once, each with the value and the fix. A secret itself is never printed.
*/}}
{{- define "parley.checks" -}}
{{- $problems := list -}}
{{- range $check := list "profile" "secrets" "keys" "scaling" "media" "turn" "doors" -}}
{{- range (include (printf "parley.checks.%s" $check) $ | fromYamlArray) -}}
{{- $problems = append $problems (printf "  - %s" .) -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "these values cannot work:\n%s\n" (join "\n" $problems)) -}}
{{- end -}}
{{- end -}}

{{- define "parley.checks.profile" -}}
{{- if and .Values.dev.enabled (eq .Values.environment "production") }}
- "dev.enabled: stores of one node are not for environment=production. Set environment=development, or dev.enabled=false and stores of your own"
{{- end }}
{{- if not (regexMatch "^[a-z]" .Release.Name) }}
- "the name of the release: {{ .Release.Name }} does not begin with a letter, as the names of Services must. Take another one, for example chat-{{ .Release.Name }}"
{{- end }}
{{- if not .Values.host }}
- "host: is empty. Set it to the name that people type, for example host=chat.example.org"
{{- end }}
{{- if and .Values.dev.enabled .Values.kafka.brokers }}
- "kafka.brokers: given together with dev.enabled, which brings a Kafka of its own. Leave one of them out"
{{- else if not (or .Values.dev.enabled .Values.kafka.brokers) }}
- "kafka.brokers: is empty. List your brokers as host:port, or set dev.enabled=true with environment=development"
{{- end }}
{{- if and .Values.dev.enabled .Values.s3.url }}
- "s3.url: given together with dev.enabled, which brings a store of its own. Leave one of them out"
{{- else if not (or .Values.dev.enabled (and .Values.s3.url .Values.s3.accessKey)) }}
- "s3.url: is empty, or s3.accessKey is. Set them to your S3 store and its account, or set dev.enabled=true with environment=development"
{{- end }}
{{- if and .Values.dev.enabled .Values.storesCa.secretName }}
- "storesCa.secretName: given together with dev.enabled, whose stores have no certificates. Leave one of them out"
{{- end }}
{{- if and .Values.dev.enabled .Values.redis.accounts.secretName }}
- "redis.accounts.secretName: given together with dev.enabled, which makes accounts of its own. Leave one of them out"
{{- end }}
{{- if and .Values.redis.accounts.secretName (or .Values.secrets.redisUrl.value .Values.secrets.redisUrl.secretName) }}
- "redis.accounts.secretName: given together with secrets.redisUrl, which is for all services. Leave one of them out"
{{- end }}
{{- if and .Values.dev.enabled (or .Values.kafka.sasl.secretName .Values.kafka.tls.enabled) }}
- "kafka.sasl and kafka.tls: given together with dev.enabled, whose Kafka has neither. Leave one of them out"
{{- end }}
{{- if and .Values.kafka.tls.secretName (not .Values.kafka.tls.enabled) }}
- "kafka.tls.secretName: names an authority, but kafka.tls.enabled is false. Set it to true, or leave the name out"
{{- end }}
{{- end -}}

{{- define "parley.checks.secrets" -}}
{{- $needed := list "postgresUrl" "mongoUrl" "s3Secret" "callTicketSecret" -}}
{{- if not .Values.redis.accounts.secretName -}}
{{- $needed = append $needed "redisUrl" -}}
{{- end -}}
{{- if include "parley.turnUrls" (dict "root" .) -}}
{{- $needed = append $needed "turnSecret" -}}
{{- end -}}
{{- range $name := append $needed "postgresOwnerUrl" -}}
{{- $given := index $.Values.secrets $name -}}
{{- if and $.Values.dev.enabled (or $given.value $given.secretName) }}
- "secrets.{{ $name }}: given together with dev.enabled, which makes one of its own. Leave one of them out"
{{- else if and $given.value $given.secretName }}
- "secrets.{{ $name }}: has both value and secretName. Leave one of them out"
{{- else if and (has $name $needed) (not (or $.Values.dev.enabled $given.value $given.secretName)) }}
- "secrets.{{ $name }}: is missing. Set secrets.{{ $name }}.secretName to a Secret of yours that has it under the key {{ $given.secretKey }}"
{{- end }}
{{- with $given.value }}
{{- include "parley.checks.weak" (dict "name" $name "value" . "environment" $.Values.environment) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* As services/runtime/src/process/weak-secrets.ts judges when a process starts; here before anything is installed. */}}
{{- define "parley.checks.weak" -}}
{{- $secret := ternary (regexReplaceAll "^[a-z+]+://[^:/@]*:?([^@/]*)@.*$|^[^@]*$" .value "${1}") .value (hasSuffix "Url" .name) -}}
{{- $schemes := dict "postgresUrl" "postgres(ql)?" "postgresOwnerUrl" "postgres(ql)?" "redisUrl" "rediss?" "mongoUrl" "mongodb(\\+srv)?" -}}
{{- with get $schemes .name }}
{{- if not (regexMatch (printf "^%s://[^/]+" .) $.value) }}
- "secrets.{{ $.name }}.value: does not begin as such a URL does. values.yaml shows the form"
{{- end }}
{{- end }}
{{- $least := ternary 12 16 (hasSuffix "Url" .name) -}}
{{- if and (eq .name "callTicketSecret") (not (regexMatch "^([0-9a-fA-F]{2}){32,}$" .value)) }}
- "secrets.callTicketSecret.value: is not 32 bytes or more in hex. Make one with: openssl rand -hex 32"
{{- else if and (eq .environment "production") (or (lt (len $secret) $least) (regexMatch "(?i)change.?me|passw|default|example|placeholder|your.?secret" $secret)) }}
- "secrets.{{ .name }}.value: its password is a default one or shorter than {{ $least }} characters. Make one with: openssl rand -hex 24"
{{- end }}
{{- end -}}

{{- define "parley.checks.keys" -}}
{{- $keys := .Values.auth.signingKeys -}}
{{- if and $keys.secretName $keys.keys }}
- "auth.signingKeys: has both secretName and keys. Leave one of them out"
{{- else if not (or .Values.dev.enabled $keys.secretName $keys.keys) }}
- "auth.signingKeys.secretName: is missing. Make a key with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out 2026-01.pem, and a Secret of it with: kubectl create secret generic parley-signing-keys --from-file=2026-01.pem"
{{- end }}
{{- range $name, $key := $keys.keys }}
{{- if not (regexMatch "-----BEGIN [A-Z ]*PRIVATE KEY-----" $key) }}
- "auth.signingKeys.keys: {{ $name }} is not a private key in PEM"
{{- end }}
{{- end }}
{{- $tls := .Values.tls -}}
{{- if and $tls.secretName (or $tls.certificate $tls.key) }}
- "tls: has both secretName and a certificate. Leave one of them out"
{{- else if ne (empty $tls.certificate) (empty $tls.key) }}
- "tls: certificate and key belong together; one is missing"
{{- else if not (or .Values.dev.enabled $tls.secretName $tls.certificate) }}
- "tls.secretName: is missing. Set it to a Secret of type kubernetes.io/tls for {{ .Values.host | default "your host" }}, as cert-manager makes them"
{{- end }}
{{- end -}}

{{- define "parley.checks.scaling" -}}
{{- range $part := append (include "parley.processNames" . | fromYamlArray) "gateway" -}}
{{- $scaling := (index $.Values $part).autoscaling -}}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) }}
- "{{ $part }}.autoscaling.minReplicas: {{ $scaling.minReplicas }} is more than maxReplicas, {{ $scaling.maxReplicas }}"
{{- end }}
{{- if and $scaling.enabled (not (dig "requests" "cpu" "" (index $.Values $part).resources)) }}
- "{{ $part }}.resources.requests.cpu: is missing, and {{ $part }}.autoscaling measures by it"
{{- end }}
{{- end }}
{{- end -}}

{{- define "parley.checks.media" -}}
{{- $media := .Values.video.media -}}
{{- $most := int (include "parley.maxReplicas" (dict "root" . "part" "video")) -}}
{{- $last := int (include "parley.lastMediaPort" (dict "root" .)) -}}
{{- $each := regexMatch "\\$\\((PARLEY_NODE|HOST_IP)\\)" $media.announcedAddress -}}
{{- if gt $last 65535 }}
- "video.media.firstPort: {{ $media.firstPort }} with {{ $media.workers }} workers ends at {{ $last }}, above 65535"
{{- end }}
{{- if and (eq $media.expose "LoadBalancer") (not (or $media.domain $media.announcedAddress)) }}
- "video.media.domain: is empty. Set it to a domain in which your DNS names each video node (video.media.domain=media.example.org), or video.media.announcedAddress for a single one"
{{- end }}
{{- if and $media.domain $media.announcedAddress }}
- "video.media: has both domain and announcedAddress. Leave one of them out"
{{- end }}
{{- if and $media.announcedAddress (not $each) (gt $most 1) }}
- "video.media.announcedAddress: {{ $media.announcedAddress }} is one address, and there may be {{ $most }} video nodes. Use video.media.domain, or a name with $(PARLEY_NODE) or $(HOST_IP)"
{{- end }}
{{- if eq $media.expose "NodePort" }}
{{- if gt $most 1 }}
- "video.media.expose: NodePort gives all nodes the same ports, and there may be {{ $most }} of them. Use LoadBalancer or HostPort, or one replica without autoscaling"
{{- end }}
{{- if or (lt (int $media.firstPort) 30000) (gt $last 32767) }}
- "video.media.firstPort: NodePort takes 30000-32767, and the ports are {{ $media.firstPort }}-{{ $last }}"
{{- end }}
{{- end }}
{{- end -}}

{{- define "parley.checks.turn" -}}
{{- $coturn := .Values.coturn -}}
{{- if $coturn.enabled }}
{{- if .Values.turnUrls }}
- "turnUrls: given together with coturn.enabled. Leave one of them out"
{{- end }}
{{- range $name := list "host" "externalAddress" "tlsSecretName" }}
{{- if not (index $coturn $name) }}
- "coturn.{{ $name }}: is missing. Set it, or coturn.enabled=false with relays of your own in turnUrls (or none)"
{{- end }}
{{- end }}
{{- if gt (add $coturn.relayPorts.first $coturn.relayPorts.count) 65536 }}
- "coturn.relayPorts: {{ $coturn.relayPorts.count }} ports from {{ $coturn.relayPorts.first }} on end above 65535"
{{- end }}
{{- if gt (mul $coturn.perUser 10) (int64 $coturn.relayPorts.count) }}
- "coturn.perUser: {{ $coturn.perUser }} is more than a tenth of the {{ $coturn.relayPorts.count }} relay ports: a few people could take them all. Set coturn.relayPorts.count=120, or a smaller perUser"
{{- end }}
{{- end }}
{{- end -}}

{{- define "parley.checks.doors" -}}
{{- if .Values.ingress.enabled }}
{{- if ne .Values.gateway.service.type "ClusterIP" }}
- "ingress.enabled: the gateway would have two doors. Set gateway.service.type=ClusterIP, or ingress.enabled=false"
{{- end }}
{{- if not .Values.gateway.trustedProxies }}
- "gateway.trustedProxies: is empty, so limits for each address would count the ingress controller as one client. Set it to its pods' network"
{{- end }}
{{- if not (or .Values.ingress.tlsSecretName .Values.tls.secretName) }}
- "ingress.tlsSecretName: is missing, and tls.secretName too"
{{- end }}
{{- end }}
{{- if and .Values.monitoring.serviceMonitor.enabled .Values.networkPolicy.enabled (not .Values.networkPolicy.monitoring) }}
- "networkPolicy.monitoring: is empty, so Prometheus would not be let in. Set it to your Prometheus's namespace, as values-prod.yaml does"
{{- end }}
{{- if and .Values.tracing.endpoint .Values.networkPolicy.enabled (not .Values.networkPolicy.tracing) }}
- "networkPolicy.tracing: is empty, so traces would not be let out. Set it to where tracing.endpoint is"
{{- end }}
{{- end -}}
