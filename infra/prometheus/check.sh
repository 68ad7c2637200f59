#!/usr/bin/env bash
# Checks the monitoring as files: configuration, rules, their tests, and that each alert has its page in the runbook.
set -euo pipefail
cd "$(dirname "$0")/../.."

promtool check config infra/prometheus/prometheus.yml 2>&1 | grep -v 'for file_sd in\|alertmanager config does not exist'
promtool test rules infra/prometheus/tests/*.yml
amtool check-config infra/alertmanager/alertmanager.yml

pages=$(sed -n 's/^ *runbook_url: *//p' infra/prometheus/rules/*.yml | sort)
alerts=$(grep -h -o 'alert: [A-Za-z]*' infra/prometheus/rules/*.yml | cut -d' ' -f2)
expected=$(sed 's/\B[A-Z]/-&/g; s|.*|docs/runbook/\L&.md|' <<<"$alerts" | sort)
diff <(echo "$expected") <(echo "$pages") || { echo 'an alert does not name its own page' >&2; exit 1; }
for page in $pages; do [ -f "$page" ] || { echo "missing: $page" >&2; exit 1; }; done
for alert in $alerts; do
  grep -qh "alertname: $alert\b" infra/prometheus/tests/*.yml || { echo "without a test: $alert" >&2; exit 1; }
done
echo "$(wc -l <<<"$alerts") alerts, each with a test and a page"
