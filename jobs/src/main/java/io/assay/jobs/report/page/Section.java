package io.assay.jobs.report.page;

import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a page that the contents list links to.
 *
 * @param id of the anchor
 * @param title heading
 * @param parts below the heading
 */
public record Section(String id, String title, List<Html> parts) {

  /** Copies. */
  public Section {
    parts = List.copyOf(parts);
  }

  /** A section with these parts. */
  public static Section of(String id, String title, Html... parts) {
    return new Section(id, title, List.of(parts));
  }

  /** The heading and everything below it. */
  public Html html() {
    List<Html> all = new ArrayList<>();
    all.add(Element.of("h2", Element.of("a", title).with("href", "#" + id)));
    all.addAll(parts);
    return Element.of("section", all).with("id", id);
  }

  /** The line of the contents list. */
  Html link() {
    return Element.of("li", Element.of("a", title).with("href", "#" + id));
  }

  /** A paragraph. */
  static Html paragraph(String text) {
    return Element.of("p", text);
  }

  /** A paragraph that stands back. */
  public static Html note(String text) {
    return Element.of("p", text).with("class", "quiet");
  }

  /** A smaller heading. */
  static Html heading(String text) {
    return Element.of("h3", text);
  }

  /** A word with a colour that says how good it is: {@code good}, {@code warn}, {@code bad}. */
  static Html badge(String kind, String word) {
    return Element.of("span", word).with("class", "badge " + kind);
  }
}
