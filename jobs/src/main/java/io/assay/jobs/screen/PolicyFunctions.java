package io.assay.jobs.screen;

import io.assay.jobs.table.Findings;
import io.assay.rules.screen.Finding;
import io.assay.rules.screen.FreshnessPolicy;
import io.assay.rules.screen.LicencePolicy;
import io.assay.rules.screen.RequiredFields;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;

/**
 * The policies of {@code rules.screen} as functions of columns; null means that nothing was found.
 */
final class PolicyFunctions {
  /** What a check says of an item. */
  static final StructType FINDING =
      new StructType()
          .add(Findings.RULE, DataTypes.StringType)
          .add(Findings.SEVERITY, DataTypes.StringType)
          .add(Findings.DETAIL, DataTypes.StringType);

  private PolicyFunctions() {}

  /** Of the values of the required fields, in their order. */
  record OfRequired(RequiredFields required) implements UDF1<Seq<String>, Row> {
    @Override
    public @Nullable Row call(Seq<String> values) {
      Map<String, @Nullable String> named = new HashMap<>();
      for (int i = 0; i < required.fields().size(); i++) {
        named.put(required.fields().get(i), values.apply(i));
      }
      return row(required.check(named));
    }
  }

  /** Of the declared licence. */
  record OfLicence(LicencePolicy policy) implements UDF1<String, Row> {
    @Override
    public @Nullable Row call(@Nullable String declared) {
      return row(policy.check(declared));
    }
  }

  /** Of the instant of submission. */
  record OfAge(FreshnessPolicy policy, Instant asOf) implements UDF1<Timestamp, Row> {
    @Override
    public @Nullable Row call(Timestamp submittedAt) {
      return row(policy.check(submittedAt.toInstant(), asOf));
    }
  }

  private static @Nullable Row row(@Nullable Finding finding) {
    return finding == null
        ? null
        : RowFactory.create(finding.rule().text(), finding.severity().key(), finding.detail());
  }
}
