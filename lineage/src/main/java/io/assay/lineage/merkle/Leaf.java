package io.assay.lineage.merkle;

import io.assay.lineage.attestation.Address;
import io.assay.rules.decision.VerdictKind;
import java.math.BigInteger;

/**
 * One statement that a root commits to. Its hash is keccak(keccak(abi.encode(values))), as in
 * OpenZeppelin's {@code StandardMerkleTree}; see {@code lineage/FORMAT.md}, section 3.
 */
public sealed interface Leaf {
  /** Which statement this is. */
  LeafKind kind();

  /** The leaf's values by {@code abi.encode}. */
  byte[] encoded();

  /** The leaf hash. */
  default Hash hash() {
    return new TreeHasher().leaf(encoded());
  }

  /** An item was accepted. */
  record Validated(Hash datasetId, Hash batchHash, Hash commitment) implements Leaf {
    @Override
    public LeafKind kind() {
      return LeafKind.VALIDATED;
    }

    @Override
    public byte[] encoded() {
      return new AbiWords(3).bytes32(datasetId).bytes32(batchHash).bytes32(commitment).encoded();
    }
  }

  /** An item was judged; the verdict is encoded as its code. */
  record Verdict(
      Hash datasetId, Hash batchHash, Hash commitment, VerdictKind verdict, Hash reasonsHash)
      implements Leaf {
    @Override
    public LeafKind kind() {
      return LeafKind.VERDICT;
    }

    @Override
    public byte[] encoded() {
      return new AbiWords(5)
          .bytes32(datasetId)
          .bytes32(batchHash)
          .bytes32(commitment)
          .uint(BigInteger.valueOf(verdict.code()))
          .bytes32(reasonsHash)
          .encoded();
    }
  }

  /**
   * An account may have been paid so much by one distributor.
   *
   * @param chainId 0 to 2<sup>256</sup> - 1
   * @param cumulative base units of the token since the beginning, 0 to 2<sup>256</sup> - 1
   */
  record Reward(BigInteger chainId, Address distributor, Address account, BigInteger cumulative)
      implements Leaf {
    /** Checks the ranges. */
    public Reward {
      AbiWords.checkUint256("chain id", chainId);
      AbiWords.checkUint256("cumulative", cumulative);
    }

    @Override
    public LeafKind kind() {
      return LeafKind.REWARDS;
    }

    @Override
    public byte[] encoded() {
      return new AbiWords(4)
          .uint(chainId)
          .address(distributor)
          .address(account)
          .uint(cumulative)
          .encoded();
    }
  }

  /**
   * An account gets so much from somebody's plain list.
   *
   * @param amount 0 to 2<sup>256</sup> - 1
   */
  record Airdrop(Address account, BigInteger amount) implements Leaf {
    /** Checks the range. */
    public Airdrop {
      AbiWords.checkUint256("amount", amount);
    }

    @Override
    public LeafKind kind() {
      return LeafKind.AIRDROP;
    }

    @Override
    public byte[] encoded() {
      return new AbiWords(2).address(account).uint(amount).encoded();
    }
  }
}
