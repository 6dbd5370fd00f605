package io.assay.rules.digest;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104, FIPS 198-1). */
public final class HmacSha256 {

  private HmacSha256() {}

  /**
   * The 32-byte code of the message parts, one after the other.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public static byte[] of(byte[] key, byte[]... parts) {
    Mac mac = keyed(key);
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /**
   * A code generator bound to the key, for many messages: {@link Mac#doFinal(byte[])} makes it
   * ready for the next one. Not thread-safe.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
