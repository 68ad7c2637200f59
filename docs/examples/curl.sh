#!/usr/bin/env bash
# Every REST call of Parley with curl. It registers two people, lets them talk, and ends with exit code 0; an answer
# that is not what the contract says ends it with exit code 1. Needs curl and python3 (to read JSON).
#
#   ./curl.sh http://localhost:8080 [MAILS]
#
# MAILS: the page of e-mails of a local stack (`npm run status`: mail), from which it takes the link for a forgotten password.
set -euo pipefail

url=${1:-http://localhost:8080}
mails=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
json='Content-Type: application/json'
reply=''

# call STATUS METHOD PATH [curl arguments]: makes a call, demands the status, leaves the body in $reply.
call() {
  local wanted=$1 method=$2 path=$3 answer status
  shift 3
  answer=$(curl -sS --max-time 10 -X "$method" -w '\n%{http_code}' "$url$path" "$@")
  status=${answer##*$'\n'}
  reply=${answer%$'\n'*}
  echo "  $method $path → $status"
  [[ $status == "$wanted" ]] || fail "$method $path answered $status and not $wanted: $reply"
}

fail() {
  echo "NOT as the contract says: $1" >&2
  exit 1
}

# One python3 reads every answer: it is told an expression and the JSON, a line each, and says the value in a line, or why
# there is none.
mkfifo "$folder/asked" "$folder/said"
python3 -uc '
import json, sys, uuid
for expression in iter(sys.stdin.readline, ""):
    r = json.loads(sys.stdin.readline())
    try:
        print(eval(expression))
    except Exception as error:
        print(repr(error))
' < "$folder/asked" > "$folder/said" &
exec 3> "$folder/asked" 4< "$folder/said"

# read_reply EXPRESSION: something of $reply, for example read_reply 'r["room"]["id"]'.
read_reply() {
  local value
  printf '%s\n%s\n' "$1" "${reply//$'\n'/ }" >&3
  IFS= read -r value <&4 || fail "cannot read $1 in $reply"
  echo "$value"
}

# expect EXPRESSION VALUE: demands that it is so.
expect() {
  local seen
  seen=$(read_reply "$1")
  [[ $seen == "$2" ]] || fail "$1 is $seen and not $2: $reply"
}

# eventually EXPRESSION VALUE METHOD PATH [curl arguments]: calls again until it is so. What was acknowledged is in
# history a few milliseconds later.
eventually() {
  local expression=$1 value=$2
  shift 2
  for _ in {1..50}; do
    call 200 "$@"
    [[ $(read_reply "$expression") != "$value" ]] || return 0
    sleep 0.2
  done
  fail "$expression did not become $value: $reply"
}

uuid() { reply=null read_reply 'uuid.uuid4()'; }

echo 'The platform: its health, its REST contract, and the keys that sign access tokens'
call 200 GET /health
call 200 GET /api/openapi.json
expect 'r["openapi"][:3]' 3.1
call 200 GET /api/asyncapi.json
expect 'r["asyncapi"][:2]' 3.
# A platform in production keeps this one to itself.
internal=$(curl -sS --max-time 10 -o "$folder/internal" -w '%{http_code}' "$url/api/asyncapi-internal.json")
[[ $internal == 404 ]] || call 200 GET /api/asyncapi-internal.json
call 200 GET /api/auth/.well-known/jwks.json
expect 'r["keys"][0]["alg"]' ES256

echo 'Register: the access token is in the answer, the refresh token in a cookie'
suffix=$(uuid | cut -c1-8)
password=$(uuid)
account() { echo "{\"username\":\"$1-$suffix\",\"email\":\"$1-$suffix@example.org\",\"password\":\"$password\"}"; }
call 200 GET /api/auth/registration
call 201 POST /api/auth/register -H "$json" -d "$(account ann)" -c "$folder/first"
call 409 POST /api/auth/register -H "$json" -d "$(account ann)"
expect 'r["code"]' username_taken
call 201 POST /api/auth/register -H "$json" -d "$(account ben)" -c "$folder/ben"
ben_id=$(read_reply 'r["user"]["id"]')
ben=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")

echo 'Log in on a second device; a wrong password and an unknown account get the same answer'
login() { echo "{\"login\":\"$1-$suffix\",\"password\":\"$2\"}"; }
call 401 POST /api/auth/login -H "$json" -d "$(login ann not-the-password)"
expect 'r["code"]' invalid_credentials
call 401 POST /api/auth/login -H "$json" -d "$(login nobody not-the-password)"
expect 'r["code"]' invalid_credentials
call 200 POST /api/auth/login -H "$json" -d "$(login ann "$password")" -c "$folder/second"
ann=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 200 GET /api/auth/me "${ann[@]}"
expect 'r["user"]["username"]' "ann-$suffix"
ann_id=$(read_reply 'r["user"]["id"]')
call 403 PUT /api/auth/me/password "${ann[@]}" -H "$json" -d "{\"currentPassword\":\"not-the-password\",\"newPassword\":\"eleven quiet harbours\"}"
expect 'r["code"]' wrong_password
call 204 PUT /api/auth/me/password "${ben[@]}" -H "$json" -d "{\"currentPassword\":\"$password\",\"newPassword\":\"eleven quiet harbours $suffix\"}"
call 401 GET /api/auth/me
expect 'r["code"]' unauthenticated

echo 'What is for admins refuses everybody else'
call 403 GET '/api/auth/admin/people?search=ann' "${ann[@]}"
expect 'r["code"]' forbidden
call 403 PUT "/api/auth/admin/people/$ann_id/suspension" "${ann[@]}" -H "$json" -d '{"reason":"sells things"}'
call 403 DELETE "/api/auth/admin/people/$ann_id/suspension" "${ann[@]}"
call 403 DELETE "/api/auth/admin/people/$ann_id/sessions" "${ann[@]}"
call 403 POST "/api/auth/admin/people/$ann_id/reset-link" "${ann[@]}"
call 403 GET /api/auth/admin/audit "${ann[@]}"

echo 'A picture: its bytes are the body; its id goes into the profile, and others read the path'
python3 -c 'import base64, sys; sys.stdout.buffer.write(base64.b64decode(sys.argv[1]))' \
  iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg== > "$folder/dot.png"
picture() { call "$1" POST '/api/pictures?use=avatar' "${ann[@]}" -H 'Content-Type: image/png' --data-binary "$2"; }
picture 201 "@$folder/dot.png"
picture_id=$(read_reply 'r["picture"]["id"]')
picture_url=$(read_reply 'r["picture"]["url"]')
picture 400 'no picture'
expect 'r["code"]' picture_invalid
call 200 PATCH /api/auth/me "${ann[@]}" -H "$json" -d "{\"avatar\":\"$picture_id\"}"
expect 'r["user"]["avatarUrl"]' "$picture_url"
call 200 GET "$picture_url" -o "$folder/dot.webp"
[[ $(head -c 4 "$folder/dot.webp") == RIFF ]] || fail "GET $picture_url answered no WebP"

echo 'Refresh: each use gives a new cookie; an old one that comes back ends its session'
cp "$folder/first" "$folder/stolen"
call 200 POST /api/auth/refresh -b "$folder/first" -c "$folder/first"
call 200 POST /api/auth/refresh -b "$folder/first" -c "$folder/first"
first=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 200 GET /api/auth/me "${first[@]}"
call 401 POST /api/auth/refresh -b "$folder/stolen"
expect 'r["code"]' refresh_reused
call 401 GET /api/auth/me "${first[@]}"
expect 'r["code"]' session_revoked

echo 'Sessions: list them, end one'
call 200 POST /api/auth/login -H "$json" -d "$(login ann "$password")" -c "$folder/third"
third=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 200 GET /api/auth/sessions "${ann[@]}"
expect 'len(r["sessions"])' 2
other=$(read_reply 'next(s["id"] for s in r["sessions"] if not s["current"])')
call 204 DELETE "/api/auth/sessions/$other" "${ann[@]}"
call 401 GET /api/auth/me "${third[@]}"
call 404 DELETE "/api/auth/sessions/$other" "${ann[@]}"

echo 'People'
call 200 GET "/api/users?search=ben-$suffix" "${ann[@]}"
expect 'r["users"][0]["id"]' "$ben_id"
call 200 GET "/api/users/$ben_id" "${ann[@]}"
call 404 GET "/api/users/$(uuid)" "${ann[@]}"
expect 'r["code"]' unknown_user

echo 'A dm: asking again finds the same one'
dm="{\"kind\":\"dm\",\"memberIds\":[\"$ben_id\"]}"
call 201 POST /api/rooms "${ann[@]}" -H "$json" -d "$dm"
dm_id=$(read_reply 'r["room"]["id"]')
call 201 POST /api/rooms "${ann[@]}" -H "$json" -d "$dm"
expect 'r["room"]["id"]' "$dm_id"
call 403 POST "/api/rooms/$dm_id/leave" "${ann[@]}"

echo 'A block: neither writes to the other until it is taken back'
dm_message() { echo "{\"clientMsgId\":\"$(uuid)\",\"body\":\"Hello\"}"; }
call 204 PUT "/api/me/blocks/$ben_id" "${ann[@]}"
call 200 GET /api/me/blocks "${ann[@]}"
expect '[one["user"]["id"] for one in r["blocks"]]' "['$ben_id']"
call 403 POST "/api/messages/room/$dm_id" "${ben[@]}" -H "$json" -d "$(dm_message)"
expect 'r["code"]' forbidden
call 403 POST "/api/messages/room/$dm_id" "${ann[@]}" -H "$json" -d "$(dm_message)"
call 200 GET "/api/users/$ben_id/card" "${ann[@]}"
expect '(r["card"]["blocked"], r["card"]["user"]["id"])' "(True, '$ben_id')"
call 204 DELETE "/api/me/blocks/$ben_id" "${ann[@]}"

echo 'Strangers: their dm is a request until it is accepted'
call 200 PATCH /api/me/settings "${ann[@]}" -H "$json" -d '{"dms":"requests"}'
call 200 GET /api/me/settings "${ann[@]}"
expect 'r["settings"]' "{'dms': 'requests', 'groups': 'everyone'}"
stranger() {
  call 201 POST /api/auth/register -H "$json" -d "$(account "$1")"
  stranger=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
  call 201 POST /api/rooms "${stranger[@]}" -H "$json" -d "{\"kind\":\"dm\",\"memberIds\":[\"$ann_id\"]}"
  expect 'r["room"]["request"]' sent
  request=$(read_reply 'r["room"]["id"]')
}
stranger eve
for _ in 1 2 3; do call 202 POST "/api/messages/room/$request" "${stranger[@]}" -H "$json" -d "$(dm_message)"; done
call 409 POST "/api/messages/room/$request" "${stranger[@]}" -H "$json" -d "$(dm_message)"
expect 'r["code"]' request_pending
call 200 POST "/api/rooms/$request/accept" "${ann[@]}"
expect '"request" in r["room"]' False
call 202 POST "/api/messages/room/$request" "${stranger[@]}" -H "$json" -d "$(dm_message)"
stranger max
call 204 POST "/api/rooms/$request/decline" "${ann[@]}" -H "$json" -d '{"block":true}'
call 403 GET "/api/rooms/$request" "${ann[@]}"
expect 'r["code"]' not_a_member
call 200 PATCH /api/me/settings "${ann[@]}" -H "$json" -d '{"dms":"everyone"}'

echo 'A public group: found, joined, left'
public="{\"kind\":\"group\",\"name\":\"Open $suffix\",\"public\":true}"
call 201 POST /api/rooms "${ann[@]}" -H "$json" -d "$public"
public_id=$(read_reply 'r["room"]["id"]')
call 200 GET "/api/rooms/discover?search=Open%20$suffix" "${ben[@]}"
expect 'r["rooms"][0]["joined"]' False
call 200 POST "/api/rooms/$public_id/join" "${ben[@]}"
expect 'r["room"]["memberCount"]' 2
call 204 POST "/api/rooms/$public_id/leave" "${ben[@]}"
call 200 POST "/api/rooms/$public_id/join" "${ben[@]}"
call 204 DELETE "/api/rooms/$public_id/members/$ben_id" "${ann[@]}"
call 403 POST "/api/rooms/$public_id/join" "${ben[@]}"
call 403 GET "/api/rooms/$public_id" "${ben[@]}"
expect 'r["code"]' not_a_member

echo 'A group that its owner deletes, who names it: it is gone for everybody'
call 201 POST /api/rooms "${ann[@]}" -H "$json" -d "{\"kind\":\"group\",\"name\":\"Passing $suffix\"}"
passing=$(read_reply 'r["room"]["id"]')
call 400 POST "/api/rooms/$passing/delete" "${ann[@]}" -H "$json" -d '{"name":"Another name"}'
call 204 POST "/api/rooms/$passing/delete" "${ann[@]}" -H "$json" -d "{\"name\":\"Passing $suffix\"}"
call 404 GET "/api/rooms/$passing" "${ann[@]}"

echo 'A private group: by invitation only'
private="{\"kind\":\"group\",\"name\":\"Private $suffix\"}"
call 201 POST /api/rooms "${ann[@]}" -H "$json" -d "$private"
room=$(read_reply 'r["room"]["id"]')
call 403 POST "/api/rooms/$room/join" "${ben[@]}"
call 200 POST "/api/rooms/$room/members" "${ann[@]}" -H "$json" -d "{\"userIds\":[\"$ben_id\"]}"
call 200 GET "/api/rooms/$room/members?limit=1" "${ben[@]}"
expect 'r["members"][0]["role"]' owner
call 200 GET "/api/rooms/$room/members?cursor=$(read_reply 'r["nextCursor"]')" "${ben[@]}"
expect 'r["members"][0]["user"]["id"]' "$ben_id"
call 200 POST "/api/rooms/$room/owner" "${ann[@]}" -H "$json" -d "{\"userId\":\"$ben_id\"}"
expect 'r["room"]["role"]' member
call 200 GET "/api/rooms/$room" "${ben[@]}"
expect 'r["room"]["role"]' owner

echo 'A room tells of itself: its lines stand among the messages, and are not unread'
messages="/api/messages/room/$room"
eventually '[m["line"]["what"] for m in r["messages"]]' "['owner', 'added']" GET "$messages" "${ben[@]}"
call 200 PATCH "/api/rooms/$room" "${ben[@]}" -H "$json" -d '{"topic":"Everything about gardens"}'
expect 'r["room"]["topic"]' 'Everything about gardens'
eventually 'r["messages"][0]["line"]["text"]' 'Everything about gardens' GET "$messages" "${ben[@]}"

echo 'Send, and send again: one message. The same key with another body is refused'
draft="{\"clientMsgId\":\"$(uuid)\",\"body\":\"One\"}"
call 202 POST "$messages" "${ann[@]}" -H "$json" -d "$draft"
expect 'r["status"]' sent
one=$(read_reply 'r["id"]')
call 202 POST "$messages" "${ann[@]}" -H "$json" -d "$draft"
expect 'r["id"]' "$one"
call 409 POST "$messages" "${ann[@]}" -H "$json" -d "${draft/One/Another}"
expect 'r["code"]' idempotency_conflict
call 400 POST "$messages" "${ann[@]}" -H "$json" -d '{"body":"Without a key"}'
expect 'r["errors"][0]["field"]' clientMsgId
for body in Two Three; do
  call 202 POST "$messages" "${ann[@]}" -H "$json" -d "{\"clientMsgId\":\"$(uuid)\",\"body\":\"$body\"}"
done

echo 'History: pages from the newest to the oldest'
eventually 'len(r["messages"])' 6 GET "$messages" "${ben[@]}"
call 200 GET "$messages?limit=2" "${ben[@]}"
expect '[m["body"] for m in r["messages"]]' "['Three', 'Two']"
call 200 GET "$messages?limit=4&cursor=$(read_reply 'r["nextCursor"]')" "${ben[@]}"
expect '[m["body"] for m in r["messages"]]' "['One', '', '', '']"
expect 'r["nextCursor"]' None
call 200 GET /api/rooms "${ben[@]}"
expect "next(one['unread'] for one in r['rooms'] if one['id'] == '$room')" 3

echo 'Edit and delete: events of the same log'
edit="{\"body\":\"One!\",\"clientEventId\":\"$(uuid)\"}"
call 403 PATCH "$messages/$one" "${ben[@]}" -H "$json" -d "$edit"
call 202 PATCH "$messages/$one" "${ann[@]}" -H "$json" -d "$edit"
echo 'A reaction: an event with a place of its own, of which the message stays as it is'
call 202 POST "$messages/$one/reactions" "${ben[@]}" -H "$json" -d '{"emoji":"👍","on":true}'
eventually '[c["emoji"] for c in r["reactions"]]' "['👍']" GET "$messages/changes?since=7" "${ann[@]}"
call 200 GET "$messages" "${ben[@]}"
expect '[(one["emoji"], one["count"], one["mine"]) for one in r["messages"][2]["reactions"]["of"]]' "[('👍', 1, True)]"
two=$(call 200 GET "$messages?limit=2" "${ann[@]}" > /dev/null && read_reply 'r["messages"][1]["id"]')
call 202 DELETE "$messages/$two" "${ann[@]}"

echo 'Changes: what happened after a position, in the order of the last change'
eventually '[m["changedSeq"] for m in r["changes"]]' '[6, 7, 9]' GET "$messages/changes?since=5" "${ben[@]}"
expect '[m["body"] for m in r["changes"]]' "['Three', 'One!', '']"
expect '(r["lastSeq"], r["reset"])' '(9, False)'
call 200 GET "$messages/changes?since=99" "${ben[@]}"
expect 'r["reset"]' True

echo 'Integrity: no hole, nothing twice'
call 200 GET "/api/rooms/$room/integrity" "${ben[@]}"
expect '(r["firstSeq"], r["lastSeq"], r["count"], r["holes"], r["duplicates"])' '(1, 9, 9, 0, 0)'

echo 'A call: the ticket opens the video socket once; all tickets of a room lead to the same call'
call 201 POST "/api/rooms/$room/call/ticket" "${ann[@]}"
expect 'r["expiresIn"]' 60
call_id=$(read_reply 'r["callId"]')
call 201 POST "/api/rooms/$room/call/ticket" "${ben[@]}"
expect 'r["callId"]' "$call_id"
call 403 POST "/api/rooms/$public_id/call/ticket" "${ben[@]}"
expect 'r["code"]' not_a_member
call 201 POST /api/call-check/ticket "${ben[@]}"

echo 'A space: roles and channels of a template; an invite with a preview that needs no account'
named() { echo "{\"name\":\"$1\"}"; }
call 201 POST /api/spaces "${ann[@]}" -H "$json" -d "{\"name\":\"Space $suffix\",\"template\":\"team\"}"
space="/api/spaces/$(read_reply 'r["space"]["id"]')"
member_role=$(read_reply 'next(one["id"] for one in r["space"]["roles"] if one["builtIn"] == "member")')
call 200 GET /api/spaces "${ann[@]}"
expect 'len(r["spaces"])' 1
call 404 GET "$space" "${ben[@]}"
expect 'r["code"]' unknown_space
call 201 POST "$space/invites" "${ann[@]}" -H "$json" -d '{"maxUses":1}'
code=$(read_reply 'r["invite"]["code"]')
call 200 GET "/api/invites/$code"
expect 'r["invite"]["space"]["name"]' "Space $suffix"
call 200 POST "/api/invites/$code/accept" "${ben[@]}"
call 403 POST /api/invites/nothing/accept "${ben[@]}"
expect 'r["code"]' invite_invalid
call 200 GET "$space" "${ben[@]}"

echo 'A guest: in by a name and a link that says so; what needs an account is refused; then an account with all that was there'
call 201 POST "$space/invites" "${ann[@]}" -H "$json" -d '{"maxUses":1,"guests":true}'
code=$(read_reply 'r["invite"]["code"]')
call 201 POST /api/auth/guest -H "$json" -d '{"displayName":"Cem"}'
expect 'r["user"]["role"]' guest
guest_id=$(read_reply 'r["user"]["id"]')
guest=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 200 POST "/api/invites/$code/accept" "${guest[@]}"
call 403 POST /api/spaces "${guest[@]}" -H "$json" -d '{"name":"Mine","template":"team"}'
expect 'r["code"]' account_required
call 200 POST /api/auth/guest/upgrade "${guest[@]}" -H "$json" -d "$(account cem)"
expect 'r["user"]["id"]' "$guest_id"
guest=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 204 POST "$space/leave" "${guest[@]}"

echo 'Change the space'
call 200 PATCH "$space" "${ann[@]}" -H "$json" -d '{"description":"All that grows"}'
call 403 PATCH "$space" "${ben[@]}" -H "$json" -d '{"description":"Mine"}'
expect 'r["code"]' forbidden

echo 'Channels are rooms: the same calls send and read, and who may is computed from roles and overwrites'
call 200 GET "$space/channels" "${ben[@]}"
general=$(read_reply 'next(one["id"] for one in r["channels"] if one["name"] == "general")')
channel_messages="/api/messages/room/$general"
call 202 POST "$channel_messages" "${ben[@]}" -H "$json" -d "{\"clientMsgId\":\"$(uuid)\",\"body\":\"Hello\"}"
eventually '[m["body"] for m in r["messages"]]' "['Hello']" GET "$channel_messages" "${ann[@]}"
silent="{\"overwrites\":[{\"kind\":\"role\",\"id\":\"$member_role\",\"allow\":\"0\",\"deny\":\"8192\"}]}"
call 200 PATCH "/api/channels/$general" "${ann[@]}" -H "$json" -d "$silent"
call 403 POST "$channel_messages" "${ben[@]}" -H "$json" -d "{\"clientMsgId\":\"$(uuid)\",\"body\":\"Again\"}"
call 200 GET "$space/why?userId=$ben_id&permission=sendMessages&channelId=$general" "${ben[@]}"
expect '(r["allowed"], r["because"])' "(False, 'overwrite')"
call 201 POST "$space/categories" "${ann[@]}" -H "$json" -d "$(named More)"
category=$(read_reply 'r["category"]["id"]')
call 200 PATCH "$space/categories/$category" "${ann[@]}" -H "$json" -d "$(named Other)"
call 201 POST "$space/channels" "${ann[@]}" -H "$json" -d "{\"name\":\"seeds\",\"categoryId\":\"$category\"}"
seeds=$(read_reply 'r["channel"]["id"]')
call 200 GET "$space/channels" "${ann[@]}"
channels=$(read_reply 'json.dumps([{"id": one["id"], "categoryId": one["categoryId"]} for one in r["channels"]])')
call 200 GET "$space" "${ann[@]}"
categories=$(read_reply 'json.dumps([one["id"] for one in r["space"]["categories"]])')
order="{\"version\":$(read_reply 'r["space"]["version"]'),\"categories\":$categories,\"channels\":$channels}"
call 200 POST "$space/order" "${ann[@]}" -H "$json" -d "$order"
call 409 POST "$space/order" "${ann[@]}" -H "$json" -d "$order"
expect 'r["code"]' changed_meanwhile
call 204 DELETE "/api/channels/$seeds" "${ann[@]}"
call 204 DELETE "$space/categories/$category" "${ann[@]}"

call 204 POST "$space/read" "${ben[@]}"

echo 'What one says of oneself'
call 200 PUT /api/me/status "${ben[@]}" -H "$json" -d '{"mode":"dnd","text":"In the garden"}'
expect '(r["status"]["mode"], r["status"]["text"])' "('dnd', 'In the garden')"
call 200 GET /api/me/status "${ben[@]}"
expect 'r["status"]["until"]' None

echo 'What one is notified of, in general and in a channel'
quiet='{"from":"22:00","to":"07:00","timeZone":"Europe/Berlin"}'
call 200 PATCH /api/me/notifications "${ben[@]}" -H "$json" -d "{\"channels\":\"all\",\"quietHours\":$quiet}"
call 200 GET /api/me/notifications "${ben[@]}"
expect '(r["notifications"]["channels"], r["notifications"]["quietHours"]["from"])' "('all', '22:00')"
call 200 PATCH "/api/me/places/$general" "${ben[@]}" -H "$json" -d '{"level":"nothing"}'
expect 'r["place"]["level"]' nothing

echo 'Favourites and mutes are of the person alone, on all their devices'
call 200 PATCH "/api/me/places/$general" "${ben[@]}" -H "$json" -d '{"favourite":true,"mutedUntil":"forever"}'
expect '(r["place"]["favourite"], r["place"]["mutedUntil"])' "(True, 'forever')"
call 200 GET /api/me/places "${ben[@]}"
expect '[one["id"] for one in r["places"]]' "['$general']"
call 404 PATCH "/api/me/places/$(uuid)" "${ben[@]}" -H "$json" -d '{"favourite":true}'
expect 'r["code"]' unknown_room

echo 'Sections are named and put in order all at once; a place says in which one it stands'
section=$(uuid)
call 200 PUT /api/me/sections "${ben[@]}" -H "$json" -d "{\"sections\":[{\"id\":\"$section\",\"name\":\"Garden\"}]}"
call 200 PATCH "/api/me/places/$general" "${ben[@]}" -H "$json" -d "{\"sectionId\":\"$section\",\"markedUnread\":true}"
expect '(r["place"]["sectionId"], r["place"]["markedUnread"])' "('$section', True)"
call 200 GET /api/me/sections "${ben[@]}"
expect '[one["name"] for one in r["sections"]]' "['Garden']"

echo 'A report: moderators see the message as it was, and say what became of it'
call 200 GET "$channel_messages" "${ann[@]}"
hello=$(read_reply 'next(one["id"] for one in r["messages"] if one["body"] == "Hello")')
call 201 POST "$channel_messages/$hello/report" "${ann[@]}" -H "$json" -d '{"reason":"spam","note":"Again"}'
report=$(read_reply 'r["report"]["id"]')
call 403 POST "$channel_messages/$hello/report" "${ben[@]}" -H "$json" -d '{"reason":"spam"}'
expect 'r["code"]' forbidden
call 403 GET "$space/reports" "${ben[@]}"
call 200 GET "$space/reports?state=open" "${ann[@]}"
expect '[(one["id"], one["message"]["body"]) for one in r["reports"]]' "[('$report', 'Hello')]"
call 200 PATCH "$space/reports/$report" "${ann[@]}" -H "$json" -d '{"resolution":"kept","note":"A greeting"}'
expect '(r["report"]["state"], r["report"]["resolution"])' "('done', 'kept')"
call 404 PATCH "$space/reports/$(uuid)" "${ann[@]}" -H "$json" -d '{"state":"done"}'
expect 'r["code"]' unknown_report

echo 'The filter: what the space refuses, tried before anybody is refused'
rule='{"name":"Offers","kind":"words","words":["cheap seeds"],"action":"refuse"}'
call 201 POST "$space/filter/rules" "${ann[@]}" -H "$json" -d "$rule"
rule_id=$(read_reply 'r["rule"]["id"]')
call 403 GET "$space/filter" "${ben[@]}"
call 200 GET "$space/filter" "${ann[@]}"
call 400 POST "$space/filter/rules" "${ann[@]}" -H "$json" -d '{"name":"x","kind":"pattern","pattern":"(","action":"refuse"}'
expect 'r["errors"][0]["field"]' body.pattern
call 200 POST "$space/filter/test" "${ann[@]}" -H "$json" -d '{"text":"CHEAP  sееds!"}'
expect '[one["name"] for one in r["broken"]]' "['Offers']"
call 200 PATCH "$space/filter" "${ann[@]}" -H "$json" -d '{"minutes":60,"noLinks":true,"slowModeSeconds":0}'
call 200 PATCH "/api/channels/$general" "${ann[@]}" -H "$json" -d '{"overwrites":null}'
refused="{\"clientMsgId\":\"$(uuid)\",\"body\":\"Cheap seeds here\"}"
call 403 POST "$channel_messages" "${ben[@]}" -H "$json" -d "$refused"
expect 'r["code"]' message_refused
call 200 PATCH "$space/filter/rules/$rule_id" "${ann[@]}" -H "$json" -d "${rule/refuse/report}"
call 204 DELETE "$space/filter/rules/$rule_id" "${ann[@]}"

echo 'What moderators do: lock a channel, delete several messages at once, look at reports of people'
call 200 PATCH "/api/channels/$general" "${ann[@]}" -H "$json" -d '{"locked":true}'
expect 'r["channel"]["locked"]' True
call 403 POST "$channel_messages" "${ben[@]}" -H "$json" -d "{\"clientMsgId\":\"$(uuid)\",\"body\":\"Locked out\"}"
call 200 PATCH "/api/channels/$general" "${ann[@]}" -H "$json" -d '{"locked":false}'
call 200 POST "/api/channels/$general/messages/delete" "${ann[@]}" -H "$json" -d "{\"messageIds\":[\"$hello\"]}"
expect '(r["deleted"], r["failed"])' "(['$hello'], [])"
call 403 POST "/api/channels/$general/messages/delete" "${ben[@]}" -H "$json" -d "{\"messageIds\":[\"$hello\"]}"
# A stage, and a move that finds nobody: both are in no call.
call 201 POST "$space/channels" "${ann[@]}" -H "$json" -d '{"name":"Podium","type":"voice"}'
podium=$(read_reply 'r["channel"]["id"]')
call 200 PATCH "/api/channels/$podium" "${ann[@]}" -H "$json" -d '{"stage":true}'
expect 'r["channel"]["stage"]' True
call 404 POST "/api/channels/$general/call/moves" "${ann[@]}" -H "$json" -d "{\"userId\":\"$ben_id\",\"to\":\"$podium\"}"
expect 'r["code"]' unknown_peer
call 403 POST "/api/channels/$general/call/moves" "${ben[@]}" -H "$json" -d "{\"userId\":\"$ben_id\",\"to\":\"$podium\"}"
call 204 DELETE "/api/channels/$podium" "${ann[@]}"
call 201 POST "$space/reports" "${ann[@]}" -H "$json" -d "{\"userId\":\"$ben_id\",\"reason\":\"harassment\"}"

echo 'Roles and members: nobody acts on an equal or higher rank'
call 201 POST "$space/roles" "${ann[@]}" -H "$json" -d "{\"name\":\"Helper\",\"permissions\":\"32768\"}"
helper=$(read_reply 'r["role"]["id"]')
call 200 PATCH "$space/roles/$helper" "${ann[@]}" -H "$json" -d '{"showApart":true}'
call 200 PATCH "$space/members/$ben_id" "${ann[@]}" -H "$json" -d "{\"roleIds\":[\"$helper\"]}"
call 200 GET "$space/members?roleId=$helper" "${ann[@]}"
expect '[one["user"]["id"] for one in r["members"]]' "['$ben_id']"
call 200 GET "$space/channels?asRoles=$helper" "${ann[@]}"
expect '[one["name"] for one in r["channels"] if one["name"] == "general"]' "['general']"
call 403 GET "$space/channels?asRoles=$helper" "${ben[@]}"
call 204 DELETE "$space/roles/$helper" "${ann[@]}"
call 200 POST "$space/members/$ben_id/timeout" "${ann[@]}" -H "$json" -d '{"seconds":60,"reason":"Shouting"}'
call 204 POST "$space/members/$ben_id/kick" "${ann[@]}" -H "$json" -d '{"reason":"Shouting"}'
call 201 POST "$space/bans" "${ann[@]}" -H "$json" -d "{\"userId\":\"$ben_id\",\"reason\":\"Shouting\",\"purgeHours\":1}"
call 200 GET "$space/bans" "${ann[@]}"
expect 'r["bans"][0]["reason"]' Shouting
call 204 DELETE "$space/bans/$ben_id" "${ann[@]}"
call 201 POST "$space/invites" "${ann[@]}" -H "$json" -d '{}'
code=$(read_reply 'r["invite"]["code"]')
call 200 GET "$space/invites" "${ann[@]}"
call 200 POST "/api/invites/$code/accept" "${ben[@]}"
call 200 GET "$space/invites/$code/members" "${ann[@]}"
expect '[one["user"]["id"] for one in r["members"]]' "['$ben_id']"
call 204 DELETE "$space/invites/$code" "${ann[@]}"
call 200 GET "$space/audit?target=$ben_id" "${ann[@]}"
expect 'r["entries"][0]["action"]' member.joined
call 200 GET "$space/audit?action=member.banned&search=shouting" "${ann[@]}"
expect 'r["entries"][0]["target"]' "$ben_id"
call 200 GET "$space/audit/export?format=csv&action=member.banned" "${ann[@]}"

echo 'What newcomers are shown'
choice_id=$(uuid)
question_id=$(uuid)
call 200 PUT "$space/onboarding" "${ann[@]}" -H "$json" -d "{\"on\":true,\"welcome\":\"Hello\",\"rules\":[\"Be kind\"],\"mustAccept\":false,\"questions\":[{\"id\":\"$question_id\",\"title\":\"What do you grow?\",\"several\":true,\"choices\":[{\"id\":\"$choice_id\",\"label\":\"Apples\",\"channelIds\":[],\"roleId\":null}]}]}"
call 200 GET "$space/onboarding" "${ben[@]}"
expect 'r["onboarding"]["rules"][0]' 'Be kind'
call 200 POST "$space/onboarding/answer" "${ben[@]}" -H "$json" -d "{\"acceptRules\":true,\"choiceIds\":[\"$choice_id\"]}"
expect 'r["own"]["choiceIds"][0]' "$choice_id"

echo 'How people get in: by rules, from the directory, or when a moderator says so'
call 201 POST /api/spaces "${ann[@]}" -H "$json" -d "{\"name\":\"Found $suffix\",\"template\":\"friends\"}"
found="/api/spaces/$(read_reply 'r["space"]["id"]')"
call 200 GET "$found/admission" "${ann[@]}"
expect '(r["admission"]["mode"], r["admission"]["listed"])' "('invite', False)"
call 404 POST "$found/join" "${ben[@]}"
call 200 PATCH "$found/admission" "${ann[@]}" -H "$json" -d '{"mode":"open","listed":true,"joinsPerMinute":30}'
call 200 GET "/api/directory?query=found%20$suffix" "${ben[@]}"
expect '[(one["mode"], one["joined"]) for one in r["spaces"]]' "[('open', False)]"
call 200 POST "$found/join" "${ben[@]}"
call 204 POST "$found/leave" "${ben[@]}"
call 200 PATCH "$found/admission" "${ann[@]}" -H "$json" -d '{"mode":"approval","questions":["Why?"]}'
call 403 POST "$found/join" "${ben[@]}"
expect 'r["code"]' approval_required
call 201 POST "$found/join-request" "${ben[@]}" -H "$json" -d '{"answers":["To learn"]}'
expect 'r["request"]["state"]' open
call 204 DELETE "$found/join-request" "${ben[@]}"
call 404 GET "$found/join-request" "${ben[@]}"
expect 'r["code"]' unknown_join_request
call 201 POST "$found/join-request" "${ben[@]}" -H "$json" -d '{"answers":["To learn"]}'
call 200 GET "$found/join-request" "${ben[@]}"
call 200 GET "$found/join-requests" "${ann[@]}"
expect '(r["open"], r["requests"][0]["answers"][0]["answer"])' "(1, 'To learn')"
call 204 POST "$found/join-requests/$ben_id/approve" "${ann[@]}"
call 204 POST "$found/leave" "${ben[@]}"
call 201 POST "$found/join-request" "${ben[@]}" -H "$json" -d '{"answers":["To learn more"]}'
call 204 POST "$found/join-requests/$ben_id/refuse" "${ann[@]}" -H "$json" -d '{"reason":"Not now"}'
call 409 POST "$found/join-request" "${ben[@]}" -H "$json" -d '{"answers":["Please"]}'
expect 'r["code"]' asked_recently
call 404 POST "$found/join-requests/$ben_id/approve" "${ann[@]}"

call 200 POST "$space/owner" "${ann[@]}" -H "$json" -d "{\"userId\":\"$ben_id\"}"
call 204 POST "$space/leave" "${ann[@]}"
call 204 POST "$space/delete" "${ben[@]}" -H "$json" -d "$(named "Space $suffix")"
call 200 POST "$space/restore" "${ben[@]}"

echo 'A forgotten password: the answer tells nothing, the link comes by e-mail and works once'
call 403 PUT /api/auth/password-resets -H "$json" -d "{\"token\":\"not-a-token\",\"newPassword\":\"nine loud windmills $suffix\"}"
expect 'r["code"]' link_invalid
if [[ -n $mails ]]; then
  call 202 POST /api/auth/password-resets -H "$json" -d "{\"email\":\"ben-$suffix@example.org\"}"
  for _ in {1..50}; do
    reply=$(curl -sS --max-time 10 "$mails/mails?to=ben-$suffix@example.org")
    token=$(read_reply 'next((m["text"].split("/reset#token=")[1].split()[0] for m in r if "/reset#token=" in m["text"]), "")')
    [[ -z $token ]] || break
    sleep 0.2
  done
  call 204 PUT /api/auth/password-resets -H "$json" -d "{\"token\":\"$token\",\"newPassword\":\"nine loud windmills $suffix\"}"
  call 401 GET /api/auth/me "${ben[@]}"
fi

echo 'Another username and another address, which the link of an e-mail confirms'
call 200 PUT /api/auth/me/username "${ann[@]}" -H "$json" -d "{\"username\":\"anna-$suffix\"}"
call 409 PUT /api/auth/me/username "${ann[@]}" -H "$json" -d "{\"username\":\"ben-$suffix\"}"
expect 'r["code"]' username_taken
call 200 PUT /api/auth/me/email "${ann[@]}" -H "$json" -d "{\"email\":\"anna-$suffix@example.org\",\"currentPassword\":\"$password\"}"
call 403 PUT /api/auth/email-verifications -H "$json" -d '{"token":"not-a-token"}'
expect 'r["code"]' link_invalid
if [[ -n $mails ]]; then
  call 202 POST /api/auth/me/email/verification "${ann[@]}"
  for _ in {1..50}; do
    reply=$(curl -sS --max-time 10 "$mails/mails?to=anna-$suffix@example.org")
    token=$(read_reply 'next((m["text"].split("/verify#token=")[1].split()[0] for m in r if "/verify#token=" in m["text"]), "")')
    [[ -z $token ]] || break
    sleep 0.2
  done
  call 200 PUT /api/auth/email-verifications -H "$json" -d "{\"token\":\"$token\"}"
  expect 'r["email"]' "anna-$suffix@example.org"
fi
call 200 DELETE /api/auth/me/email/change "${ann[@]}"

echo 'Delete the own account, and take it back'
closing=$(account gone)
call 201 POST /api/auth/register -H "$json" -d "$closing"
gone=(-H "Authorization: Bearer $(read_reply 'r["accessToken"]')")
call 403 POST /api/auth/me/closing "${gone[@]}" -H "$json" -d '{"currentPassword":"not-the-password"}'
expect 'r["code"]' wrong_password
call 200 POST /api/auth/me/closing "${gone[@]}" -H "$json" -d "{\"currentPassword\":\"$password\"}"
call 401 GET /api/auth/me "${gone[@]}"
call 403 POST /api/auth/login -H "$json" -d "$(login gone "$password")"
expect 'r["code"]' account_closed
call 200 POST /api/auth/login -H "$json" -d "{\"login\":\"gone-$suffix\",\"password\":\"$password\",\"takeBack\":true}"

echo 'Log out: the cookie is worth nothing any more'
call 204 POST /api/auth/logout -b "$folder/second"
call 401 POST /api/auth/refresh -b "$folder/second"
expect 'r["code"]' session_revoked

echo 'All as the contract says.'
