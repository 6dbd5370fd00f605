package io.assay.jobs.reward;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Bounties;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.RewardsSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The gaps that the batch before left, stale contents among them, and what this batch filled. */
final class GapBounties {
  private static final String STALE = "stale";

  private GapBounties() {}

  /**
   * None unless the charter pays for gaps.
   *
   * @param work of the batch, whose refreshes renew what is stale
   */
  static Bounties of(StageContext context, RewardsSection terms, List<WorkUnit> work) {
    List<BatchKey> past = context.batch().pastKeys();
    if (terms.bounties() == null || past.isEmpty()) {
      return Bounties.NONE;
    }
    List<Bounties.Cell> cells = new ArrayList<>();
    SortedMap<String, Long> missing = new TreeMap<>();
    for (Row gap : context.tables().list(Gaps.TABLE, past.get(past.size() - 1))) {
      Long records = gap.getAs(Gaps.MISSING);
      if (records != null && STALE.equals(gap.getAs(Gaps.KIND))) {
        // No dimension and category are named so: these have a sign between them.
        cells.add(new Bounties.Cell(STALE, records, Bounties.Kind.STALE));
      } else if (records != null) {
        String cell = GapClaims.cell(gap.getAs(Gaps.DIMENSION), gap.getAs(Gaps.CATEGORY));
        // A category can lack its share and its number: what closes the larger gap closes both.
        missing.merge(cell, records, Math::max);
      }
    }
    missing.forEach((cell, records) -> cells.add(new Bounties.Cell(cell, records)));
    List<Bounties.Claim> claims = new ArrayList<>();
    for (Row row : context.tables().list(GapClaims.TABLE, context.batch().key())) {
      List<Pseudonym> people =
          row.<String>getList(row.fieldIndex(GapClaims.CONTRIBUTORS)).stream()
              .map(Pseudonym::new)
              .toList();
      claims.add(
          new Bounties.Claim(
              row.getAs(GapClaims.CELL),
              people,
              Bounties.Evidence.valueOf(
                  row.<String>getAs(GapClaims.EVIDENCE).toUpperCase(Locale.ROOT)),
              row.<Long>getAs(GapClaims.CONTENTS)));
    }
    return new Bounties(cells, claims).withRefreshes(work);
  }
}
