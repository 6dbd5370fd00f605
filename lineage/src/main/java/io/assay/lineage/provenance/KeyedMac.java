package io.assay.lineage.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Hex;
import io.assay.rules.digest.HmacSha256;
import java.io.Serializable;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 (RFC 2104) of UTF-8 text under one key. Serializable, so that a task can carry it to
 * an executor, where the Mac is made once and reused; not thread-safe.
 */
final class KeyedMac implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] key;
  private transient @Nullable Mac mac;

  KeyedMac(byte[] key) {
    this.key = key.clone();
  }

  byte[] of(String text) {
    return mac().doFinal(text.getBytes(UTF_8));
  }

  /** Of two parts, one after the other. */
  byte[] of(byte[] first, byte[] second) {
    Mac mac = mac();
    mac.update(first);
    return mac.doFinal(second);
  }

  String hexOf(String text) {
    return Hex.encode(of(text));
  }

  private Mac mac() {
    Mac present = mac;
    if (present == null) {
      present = HmacSha256.keyed(key);
      mac = present;
    }
    return present;
  }
}
