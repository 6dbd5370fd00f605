package io.assay.jobs.dedupe;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.RecordShingles;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What the index is made on: the setting, which the charter gives, and the order of tokens, which a
 * batch made and later ones use as long as the setting is the same.
 *
 * @param isNew whether the batch at hand makes the order
 */
record NearBasis(String setting, TokenOrder order, boolean isNew) {
  private static final int DIGITS = 16;

  /** {@link NearBases#BASIS}. */
  String id() {
    return setting + "/" + order.id();
  }

  /** Id of everything but the order. Thresholds count, since they say how much an entry holds. */
  static String setting(DuplicatesSection section) {
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    BigDecimal containment = near.thresholds().containment();
    StringBuilder text = new StringBuilder();
    add(near.fields(), text);
    add(near.thresholds().jaccard().stream().map(NearBasis::plain).toList(), text);
    add(containment == null ? List.of() : List.of(plain(containment)), text);
    add(section.boilerplate(), text);
    byte[] hash = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    return new RecordShingles(section).id() + "/" + Hex.encode(hash).substring(0, DIGITS);
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

  /** Each list and text behind its length, so that none runs into the next. */
  private static void add(List<String> texts, StringBuilder into) {
    into.append(texts.size()).append(';');
    texts.forEach(each -> into.append(each.length()).append(':').append(each));
  }
}
