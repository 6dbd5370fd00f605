package io.assay.jobs.representation;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.Dimension;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.json.CanonicalJson;
import io.assay.rules.representation.Axis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the category of a content follows from, besides the content: two charters with the same
 * definition put the same contents into the same strata.
 */
final class StratumDefinition {
  private final SortedMap<String, String> parts = new TreeMap<>();
  private final String sources;
  private final List<String> ofDimensions = new ArrayList<>();

  /** Of the context's charter. */
  StratumDefinition(StageContext context, List<Axis> axes, @Nullable String weight) {
    var columns = context.charter().intake().columns();
    columns.content().forEach(field -> parts.put("content:" + field, ""));
    columns
        .attributes()
        .forEach((name, attribute) -> parts.put("attribute:" + name, attribute.type().name()));
    parts.put("engine", context.spark().version());
    for (int i = 0; i < axes.size(); i++) {
      Dimension dimension = axes.get(i).dimension();
      String place = "dimension:" + i + ":";
      parts.put(place + "attribute", String.valueOf(dimension.attribute()));
      parts.put(place + "expression", String.valueOf(dimension.expression()));
      parts.put(place + "language", String.valueOf(dimension.languageOf()));
      ofDimensions.add(ofDimension(context, axes.get(i)));
    }
    this.sources = digest(parts);
    parts.put("weight", String.valueOf(weight));
    for (int i = 0; i < axes.size(); i++) {
      String place = "dimension:" + i + ":";
      parts.put(place + "cuts", axes.get(i).cuts().toString());
      axes.get(i).categories().forEach(category -> parts.put(place + "=" + category, ""));
    }
  }

  /** Names what counting the accepted contents of some batches by this definition gives. */
  String basis(List<BatchKey> batches) {
    SortedMap<String, String> all = new TreeMap<>(parts);
    for (int i = 0; i < batches.size(); i++) {
      BatchKey key = batches.get(i);
      all.put("batch:" + i, key.batchId() + "/" + key.attempt());
    }
    return digest(all);
  }

  /** Names what dimensions read of a content, however its values become categories. */
  String sources() {
    return sources;
  }

  /**
   * Names what the categories of a dimension follow from, wherever it stands among others: equal
   * names mean that counts by them are comparable.
   */
  String ofDimension(int place) {
    return ofDimensions.get(place);
  }

  private static String ofDimension(StageContext context, Axis axis) {
    var attributes = context.charter().intake().columns().attributes();
    Dimension dimension = axis.dimension();
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("engine", context.spark().version());
    parts.put("attribute", String.valueOf(dimension.attribute()));
    parts.put("expression", String.valueOf(dimension.expression()));
    parts.put("language", String.valueOf(dimension.languageOf()));
    // An expression may read any of them.
    attributes.forEach(
        (name, attribute) -> {
          if (dimension.expression() != null || name.equals(dimension.attribute())) {
            parts.put("attribute:" + name, attribute.type().name());
          }
        });
    parts.put("cuts", axis.cuts().toString());
    axis.categories().forEach(category -> parts.put("=" + category, ""));
    return digest(parts);
  }

  private static String digest(SortedMap<String, String> parts) {
    return Hex.encode(Sha256.of(CanonicalJson.ofStrings(parts).getBytes(StandardCharsets.UTF_8)));
  }
}
