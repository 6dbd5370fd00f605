package io.assay.contracts.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one POST, whatever its status. Written on {@link HttpURLConnection}, since the
 * JDK's newer client costs 600 ms of CPU on its first call, this one 50.
 *
 * @param json the body; a missing node if it is no JSON
 */
record HttpAnswer(int status, JsonNode json) {

  /** Beyond what any node gives for one call; a longer one would fill the memory. */
  private static final int MAX_BYTES = 32 << 20;

  private static final int CONNECT_MILLIS = 3_000;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer has more bytes than are read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("the answer is longer than " + MAX_BYTES + " bytes");
    }
  }

  /**
   * @param silence how long the peer may say nothing
   */
  static HttpAnswer to(URI url, byte[] request, Duration silence) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(Math.toIntExact(silence.toMillis()));
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(request);
    }
    int status = connection.getResponseCode();
    boolean isOk = status == HttpURLConnection.HTTP_OK;
    try (InputStream in = isOk ? connection.getInputStream() : connection.getErrorStream()) {
      return new HttpAnswer(status, parsed(in));
    }
  }

  private static JsonNode parsed(@Nullable InputStream in) throws IOException {
    byte[] bytes = in == null ? new byte[0] : in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new TooLongException();
    }
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  boolean isOk() {
    return status == HttpURLConnection.HTTP_OK;
  }

  /** Whether the same question may be answered later. */
  boolean isForNow() {
    return status == TOO_MANY_REQUESTS || status >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }
}
