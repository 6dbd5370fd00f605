package io.assay.jobs.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A whole page that needs nothing else: its style stands in it, it has no script, and its policy
 * forbids the browser to load or run anything.
 *
 * @param title shown by the browser
 * @param body in order
 */
public record Document(String title, List<Html> body) {
  private static final String STYLE = "report.css";

  /** Copies. */
  public Document {
    Objects.requireNonNull(title, "title");
    body = List.copyOf(body);
  }

  /** The page in UTF-8. */
  public byte[] bytes() {
    StringBuilder page = new StringBuilder(1 << 16);
    page.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        """);
    Element.of("title", title).write(page);
    page.append("\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    for (Html part : body) {
      part.write(page);
      page.append('\n');
    }
    page.append("</body>\n</html>\n");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(Document.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
