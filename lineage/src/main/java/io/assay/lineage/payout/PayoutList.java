package io.assay.lineage.payout;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.FixedBytes;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.SortedOrder;
import io.assay.lineage.merkle.StandardTree;
import io.assay.lineage.merkle.TreeHasher;
import java.math.BigInteger;
import java.util.SortedMap;

/**
 * Accounts and amounts in the order of their arrival: 52 bytes each, flat. No account occurs twice,
 * and the total is below 2<sup>256</sup>; whoever fills the list sees to it. Not thread-safe.
 */
public final class PayoutList {
  static final int ACCOUNT_BYTES = Address.BYTES;

  private final FixedBytes accounts = new FixedBytes(ACCOUNT_BYTES);
  private final FixedBytes amounts = new FixedBytes(Hash.BYTES);
  private BigInteger total = BigInteger.ZERO;

  PayoutList() {}

  /**
   * The list of a settlement.
   *
   * @param amounts base units, 0 or more; their sum below 2<sup>256</sup>
   */
  public static PayoutList of(SortedMap<Address, BigInteger> amounts) {
    PayoutList list = new PayoutList();
    BigInteger total = BigInteger.ZERO;
    for (var entry : amounts.entrySet()) {
      list.add(entry.getKey().bytes(), word(entry.getValue()));
      total = total.add(entry.getValue());
    }
    word(total);
    list.setTotal(total);
    return list;
  }

  private static byte[] word(BigInteger amount) {
    if (amount.signum() < 0 || amount.bitLength() > Hash.BYTES * Byte.SIZE) {
      throw new IllegalArgumentException("amount: %s (expected: 0 to 2^256 - 1)".formatted(amount));
    }
    byte[] bytes = amount.toByteArray();
    int length = Math.min(bytes.length, Hash.BYTES);
    byte[] word = new byte[Hash.BYTES];
    System.arraycopy(bytes, bytes.length - length, word, Hash.BYTES - length, length);
    return word;
  }

  void add(byte[] account, byte[] amount) {
    accounts.add(account, 0);
    amounts.add(amount, 0);
  }

  void setTotal(BigInteger total) {
    this.total = total;
  }

  /** Number of accounts. */
  public int size() {
    return accounts.size();
  }

  /** Sum of all amounts. */
  public BigInteger total() {
    return total;
  }

  void copyAccount(int position, byte[] target, int offset) {
    accounts.copy(position, target, offset);
  }

  void copyAmount(int position, byte[] target, int offset) {
    amounts.copy(position, target, offset);
  }

  boolean sameAccount(int left, int right) {
    return accounts.same(left, right);
  }

  /** Positions by ascending account; equal accounts keep their order. */
  int[] byAccount() {
    return SortedOrder.of(accounts);
  }

  /** The tree over all leaves; its added numbers are the positions in this list. */
  public StandardTree tree(PayoutLeaf leaf) {
    StandardTree.Builder tree = StandardTree.builder();
    TreeHasher hasher = new TreeHasher();
    byte[] encoded = leaf.template();
    byte[] hash = new byte[Hash.BYTES];
    for (int i = 0; i < size(); i++) {
      accounts.copy(i, encoded, encoded.length - Hash.BYTES - ACCOUNT_BYTES);
      amounts.copy(i, encoded, encoded.length - Hash.BYTES);
      hasher.leaf(encoded, hash);
      tree.add(hash);
    }
    return tree.build();
  }
}
