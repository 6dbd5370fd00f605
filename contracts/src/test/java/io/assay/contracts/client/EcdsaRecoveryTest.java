package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.attestation.Signature;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

class EcdsaRecoveryTest {

  private final EcdsaRecovery recovery = new EcdsaRecovery();

  /** The example "Mail" of EIP-712: key keccak256("cow"), digest and signature as printed there. */
  @Test
  void recoversTheSignerOfTheStandardsExample() {
    byte[] digest = Hex.decode("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
    Signature signature =
        Signature.parse(
            "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562"
                + "1c");

    assertThat(recovery.recover(digest, signature))
        .contains(new Address("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"));
  }

  @Test
  void recoversEveryKeyAndNoOther() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < 50; i++) {
      ECKeyPair key = ECKeyPair.create(new BigInteger(250, random).add(BigInteger.ONE));
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      Address signer = Address.of(Hex.decode(Keys.getAddress(key)));

      Signature signature = signature(Sign.signMessage(digest, key, false));
      assertThat(recovery.recover(digest, signature)).as("seed 20260101, %s", i).contains(signer);

      digest[i % 32] ^= 1;
      assertThat(recovery.recover(digest, signature)).isNotEqualTo(java.util.Optional.of(signer));
    }
  }

  @Test
  void signatureThatBelongsToNoKeyIsEmpty() {
    byte[] digest = Keccak256.of("x".getBytes(StandardCharsets.US_ASCII));
    // No point of the curve has the x coordinate 5.
    Signature signature = new Signature(BigInteger.valueOf(5), BigInteger.ONE, 27);

    assertThat(recovery.recover(digest, signature)).isEmpty();
  }

  @Test
  void refusesADigestOfAnotherLength() {
    Signature signature = new Signature(BigInteger.ONE, BigInteger.ONE, 27);

    assertThatThrownBy(() -> recovery.recover(new byte[31], signature))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digest: 31 bytes (expected: 32)");
  }

  private static Signature signature(Sign.SignatureData data) {
    return new Signature(
        new BigInteger(1, data.getR()), new BigInteger(1, data.getS()), data.getV()[0]);
  }
}
