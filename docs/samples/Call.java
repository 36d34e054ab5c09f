// java Call.java SERVER KEY SECRET METHOD TARGET [BODY]
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Call {
  static HttpResponse<String> call(
      String server, String key, String secret, String method, String target, String body) throws Exception {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String[] query = (mark < 0 ? "" : target.substring(mark + 1)).split("&", -1);
    Arrays.sort(query);
    String timestamp = String.valueOf(Instant.now().getEpochSecond());
    String nonce = UUID.randomUUID().toString();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    String text =
        String.join("\n", method, path, String.join("&", query), timestamp, nonce, HexFormat.of().formatHex(digest));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + target))
            .header("x-api-key", key)
            .header("x-api-timestamp", timestamp)
            .header("x-api-nonce", nonce)
            .header("x-api-signature", signature);
    if (body.isEmpty()) request.method(method, HttpRequest.BodyPublishers.noBody());
    else
      request
          .header("content-type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public static void main(String[] given) throws Exception {
    HttpResponse<String> answer =
        call(given[0], given[1], given[2], given[3], given[4], given.length > 5 ? given[5] : "");
    System.out.println(answer.statusCode() + " " + answer.body());
  }
}
