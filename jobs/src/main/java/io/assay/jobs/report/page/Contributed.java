package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Excerpt;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Text that people contributed: cut short, and kept from reordering what stands around it. */
final class Contributed {
  private static final int SHORT = 12;
  private static final int LINE = 160;
  private static final int BLOCK = 400;

  private Contributed() {}

  /** One line at most. */
  static Html line(String text) {
    return isolated(cut(text, LINE));
  }

  /** As a block that keeps line breaks. */
  static Html block(String text, int characters) {
    return isolated(cut(text, characters)).with("class", "contributed");
  }

  /** The beginning of a long id, the whole of it in the title. */
  static Html id(String id) {
    Element code = Element.of("code", isolated(cut(id, SHORT)));
    return code.with("title", cut(id, LINE));
  }

  /** An item: its id and the beginning of each field. */
  static Html excerpt(Excerpt excerpt) {
    List<Html> parts = new ArrayList<>();
    parts.add(Element.of("p", Listing.text("Item "), id(excerpt.itemId())).with("class", "quiet"));
    excerpt
        .fields()
        .forEach(
            (field, text) -> {
              parts.add(Element.of("p", field).with("class", "field"));
              parts.add(block(text, BLOCK));
            });
    if (excerpt.fields().isEmpty()) {
      parts.add(
          Element.of("p", "The content is not stored with this batch.").with("class", "quiet"));
    }
    return Element.of("div", parts).with("class", "excerpt");
  }

  private static Element isolated(String text) {
    return Element.of("bdi", text);
  }

  private static String cut(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters)) + "…";
  }
}
