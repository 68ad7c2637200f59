{{/*
coturn's settings from infra/coturn/turnserver.conf, the same file that the other set-ups fill in: sections in double
braces that concern loopback go, the others stay, names are replaced. The secret and the address are added at the start.
*/}}
{{- define "parley.turnserverConf" -}}
{{- $coturn := .root.Values.coturn -}}
{{- $text := .root.Files.Get "files/turnserver.conf" -}}
{{- range $section := list "listen" "external" "loopback" -}}
{{- $text = regexReplaceAll (printf "(?s)\\{\\{#%s\\}\\}\n.*?\\{\\{/%s\\}\\}\n" $section $section) $text "" -}}
{{- end -}}
{{- $text = regexReplaceAll "\\{\\{[#/]elsewhere\\}\\}\n" $text "" -}}
{{- $allowed := list -}}
{{- range $coturn.allowedPeers -}}
{{- $allowed = append $allowed (printf "allowed-peer-ip=%s\n" .) -}}
{{- end -}}
{{- $text = regexReplaceAllLiteral "(?s)\\{\\{#allowed\\}\\}\n.*?\\{\\{/allowed\\}\\}\n" $text (join "" $allowed) -}}
{{- $text = regexReplaceAll "static-auth-secret=[^\n]*\n" $text "" -}}
{{- $last := sub (add $coturn.relayPorts.first $coturn.relayPorts.count) 1 -}}
{{- $names := dict "port" 3478 "tlsPort" 5349 "relayFirst" $coturn.relayPorts.first "relayLast" $last "dataDir" "/tmp" -}}
{{- $names = merge $names (dict "certFile" "/run/secrets/tls/tls.crt" "keyFile" "/run/secrets/tls/tls.key") -}}
{{- $names = merge $names (dict "perUser" $coturn.perUser "total" $coturn.relayPorts.count "bytesPerSecond" (int64 $coturn.bytesPerSecond)) -}}
{{- range $name, $value := $names -}}
{{- $text = replace (printf "{{%s}}" $name) (toString $value) $text -}}
{{- end -}}
{{- if contains "{{" $text -}}
{{- fail (printf "infra/coturn/turnserver.conf has a name that the chart does not know: %s" (regexFind "\\{\\{[^}]*\\}\\}" $text)) -}}
{{- end -}}
{{- $text -}}
{{- end -}}
