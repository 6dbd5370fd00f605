package io.assay.jobs.report.page;

import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.report.html.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with a caption for those who cannot see it as a whole. Columns whose title begins with
 * {@code #} hold numbers and are aligned to the right.
 */
public final class Listing {
  private static final String NUMBER = "number";

  private final String caption;
  private final List<String> titles;
  private final List<Html> rows = new ArrayList<>();

  /** A table without rows yet. */
  public Listing(String caption, String... titles) {
    this.caption = caption;
    this.titles = List.of(titles);
  }

  /** Adds a row with a cell for each column. */
  public Listing row(Html... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(
          "cells: " + cells.length + " (expected: " + titles.size() + ")");
    }
    List<Html> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      Element cell =
          i == 0 ? Element.of("th", cells[i]).with("scope", "row") : Element.of("td", cells[i]);
      row.add(isNumber(i) ? cell.with("class", NUMBER) : cell);
    }
    rows.add(Element.of("tr", row));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table, in a box that scrolls by itself on narrow screens. */
  public Html html() {
    List<Html> head = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      String title = isNumber(i) ? titles.get(i).substring(1) : titles.get(i);
      Element cell = Element.of("th", title).with("scope", "col");
      head.add(isNumber(i) ? cell.with("class", NUMBER) : cell);
    }
    return Element.of(
            "div",
            Element.of(
                "table",
                Arrays.asList(
                    Element.of("caption", caption),
                    Element.of("thead", Element.of("tr", head)),
                    Element.of("tbody", rows))))
        .with("class", "scroll");
  }

  /** A cell of plain text. */
  static Html text(String text) {
    return new Text(text);
  }

  private boolean isNumber(int column) {
    return titles.get(column).startsWith("#");
  }
}
