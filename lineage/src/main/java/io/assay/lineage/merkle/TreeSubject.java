package io.assay.lineage.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.lineage.attestation.Address;
import io.assay.rules.digest.Keccak256;
import java.math.BigInteger;

/** What the leaves of one tree have in common: dataset and batch, and for rewards who pays. */
public final class TreeSubject {
  private static final int MAX_TEXT = 0xffff;

  private final LeafKind kind;
  private final String dataset;
  private final String batch;
  private final BigInteger chainId;
  private final Address distributor;
  private final Hash datasetId;
  private final Hash batchHash;

  private TreeSubject(
      LeafKind kind, String dataset, String batch, BigInteger chainId, Address distributor) {
    this.kind = kind;
    this.dataset = checkText("dataset", dataset);
    this.batch = checkText("batch", batch);
    this.chainId = AbiWords.checkUint256("chain id", chainId);
    this.distributor = distributor;
    this.datasetId = hashOf(dataset);
    this.batchHash = hashOf(batch);
  }

  /** The accepted items of a batch. Ids are 1 to 65535 bytes of UTF-8. */
  public static TreeSubject validated(String dataset, String batch) {
    return new TreeSubject(LeafKind.VALIDATED, dataset, batch, BigInteger.ZERO, Address.ZERO);
  }

  /** The judged items of a batch. Ids are 1 to 65535 bytes of UTF-8. */
  public static TreeSubject verdict(String dataset, String batch) {
    return new TreeSubject(LeafKind.VERDICT, dataset, batch, BigInteger.ZERO, Address.ZERO);
  }

  /** The payouts of one distributor after a batch. Ids are 1 to 65535 bytes of UTF-8. */
  public static TreeSubject rewards(
      String dataset, String batch, BigInteger chainId, Address distributor) {
    return new TreeSubject(LeafKind.REWARDS, dataset, batch, chainId, distributor);
  }

  /** What is read from a file must be one of the above. */
  static TreeSubject ofFile(
      LeafKind kind, String dataset, String batch, BigInteger chainId, Address distributor) {
    boolean bound = chainId.signum() != 0 || !distributor.equals(Address.ZERO);
    if (kind != LeafKind.REWARDS && bound) {
      throw new IllegalArgumentException(
          "distributor: %s (expected: none for items)".formatted(distributor));
    }
    return new TreeSubject(kind, dataset, batch, chainId, distributor);
  }

  /** Validated, verdict or rewards. */
  public LeafKind kind() {
    return kind;
  }

  /** Dataset id. */
  public String dataset() {
    return dataset;
  }

  /** Batch id. */
  public String batch() {
    return batch;
  }

  /** Chain of the distributor; 0 unless rewards. */
  public BigInteger chainId() {
    return chainId;
  }

  /** Contract that pays; {@link Address#ZERO} unless rewards. */
  public Address distributor() {
    return distributor;
  }

  /** Keccak-256 of the dataset id. */
  public Hash datasetId() {
    return datasetId;
  }

  /** Keccak-256 of the batch id. */
  public Hash batchHash() {
    return batchHash;
  }

  /** Keccak-256 of a text, as of any id: dataset, batch or item. */
  public static Hash hashOf(String text) {
    return Hash.of(Keccak256.of(text.getBytes(UTF_8)));
  }

  private static String checkText(String name, String text) {
    int length = text.getBytes(UTF_8).length;
    if (length < 1 || length > MAX_TEXT) {
      throw new IllegalArgumentException(
          "%s: %d bytes (expected: 1 to %d)".formatted(name, length, MAX_TEXT));
    }
    return text;
  }
}
