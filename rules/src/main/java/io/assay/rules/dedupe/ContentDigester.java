package io.assay.rules.dedupe;

import io.assay.rules.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 over a list of texts: the number of texts, then each as its length in bytes and its
 * UTF-8, integers as four bytes, big-endian. A lone surrogate counts as U+FFFD, as a reader sees
 * it.
 */
final class ContentDigester {

  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final MessageDigest sha256;

  ContentDigester(int texts) {
    sha256 = Sha256.digest();
    addLength(texts);
  }

  void add(String text) {
    byte[] bytes = hasHalves(text) ? replaced(text) : text.getBytes(StandardCharsets.UTF_8);
    addLength(bytes.length);
    sha256.update(bytes);
  }

  private static boolean hasHalves(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The platform's own encoding puts a question mark for a lone surrogate. */
  private static byte[] replaced(String text) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT);
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      return all;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("UTF-8 has no place for a character", e);
    }
  }

  byte[] digest() {
    return sha256.digest();
  }

  private void addLength(int length) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
  }
}
