import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.json.JSONObject;

/** The official Java client with its own options; OkHttp keeps no cookies unless it is given a jar. */
public class Client {
  static final int WANTED = 120;

  public static void main(String[] args) throws Exception {
    int good = 0;
    for (int tries = 0; tries < 6; tries++) {
      try {
        attempt(args[0], args[1], args[2], args[3]);
        good++;
      } catch (Exception error) {
        System.out.println(args[3] + ": " + error);
      }
    }
    System.out.println(good + " of 6");
    System.exit(good == 6 ? 0 : 1);
  }

  static void attempt(String url, String token, String room, String mode) throws Exception {
    IO.Options options = new IO.Options();
    options.forceNew = true;
    options.auth = Map.of("token", token);
    if (!mode.equals("default")) options.transports = new String[] {mode};
    Socket socket = IO.socket(URI.create(url), options);
    CompletableFuture<Void> done = new CompletableFuture<>();
    AtomicInteger seen = new AtomicInteger();
    socket.on(Socket.EVENT_CONNECT_ERROR, problem -> done.completeExceptionally(new Exception(String.valueOf(problem[0]))));
    socket.on("messages:offline", data -> {
      ((Ack) data[1]).call();
      JSONObject batch = (JSONObject) data[0];
      if (!room.equals(batch.optString("roomId"))) return;
      if (seen.addAndGet(batch.optJSONArray("messages").length()) == WANTED) done.complete(null);
    });
    socket.on(Socket.EVENT_CONNECT, nothing -> {
      JSONObject positions = new JSONObject(Map.of("rooms", Map.of(room, 0)));
      socket.emit("sync", positions, (Ack) answer -> {
        if (!((JSONObject) answer[0]).optBoolean("ok")) done.completeExceptionally(new Exception(answer[0].toString()));
      });
    });
    socket.connect();
    try {
      done.get(20, TimeUnit.SECONDS);
    } finally {
      socket.disconnect();
    }
  }
}
