package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars of one dimension on a common scale, which ends at the next tenth above the
 * largest share, interval or target. Each bar is a drawing of its own in the row of its category,
 * so that words stay readable however narrow the screen is.
 */
final class Bars {
  private static final BigDecimal WIDTH = BigDecimal.valueOf(1000);
  private static final int DIGITS = 6;

  private final DimensionShares dimension;
  private final BigDecimal limit;

  private Bars(DimensionShares dimension, BigDecimal limit) {
    this.dimension = dimension;
    this.limit = limit;
  }

  /**
   * On a scale that holds the intervals too.
   *
   * @param intervals of shares
   */
  static Bars of(DimensionShares dimension, Collection<MeasureLine> intervals) {
    BigDecimal largest = new BigDecimal("0.1");
    for (MeasureLine interval : intervals) {
      largest = largest.max(BigDecimal.valueOf(interval.upper()).min(BigDecimal.ONE));
    }
    for (DimensionShares.Category category : dimension.categories()) {
      BigDecimal target = category.target();
      largest = largest.max(target == null ? BigDecimal.ZERO : target);
      largest = largest.max(share(category.dataset(), dimension.datasetTotal()));
      largest = largest.max(share(category.batch(), dimension.batchTotal()));
    }
    return new Bars(dimension, largest.setScale(1, RoundingMode.CEILING));
  }

  /** Where the scale ends. */
  String limit() {
    return Figures.percent(limit);
  }

  Html of(DimensionShares.Category category, @Nullable MeasureLine interval) {
    BigDecimal dataset = share(category.dataset(), dimension.datasetTotal());
    BigDecimal batch = share(category.batch(), dimension.batchTotal());
    BigDecimal target = category.target();
    Element drawing =
        Element.of("svg", rect("track", WIDTH, "0", "24"), rect("dataset", x(dataset), "3", "12"))
            .add(rect("batch", x(batch), "17", "4"))
            .with("class", "bar")
            .with("viewBox", "0 0 1000 24")
            .with("preserveAspectRatio", "none")
            .with("role", "img")
            .with(
                "aria-label",
                "dataset %s, batch %s, target %s"
                    .formatted(
                        Figures.percent(dataset),
                        Figures.percent(batch),
                        target == null ? "none" : Figures.percent(target)));
    Element whiskered = interval == null ? drawing : drawing.add(whisker(interval));
    return target == null ? whiskered : whiskered.add(mark(target));
  }

  private Html whisker(MeasureLine interval) {
    return Element.of("line")
        .with("class", "whisker")
        .with("x1", x(BigDecimal.valueOf(interval.lower())).toPlainString())
        .with("x2", x(BigDecimal.valueOf(interval.upper())).toPlainString())
        .with("y1", "9")
        .with("y2", "9");
  }

  private Html mark(BigDecimal target) {
    String x = x(target).toPlainString();
    return Element.of("line")
        .with("class", "target")
        .with("x1", x)
        .with("x2", x)
        .with("y1", "0")
        .with("y2", "24");
  }

  private static Html rect(String kind, BigDecimal width, String y, String height) {
    return Element.of("rect")
        .with("class", kind)
        .with("x", "0")
        .with("y", y)
        .with("width", width.toPlainString())
        .with("height", height);
  }

  private BigDecimal x(BigDecimal share) {
    return share.multiply(WIDTH).divide(limit, 0, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal share(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_EVEN);
  }
}
