package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SignerTest {

  @Test
  void showsItsAddressAndNeverItsKey() {
    Signer signer = Signer.ofPrivateKey(BigInteger.ONE);

    assertThat(signer).hasToString("Signer[0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf]");
  }

  @Test
  void embeddedSignerIsAnvilsFirstAccount() {
    assertThat(Signer.embedded().address())
        .hasToString("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    // The same key, from Anvil's own start-up text.
    BigInteger key =
        new BigInteger("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80", 16);
    assertThat(Signer.ofPrivateKey(key).address()).isEqualTo(Signer.embedded().address());
  }

  @Test
  void refusesAKeyOutsideTheGroupWithoutShowingIt() {
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    for (BigInteger key : new BigInteger[] {BigInteger.ZERO, order, order.negate()}) {
      assertThatThrownBy(() -> Signer.ofPrivateKey(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("private key: out of range (expected: 1 to the order of secp256k1 - 1)");
    }
  }
}
