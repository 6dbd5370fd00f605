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
  private final CharsetEncoder encoder;

  ContentDigester(int texts) {
    sha256 = Sha256.digest();
    encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT);
    addLength(texts);
  }

  void add(String text) {
    ByteBuffer bytes;
    try {
      bytes = encoder.encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("UTF-8 has no place for a character", e);
    }
    addLength(bytes.remaining());
    sha256.update(bytes);
  }

  byte[] digest() {
    return sha256.digest();
  }

  private void addLength(int length) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
  }
}
