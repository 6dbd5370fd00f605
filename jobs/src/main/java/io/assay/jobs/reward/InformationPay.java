package io.assay.jobs.reward;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.VoteAccounts;
import io.assay.lineage.reward.WorkUnit;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What a batch pays for the information in votes, and takes back for votes that are disowned. It
 * follows from the annotators and the ledgers of all batches; their size is people.
 */
final class InformationPay {
  private final VoteAccounts accounts = new VoteAccounts();
  private final VoteAccounts.Told now;

  private InformationPay(VoteAccounts.Told now) {
    this.now = now;
  }

  static InformationPay of(StageContext context) {
    Books books = new Books(context);
    InformationPay pay = new InformationPay(told(context, context.batch().key()));
    for (BatchKey past : context.batch().pastKeys()) {
      pay.accounts.close(told(context, past), books.ledger(past));
    }
    return pay;
  }

  List<WorkUnit> work() {
    return accounts.work(now);
  }

  /** Above 0 each. */
  SortedMap<Pseudonym, BigInteger> owed() {
    return accounts.owed(now);
  }

  private static VoteAccounts.Told told(StageContext context, BatchKey key) {
    SortedMap<Pseudonym, Long> told = new TreeMap<>();
    SortedSet<Pseudonym> disowned = new TreeSet<>();
    for (Row row : context.tables().list(Annotators.TABLE, key)) {
      Pseudonym annotator = new Pseudonym(row.getAs(Annotators.ANNOTATOR));
      told.put(annotator, row.<Long>getAs(Annotators.INFORMATION));
      if (row.<Boolean>getAs(Annotators.FLAGGED)
          || Boolean.TRUE.equals(row.getAs(Annotators.DISOWNED))) {
        disowned.add(annotator);
      }
    }
    return new VoteAccounts.Told(told, disowned);
  }
}
