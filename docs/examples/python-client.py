#!/usr/bin/env python3
"""A chat client for Parley in plain Python: the whole socket contract with an unmodified python-socketio.

    pip install 'python-socketio[client]==5.18.1'
    python python-client.py http://localhost:8080

It registers two people, lets them talk, takes one of them offline and back, and ends with exit code 0. Any answer that
is not what the contract says ends it with exit code 1. Read `Room`, `Device` and `conversation`, in this order.
"""

import random
import sys
import threading
import time
import uuid
from itertools import count

import requests
import socketio

PATIENCE = 10  # seconds that anything may take
BACKOFF = [1, 2, 4, 8]  # seconds before the next try, halved and filled up at random
PASSING = {"unavailable", "overloaded", "rate_limited"}  # errors that another try can mend


class Room:
    """A copy of one room. Everything up to `position` was applied; what came too early waits in `ahead`."""

    def __init__(self):
        self.position = 0
        self.messages = {}
        self.ahead = {}

    def take_hint(self, message):
        """A message as a notice brought it. True when something before it is missing."""
        self.ahead[message["changedSeq"]] = message
        self._apply_what_follows()
        return bool(self.ahead)

    def take_reaction(self, change):
        """It leaves its message as it is: one that is next only moves the position. True when something was left out."""
        if change["seq"] == self.position + 1:
            self.position = change["seq"]
            self._apply_what_follows()
        return change["seq"] > self.position

    def take_range(self, messages, complete_to):
        """A range of the log. Places without a message are changes that a later change of the same message replaced."""
        for message in messages:
            self._apply(message)
        self.position = max(self.position, complete_to)
        self._apply_what_follows()

    def _apply_what_follows(self):
        while message := self.ahead.pop(self.position + 1, None):
            self._apply(message)
        self.ahead = {seq: message for seq, message in self.ahead.items() if seq > self.position}

    def _apply(self, message):
        if message["changedSeq"] > self.position:
            self.messages[message["id"]] = message
            self.position = message["changedSeq"]

    def bodies(self):
        in_order = sorted(self.messages.values(), key=lambda one: one["seq"])
        return [message["body"] for message in in_order if "line" not in message]


class Rest:
    """The REST half of the contract."""

    def __init__(self, url):
        self.url = url

    def call(self, method, path, token=None, body=None, status=200):
        """Makes a call, demands this status, returns the JSON of the answer."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = requests.request(method, self.url + path, headers=headers, json=body, timeout=PATIENCE)
        check(f"{method} {path} answers {status}", answer.status_code == status, answer.text)
        return answer.json() if answer.content else None


class Device:
    """One signed-in device: a socket that comes back by itself, and a copy of each room that heals itself."""

    def __init__(self, name, rest, token, transport):
        self.name, self.rest, self.token, self.transport = name, rest, token, transport
        self.rooms = {}
        self.heard = []  # every notice but messages, as (name, payload)
        self.batches = []  # sizes of the `messages:offline` batches
        self.connections = 0
        self.lock = threading.RLock()
        self.wanted = False
        self.told_delay = None  # seconds after which the server asked us to come back
        self.sio = None

    # Connecting

    def connect(self):
        """Connects and catches up. Raises ConnectionError when the handshake is refused."""
        self.wanted = True
        self.sio = socketio.Client(reconnection=False)
        self.sio.on("connect_error", self._refused)
        self.sio.on("disconnect", self._disconnected)
        self.sio.on("server:drain", self._drain)
        self.sio.on("session:revoked", self._revoked)
        self.sio.on("message:new", self._message)
        self.sio.on("message:changed", self._message)
        self.sio.on("message:reaction", self._reaction)
        self.sio.on("messages:offline", self._batch)
        self.sio.on("*", lambda notice, payload: self.heard.append((notice, payload)))
        self.sio.connect(self.rest.url, auth={"token": self.token}, transports=[self.transport])
        self.connections += 1
        self.sync()

    def disconnect(self):
        self.wanted = False
        self.sio.disconnect()

    def sync(self):
        """Says what this device has. The answer tells how far the rooms are; what is missing follows in batches."""
        with self.lock:  # no batch is applied before it is clear which rooms start over
            answer = self.ask("sync", {"rooms": {room_id: room.position for room_id, room in self.rooms.items()}})
            for room_id, state in answer["data"]["rooms"].items() if answer["ok"] else ():
                if state["reset"]:  # no replay from there: the newest page follows, what is older is history
                    self.rooms[room_id] = Room()
        return answer

    def _refused(self, refusal):
        """The handshake was refused: `data` says why, and when to try again."""
        details = (refusal.get("data") or {}) if isinstance(refusal, dict) else {}
        self.heard.append(("connect_error", details))
        if "retryAfterMs" in details:
            self.told_delay = details["retryAfterMs"] / 1000

    def _drain(self, notice):
        """The node goes away. Its clients come back spread over a while, to another node."""
        self.told_delay = (notice["retryAfterMs"] + random.random() * notice["jitterMs"]) / 1000

    def _revoked(self, notice):
        self.wanted = False
        self.heard.append(("session:revoked", notice))

    def _disconnected(self, reason):
        if self.wanted:
            threading.Thread(target=self._come_back, daemon=True).start()

    def _come_back(self):
        for attempt in count():
            time.sleep(self.told_delay or backoff(attempt))
            self.told_delay = None
            try:
                return self.connect()
            except socketio.exceptions.ConnectionError:
                continue

    # Hearing

    def room(self, room_id):
        return self.rooms.setdefault(room_id, Room())

    def _message(self, message):
        """`message:new` and `message:changed` are hints: one that leaves something out makes us fetch the range."""
        with self.lock:
            gap = self.room(message["roomId"]).take_hint(message)
        if gap:
            time.sleep(0.1)  # python-socketio hands each notice to a thread of its own: the other may be on its way
            self.heal(message["roomId"])

    def _reaction(self, change):
        with self.lock:
            self.heard.append(("message:reaction", change))
            gap = self.room(change["roomId"]).take_reaction(change)
        if gap:
            self.heal(change["roomId"], True)

    def heal(self, room_id, more=False):
        """Fetches what happened after our position, page by page."""
        more = more or bool(self.room(room_id).ahead)
        while more:
            since = self.room(room_id).position
            found = self.rest.call("GET", f"/api/messages/room/{room_id}/changes?since={since}&limit=100", self.token)
            more = len(found["changes"]) == 100
            with self.lock:
                self.room(room_id).take_range(found["changes"], 0 if more else found["lastSeq"])

    def _batch(self, batch):
        """At most 50 messages. Returning is the acknowledgement, and only then the next batch is sent."""
        with self.lock:
            self.room(batch["roomId"]).take_range(batch["messages"], batch["lastSeq"])
            self.batches.append(len(batch["messages"]))

    # Saying

    def ask(self, command, data):
        """Gives one command and returns its acknowledgement; no answer counts as `unavailable`."""
        try:
            return self.sio.call(command, data, timeout=PATIENCE)
        except socketio.exceptions.SocketIOError as error:
            return {"ok": False, "error": {"code": "unavailable", "message": str(error)}}

    def send(self, room_id, body, key=None):
        """Sends a message under one key, however many tries it takes: one message exists."""
        draft = {"roomId": room_id, "clientMsgId": key or str(uuid.uuid4()), "body": body}
        for attempt in count():
            answer = self.ask("message:send", draft)
            if answer["ok"] or answer["error"]["code"] not in PASSING:
                return answer
            told = answer["error"].get("retryAfterMs")
            time.sleep(told / 1000 if told else backoff(attempt))


def backoff(attempt):
    step = BACKOFF[min(attempt, len(BACKOFF) - 1)]
    return step / 2 + random.random() * step / 2


def check(what, holds, seen=""):
    if not holds:
        print(f"NOT as the contract says: {what}\n{seen}", file=sys.stderr)
        sys.exit(1)
    print(f"  ok  {what}")


def wait_for(what, condition):
    """Demands that something becomes true in time."""
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    check(what, condition())


def hears(device, notice, **fields):
    def heard():
        return any(name == notice and fields.items() <= payload.items() for name, payload in list(device.heard))

    wait_for(f"{device.name} hears {notice} {fields or ''}", heard)


def fails_with(code, answer):
    check(f"refused with {code}", not answer["ok"] and answer["error"]["code"] == code, answer)


def conversation(url):
    rest = Rest(url)

    print("Two people register; one of them signs in again.")
    suffix = uuid.uuid4().hex[:8]
    ann, ben = (register(rest, f"{name}-{suffix}") for name in ("ann", "ben"))
    login = {"login": ann["user"]["username"], "password": ann["password"]}
    ann["accessToken"] = rest.call("POST", "/api/auth/login", body=login)["accessToken"]

    print("A token that is not ours opens nothing.")
    stranger = Device("a stranger", rest, "nonsense", "websocket")
    try:
        stranger.connect()
        check("the handshake is refused", False)
    except socketio.exceptions.ConnectionError:
        hears(stranger, "connect_error", code="unauthenticated")

    print("Both connect: one by WebSocket, one by long polling.")
    a = Device("Ann", rest, ann["accessToken"], "websocket")
    b = Device("Ben", rest, ben["accessToken"], "polling")
    a.connect()
    b.connect()

    print("Ann opens a public group, Ben joins.")
    group = {"kind": "group", "name": f"Examples {suffix}", "public": True}
    room = rest.call("POST", "/api/rooms", ann["accessToken"], group, 201)["room"]["id"]
    fails_with("not_a_member", b.send(room, "May I?"))
    joined = b.ask("room:join", {"roomId": room})
    check("the answer is the room", joined["ok"] and joined["data"]["room"]["memberCount"] == 2, joined)
    hears(a, "room:changed", roomId=room, reason="joined", userId=ben["user"]["id"])
    wait_for("the room tells of it, as its first event", lambda: a.room(room).position == 1)
    (line,) = a.room(room).messages.values()
    check("who joined", line["line"] == {"what": "joined", "userIds": [ben["user"]["id"]]}, line)

    print("Ben types, and stops.")
    for command in ("typing:start", "typing:stop"):
        check(command, b.ask(command, {"roomId": room})["ok"])
        hears(a, command, roomId=room, userId=ben["user"]["id"])

    print("Ben sends a message, and again because he is not sure: one message exists.")
    key = str(uuid.uuid4())
    first, again = b.send(room, "Hello Ann", key), b.send(room, "Hello Ann", key)
    check("acknowledged as sent", first["ok"] and first["data"]["status"] == "sent", first)
    check("the retry has the same id", again == first, again)
    fails_with("idempotency_conflict", b.send(room, "Something else", key))
    wait_for("Ann has it", lambda: a.room(room).bodies() == ["Hello Ann"])
    message = a.room(room).messages[first["data"]["id"]]
    check("it is the next event", (message["seq"], message["changedSeq"]) == (2, 2), message)

    print("Ann marks it as delivered, then as read.")
    for command in ("message:delivered", "message:read"):
        check(command, a.ask(command, {"roomId": room, "seq": 2})["ok"])
    hears(b, "message:status", userId=ann["user"]["id"], deliveredSeq=2, readSeq=2)

    print("Ben edits it; the edit is the room's third event. Only the sender may.")
    edit = {"roomId": room, "id": message["id"], "body": "Hello, Ann!", "clientEventId": str(uuid.uuid4())}
    fails_with("forbidden", a.ask("message:edit", edit))
    check("acknowledged", b.ask("message:edit", edit)["ok"])
    wait_for("Ann sees the new body", lambda: a.room(room).bodies() == ["Hello, Ann!"])
    check("it kept its place", a.room(room).messages[message["id"]]["seq"] == 2)
    check("the event has a place of its own", a.room(room).position == 3)

    print("Ben deletes it: the place stays, the body goes.")
    delete = {"roomId": room, "id": message["id"], "clientEventId": str(uuid.uuid4())}
    check("acknowledged", b.ask("message:delete", delete)["ok"])
    wait_for("Ann sees it deleted", lambda: "deletedAt" in a.room(room).messages[message["id"]])
    check("without a body", a.room(room).bodies() == [""])

    print("Ben is away while Ann writes 120 messages; her limit slows her down, and nothing is lost.")
    wait_for("Ben has everything so far", lambda: b.room(room).position == 4)
    b.disconnect()
    for number in range(120):
        answer = a.send(room, f"number {number}")
        if not answer["ok"]:
            check(f"message {number} is acknowledged", False, answer)
    wait_for("Ann has them back, so they are in the log", lambda: a.room(room).position == 124)
    b.batches.clear()
    b.connect()
    wait_for("Ben has them all", lambda: b.room(room).position == 124)
    check("in batches of at most 50, each acknowledged", b.batches == [50, 50, 20], b.batches)
    check("in order, none twice", b.room(room).bodies() == ["", *(f"number {number}" for number in range(120))])
    unread = [one["unread"] for one in rest.call("GET", "/api/rooms", ben["accessToken"])["rooms"] if one["id"] == room]
    check("and 120 are unread", unread == [120], unread)

    print("Ann's connection breaks. She comes back by herself and misses nothing.")
    a.sio.eio.ws.shutdown()
    check("Ben writes meanwhile", b.send(room, "Are you there?")["ok"])
    wait_for("Ann is back", lambda: a.connections == 2)
    wait_for("Ann has it", lambda: a.room(room).bodies()[-1] == "Are you there?")

    print("Ben reacts to it, which is the room's next event.")
    answer = max(a.room(room).messages.values(), key=lambda one: one["seq"])
    choice = {"roomId": room, "id": answer["id"], "emoji": "👍", "on": True}
    check("acknowledged", b.ask("message:react", choice)["ok"])
    hears(a, "message:reaction", messageId=answer["id"], seq=126, userId=ben["user"]["id"], emoji="👍", on=True)

    print("Ben claims to have more than there is: he is told to start over, with the newest page.")
    b.room(room).position = 10_000
    state = b.sync()["data"]["rooms"][room]
    check("reset", state == {"lastSeq": 126, "reset": True}, state)
    wait_for("Ben has the end of the room", lambda: b.room(room).position == 126)
    check("50 messages of it", len(b.room(room).messages) == 50)

    print("A call in the room: its ticket is for the video socket. Only who is in it rings the others; so there is nothing to decline.")
    ticket = rest.call("POST", f"/api/rooms/{room}/call/ticket", ann["accessToken"], status=201)
    check("the ticket lives a minute", ticket["expiresIn"] == 60, ticket)
    fails_with("forbidden", a.ask("call:ring", {"roomId": room}))
    fails_with("unknown_call", b.ask("call:decline", {"roomId": room, "callId": ticket["callId"]}))

    print("Ben looks at the room. Was it large, he would hear all of it and no digest; this one is small, and nothing changes.")
    check("room:watch", b.ask("room:watch", {"roomId": room}) == {"ok": True, "data": {}})
    check("room:unwatch", b.ask("room:unwatch", {"roomId": room}) == {"ok": True, "data": {}})
    fails_with("unknown_room", b.ask("room:watch", {"roomId": str(uuid.uuid4())}))

    print("Ann has Ben in view: she hears when he puts his device aside.")
    seen = a.ask("people:watch", {"roomId": room, "userIds": [ben["user"]["id"]]})
    check("people:watch", seen["data"]["people"][0]["presence"] == "online")
    check("presence:rest", b.ask("presence:rest", {"isResting": True}) == {"ok": True, "data": {}})
    hears(a, "person:status", userId=ben["user"]["id"], presence="idle")

    print("Ben leaves the room; then he is no member.")
    check("room:leave", b.ask("room:leave", {"roomId": room})["ok"])
    hears(a, "room:changed", roomId=room, reason="left", userId=ben["user"]["id"])
    fails_with("not_a_member", b.send(room, "One more thing"))

    print("Ann signs her device out from elsewhere: its socket is cut and its token is worth nothing.")
    sessions = rest.call("GET", "/api/auth/sessions", ann["accessToken"])["sessions"]
    current = next(session["id"] for session in sessions if session["current"])
    rest.call("DELETE", f"/api/auth/sessions/{current}", ann["accessToken"], status=204)
    hears(a, "session:revoked", reason="revoked")
    wait_for("Ann is disconnected", lambda: not a.sio.connected)
    refused = rest.call("GET", "/api/rooms", ann["accessToken"], status=401)
    check("session_revoked", refused["code"] == "session_revoked", refused)
    b.disconnect()
    print("All as the contract says.")


def register(rest, username):
    """A new account; adds the password to what the call answers."""
    account = {"username": username, "email": f"{username}@example.org", "password": uuid.uuid4().hex}
    return {**rest.call("POST", "/api/auth/register", body=account, status=201), "password": account["password"]}


if __name__ == "__main__":
    conversation((sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080").rstrip("/"))
