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
    String words =
        "Distance to the target over %d batches, on a scale to %s: %s after %s, %s after %s"
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
            .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
            .with("role", "img")
            .with("aria-label", words),
        Section.note(words + "."));
  }

  private static double x(int place, int points) {
    return 10 + (WIDTH - 20.0) * place / (points - 1);
  }

  private static double y(double value, double top) {
    return HEIGHT - 4 - (HEIGHT - 8) * Math.min(1, value / top);
  }

  private static Html line(String kind, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", kind)
        .with("x1", number(x1))
        .with("y1", number(y1))
        .with("x2", number(x2))
        .with("y2", number(y2));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
