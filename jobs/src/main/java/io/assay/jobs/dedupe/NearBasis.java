package io.assay.jobs.dedupe;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.join.TokenOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What the index is made on: the setting, which the charter gives, and the order of tokens, which a
 * batch made and later ones use as long as the setting is the same.
 *
 * @param isNew whether the batch at hand makes the order
 */
record NearBasis(String setting, TokenOrder order, boolean isNew) {
  /** {@link NearBases#BASIS}. */
  String id() {
    return setting + "/" + order.id();
  }

  /** Id of everything but the order. Thresholds count, since they say how much an entry holds. */
  static String setting(NearTerms terms) {
    NearDuplicates near = terms.near();
    BigDecimal containment = near.thresholds().containment();
    List<List<String>> lists = new ArrayList<>();
    lists.add(near.fields());
    lists.add(near.thresholds().jaccard().stream().map(NearBasis::plain).toList());
    lists.add(containment == null ? List.of() : List.of(plain(containment)));
    lists.add(terms.section().boilerplate());
    if (terms.novelty() != null) {
      lists.add(List.of(terms.novelty().from().toString()));
    }
    return new RecordShingles(terms.section()).id() + "/" + SettingHash.of(lists);
  }

  /** The newest order of the history under this setting. */
  static Optional<NearBasis> stored(StageContext context, String setting) {
    List<String> batches = context.batch().pastKeys().stream().map(BatchKey::batchId).toList();
    return context
        .tables()
        .read(NearBases.TABLE, context.batch().pastKeys())
        .where(
            col(NearBases.TOKEN_ORDER)
                .isNotNull()
                .and(col(NearBases.BASIS).startsWith(setting + "/")))
        .select(col(TableDefinition.BATCH_ID), col(NearBases.TOKEN_ORDER))
        .collectAsList()
        .stream()
        .max(Comparator.comparing((Row row) -> batches.indexOf(row.getString(0))))
        .map(row -> new NearBasis(setting, TokenOrder.ofBytes(row.getAs(1)), false));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
