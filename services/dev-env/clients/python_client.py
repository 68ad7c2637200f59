"""python-socketio with its own options, over a session that keeps no cookies."""

import sys
import threading
from http.cookiejar import DefaultCookiePolicy

import requests
import socketio

WANTED = 120
url, token, room, mode = sys.argv[1:]
transports = None if mode == "default" else [mode]


def attempt():
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    client = socketio.Client(http_session=session, reconnection=False)
    seen, done = [], threading.Event()

    def batch(data):
        if data["roomId"] == room:
            seen.extend(data["messages"])
        if len(seen) == WANTED:
            done.set()

    client.on("messages:offline", batch)
    client.connect(url, auth={"token": token}, transports=transports)
    try:
        answer = client.call("sync", {"rooms": {room: 0}}, timeout=20)
        assert answer["ok"], answer
        assert done.wait(20), f"{len(seen)} messages"
    finally:
        client.disconnect()


good = 0
for _ in range(6):
    try:
        attempt()
        good += 1
    except Exception as error:
        print(f"{mode}: {error!r}")
print(f"{good} of 6")
sys.exit(0 if good == 6 else 1)
