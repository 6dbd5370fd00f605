package io.assay.jobs.decision;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.ReasonsHasher;
import io.assay.lineage.merkle.TreeHasher;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.provenance.Commitment;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Hex;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Locale;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF5;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What {@code lineage} proves verdicts by, as functions of columns. Hashes are hexadecimal. */
final class ProofFunctions {
  private ProofFunctions() {}

  /** The commitment to salt, item id and content hash. */
  record OfContent() implements UDF3<String, String, String, String> {
    @Override
    public String call(@Nullable String salt, String item, @Nullable String contentHash) {
      if (salt == null || contentHash == null) {
        throw new IllegalStateException("item without salt or content: " + item);
      }
      return Hex.encode(Commitment.of(Hex.decode(salt), item, Hex.decode(contentHash)));
    }
  }

  /**
   * The leaf in a batch's verdict tree, of commitment, verdict, reasons and what the verdict
   * supersedes. Each task has its own copy, so that it may reuse buffers.
   */
  static final class OfVerdict
      implements UDF5<String, String, Seq<String>, String, String, String> {
    private static final long serialVersionUID = 1L;

    private final String dataset;
    private final String batch;
    private transient Hashers hashers;

    OfVerdict(String dataset, String batch) {
      this.dataset = dataset;
      this.batch = batch;
      this.hashers = new Hashers(dataset, batch);
    }

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
      stream.defaultReadObject();
      hashers = new Hashers(dataset, batch);
    }

    @Override
    public String call(
        String commitment,
        String verdict,
        Seq<String> reasons,
        @Nullable String supersededBatch,
        @Nullable String supersededLeaf) {
      return hashers
          .leaf(
              new Leaf.Verdict(
                  hashers.datasetId,
                  hashers.batchHash,
                  Hash.ofHex(commitment),
                  VerdictKind.valueOf(verdict.toUpperCase(Locale.ROOT)),
                  hashers.reasons.of(
                      JavaConverters.seqAsJavaList(reasons), supersededBatch, supersededLeaf)))
          .digits();
    }
  }

  /** What all leaves of a batch share. */
  private static final class Hashers {
    private final Hash datasetId;
    private final Hash batchHash;
    private final ReasonsHasher reasons = new ReasonsHasher();
    private final TreeHasher tree = new TreeHasher();

    Hashers(String dataset, String batch) {
      this.datasetId = TreeSubject.hashOf(dataset);
      this.batchHash = TreeSubject.hashOf(batch);
    }

    Hash leaf(Leaf leaf) {
      return tree.leaf(leaf.encoded());
    }
  }
}
