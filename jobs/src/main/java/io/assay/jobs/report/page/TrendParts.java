package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Trend;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A distance over the batches: a line with the interval at each batch. */
final class TrendParts {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 90;
  private static final int LABELS = 16;

  private TrendParts() {}

  static Html of(Trend trend) {
    double limit = trend.points().stream().mapToDouble(Trend.Point::upper).max().orElse(1);
    double top = Math.min(1, Math.ceil(limit * 10) / 10);
    List<Html> marks = new ArrayList<>();
    List<Trend.Point> points = trend.points();
    for (int i = 0; i < points.size(); i++) {
      Trend.Point point = points.get(i);
      double x = x(i, points.size());
      marks.add(line("whisker", x, y(point.lower(), top), x, y(point.upper(), top)));
      if (i > 0) {
        marks.add(
            line(
                "trend",
                x(i - 1, points.size()),
                y(points.get(i - 1).value(), top),
                x,
                y(point.value(), top)));
      }
    }
    marks.add(line("axis", 0, HEIGHT, WIDTH, HEIGHT));
    Trend.Point first = points.get(0);
    Trend.Point last = points.get(points.size() - 1);
    marks.add(line("axis", 0, y(top, top), WIDTH, y(top, top)));
    marks.add(label(0, y(top, top) + 10, "start", number(top)));
    marks.add(label(0, HEIGHT - 3, "start", "0"));
    marks.add(label(x(0, points.size()), HEIGHT + 12, "start", first.batchId()));
    marks.add(label(x(points.size() - 1, points.size()), HEIGHT + 12, "end", last.batchId()));
    String words =
        "Distance to the target after each of the last %d batches, with its interval, on a scale to %s: %s after %s, %s after %s"
            .formatted(
                points.size(),
                FigureParts.number(top),
                FigureParts.number(first.value()),
                first.batchId(),
                FigureParts.number(last.value()),
                last.batchId());
    return Element.of(
        "div",
        Element.of("svg", marks)
            .with("class", "trend")
            .with("viewBox", "0 0 " + WIDTH + " " + (HEIGHT + LABELS))
            .with("role", "img")
            .with("aria-label", words),
        Section.note(words + "."));
  }

  private static double x(int place, int points) {
    return 30 + (WIDTH - 40.0) * place / (points - 1);
  }

  private static double y(double value, double top) {
    return HEIGHT - 4 - (HEIGHT - 8) * (top == 0 ? 0 : Math.min(1, value / top));
  }

  private static Html line(String kind, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", kind)
        .with("x1", number(x1))
        .with("y1", number(y1))
        .with("x2", number(x2))
        .with("y2", number(y2));
  }

  private static Html label(double x, double y, String anchor, String words) {
    return Element.of("text", words)
        .with("x", number(x))
        .with("y", number(y))
        .with("class", anchor);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
