package io.assay.rules.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The SPDX licence list. Identifiers match without regard to case and have one canonical spelling
 * (SPDX 2.3, annex D.2). A deprecated GNU identifier is its current name: {@code GPL-2.0} is {@code
 * GPL-2.0-only}, {@code GPL-2.0+} is {@code GPL-2.0-or-later}.
 */
public final class SpdxIds {

  private static final String RESOURCE = "spdx-licence-ids.txt";
  private static final Map<String, String> CANONICAL = read();

  private SpdxIds() {}

  /** The canonical spelling of an identifier, or null if the list does not have it. */
  public static @Nullable String canonical(String id) {
    boolean orLater = id.endsWith("+");
    String stem = orLater ? id.substring(0, id.length() - 1) : id;
    String listed = CANONICAL.get(folded(id));
    if (!CANONICAL.containsKey(folded(stem))) {
      return listed;
    }
    String current = CANONICAL.get(folded(stem + (orLater ? "-or-later" : "-only")));
    return current == null ? listed : current;
  }

  private static String folded(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> read() {
    InputStream stream = SpdxIds.class.getResourceAsStream(RESOURCE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(stream, RESOURCE), StandardCharsets.UTF_8))) {
      Map<String, String> ids = new HashMap<>();
      lines.lines().filter(id -> !id.startsWith("#")).forEach(id -> ids.put(folded(id), id));
      return Map.copyOf(ids);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }
}
