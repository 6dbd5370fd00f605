package io.assay.lineage.payout;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Leaf;
import java.math.BigInteger;
import java.util.List;

/**
 * What the leaves of a payout tree say besides account and amount, which are the last two values of
 * either kind.
 */
public final class PayoutLeaf {
  private final Leaf blank;
  private final List<String> before;

  private PayoutLeaf(Leaf blank, List<String> before) {
    this.blank = blank;
    this.before = before;
  }

  /**
   * Leaves that the distributor of one chain pays: {@code (uint256 chainId, address distributor,
   * address account, uint256 cumulative)}.
   *
   * @param chainId 0 to 2<sup>256</sup> - 1
   */
  public static PayoutLeaf rewards(BigInteger chainId, Address distributor) {
    return new PayoutLeaf(
        new Leaf.Reward(chainId, distributor, Address.ZERO, BigInteger.ZERO),
        List.of(chainId.toString(), distributor.checksummed()));
  }

  /** Leaves of a plain list, bound to nothing: {@code (address account, uint256 amount)}. */
  public static PayoutLeaf airdrop() {
    return new PayoutLeaf(new Leaf.Airdrop(Address.ZERO, BigInteger.ZERO), List.of());
  }

  /** Solidity types of all values, in order. */
  public List<String> types() {
    return blank.kind().types();
  }

  /** The texts of the values that stand before account and amount: chain id and distributor. */
  List<String> before() {
    return before;
  }

  /** The ABI encoding with account and amount zero: the last two words. */
  byte[] template() {
    return blank.encoded();
  }
}
