package io.assay.lineage.merkle;

import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * One record of a tree file: the key by which a leaf is found, and the leaf's own values. The
 * values that all leaves of the file share are in the {@link TreeSubject}.
 */
public sealed interface TreeRecord {
  /** Which kind of tree holds such records. */
  LeafKind kind();

  /** The bytes that the file is sorted and searched by. */
  byte[] key();

  /** The leaf of this record in the tree of a subject. */
  Leaf leaf(TreeSubject subject);

  /** Key and values, in the file's layout. */
  byte[] body();

  /** An accepted item; the key is the keccak-256 of its id. */
  record Validated(Hash item, Hash commitment) implements TreeRecord {
    @Override
    public LeafKind kind() {
      return LeafKind.VALIDATED;
    }

    @Override
    public byte[] key() {
      return item.toBytes();
    }

    @Override
    public Leaf leaf(TreeSubject subject) {
      return new Leaf.Validated(subject.datasetId(), subject.batchHash(), commitment);
    }

    @Override
    public byte[] body() {
      return ByteBuffer.allocate(bodyLength(kind()))
          .put(item.toBytes())
          .put(commitment.toBytes())
          .array();
    }
  }

  /** A judged item; the key is the keccak-256 of its id. */
  record Verdict(Hash item, Hash commitment, VerdictKind verdict, Hash reasonsHash)
      implements TreeRecord {
    @Override
    public LeafKind kind() {
      return LeafKind.VERDICT;
    }

    @Override
    public byte[] key() {
      return item.toBytes();
    }

    @Override
    public Leaf leaf(TreeSubject subject) {
      return new Leaf.Verdict(
          subject.datasetId(), subject.batchHash(), commitment, verdict, reasonsHash);
    }

    @Override
    public byte[] body() {
      return ByteBuffer.allocate(bodyLength(kind()))
          .put(item.toBytes())
          .put(commitment.toBytes())
          .put((byte) verdict.code())
          .put(reasonsHash.toBytes())
          .array();
    }
  }

  /** A payout; the key is the account. */
  record Reward(Address account, BigInteger cumulative) implements TreeRecord {
    @Override
    public LeafKind kind() {
      return LeafKind.REWARDS;
    }

    @Override
    public byte[] key() {
      return account.bytes();
    }

    @Override
    public Leaf leaf(TreeSubject subject) {
      return new Leaf.Reward(subject.chainId(), subject.distributor(), account, cumulative);
    }

    @Override
    public byte[] body() {
      return ByteBuffer.allocate(bodyLength(kind()))
          .put(account.bytes())
          .put(new AbiWords(1).uint(cumulative).encoded())
          .array();
    }
  }

  /** Bytes of a key in a tree file of this kind. */
  static int keyLength(LeafKind kind) {
    return kind == LeafKind.REWARDS ? Address.BYTES : Hash.BYTES;
  }

  /** Bytes of key and values in a tree file of this kind. */
  static int bodyLength(LeafKind kind) {
    return switch (kind) {
      case VALIDATED -> Hash.BYTES + Hash.BYTES;
      case VERDICT -> Hash.BYTES + Hash.BYTES + 1 + Hash.BYTES;
      case REWARDS -> Address.BYTES + Hash.BYTES;
      case AIRDROP ->
          throw new IllegalArgumentException("kind: airdrop (expected: one with files)");
    };
  }

  /** Reads what {@link #body()} wrote. */
  static TreeRecord ofBody(LeafKind kind, byte[] body) {
    return switch (kind) {
      case VALIDATED -> new Validated(Hash.at(body, 0), Hash.at(body, Hash.BYTES));
      case VERDICT ->
          new Verdict(
              Hash.at(body, 0),
              Hash.at(body, Hash.BYTES),
              VerdictKind.ofCode(body[2 * Hash.BYTES]),
              Hash.at(body, 2 * Hash.BYTES + 1));
      case REWARDS ->
          new Reward(Address.at(body, 0), new BigInteger(1, body, Address.BYTES, Hash.BYTES));
      case AIRDROP ->
          throw new IllegalArgumentException("kind: airdrop (expected: one with files)");
    };
  }
}
