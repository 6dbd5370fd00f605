package io.assay.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.table.Items;
import io.assay.rules.json.CanonicalJson;
import java.sql.Timestamp;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Map;

/** What tells two records of the same id and content apart: all else that they say. */
final class Remainder
    implements UDF4<Map<String, String>, Timestamp, @Nullable String, @Nullable String, String> {
  private static final long serialVersionUID = 1L;

  static Column ofRecord() {
    return udf(new Remainder(), DataTypes.StringType)
        .apply(
            col(Items.ATTRIBUTES), col(Items.SUBMITTED_AT), col(Items.LICENCE), col(Items.SOURCE));
  }

  @Override
  public String call(
      Map<String, String> attributes,
      Timestamp submittedAt,
      @Nullable String licence,
      @Nullable String source) {
    SortedMap<String, String> all = new TreeMap<>();
    JavaConverters.mapAsJavaMap(attributes)
        .forEach((name, value) -> all.put("attribute:" + name, value));
    all.put("submitted-at", submittedAt.toInstant().toString());
    // What is missing is not there, so that it differs from every text, "null" among them.
    if (licence != null) {
      all.put("licence", licence);
    }
    if (source != null) {
      all.put("source", source);
    }
    return CanonicalJson.ofStrings(all);
  }
}
