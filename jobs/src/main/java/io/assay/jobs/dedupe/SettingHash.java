package io.assay.jobs.dedupe;

import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names what a stored row depends on, by a short hash of lists of texts. */
final class SettingHash {
  private static final int DIGITS = 16;

  private SettingHash() {}

  /** Lists and texts stand behind their lengths, so that none runs into the next. */
  static String of(List<List<String>> lists) {
    StringBuilder text = new StringBuilder();
    for (List<String> list : lists) {
      text.append(list.size()).append(';');
      list.forEach(each -> text.append(each.length()).append(':').append(each));
    }
    byte[] hash = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    return Hex.encode(hash).substring(0, DIGITS);
  }
}
