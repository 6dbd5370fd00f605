package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of the Web3 Secret Storage Definition, and what is wrong with others. */
class KeystoreFileTest {

  private static final String ADDRESS = "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b";

  private static final String PBKDF2 =
      """
      {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
      "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46","kdf":"pbkdf2",
      "kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
      "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
      "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
      "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  /**
   * Of go-ethereum's tests: that of the definition breaks RFC 7914, which bounds n where r is 1.
   */
  private static final String SCRYPT =
      """
      {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"e0c41130a323adc1446fc82f724bca2f"},
      "ciphertext":"9517cd5bdbe69076f9bf5057248c6c050141e970efa36ce53692d5d59a3984","kdf":"scrypt",
      "kdfparams":{"dklen":32,"n":2,"r":8,"p":1,
      "salt":"711f816911c92d649fb4c84b047915679933555030b3552c1212609b38208c63"},
      "mac":"d5e116151c6aa71470e67a7d42c9620c75c4d23229847dcc127794f0732b0db5"},
      "id":"fecfc4ce-e956-48fd-953b-30f8b52ed66c","version":3}
      """;

  @TempDir Path directory;

  private Signer open(String json, String passphrase) throws IOException {
    return Signer.ofKeystore(
        Files.writeString(directory.resolve("key.json"), json), passphrase.toCharArray());
  }

  @Test
  void opensAKeyUnderPbkdf2() throws IOException {
    assertThat(open(PBKDF2, "testpassword").address()).hasToString(ADDRESS);
  }

  @Test
  void opensAKeyUnderScrypt() throws IOException {
    BigInteger key =
        new BigInteger("fa7b3db73dc7dfdf8c5fbdb796d741e4488628c41fc4febd9160a866ba0f35", 16);

    assertThat(open(SCRYPT, "foo").address()).isEqualTo(Signer.ofPrivateKey(key).address());
  }

  @Test
  void overwritesThePassphrase() throws IOException {
    char[] passphrase = "testpassword".toCharArray();
    Signer.ofKeystore(Files.writeString(directory.resolve("key.json"), PBKDF2), passphrase);

    assertThat(passphrase).containsOnly('\0');
  }

  @Test
  void aWrongPassphraseIsToldWithoutShowingIt() {
    assertThatThrownBy(() -> open(PBKDF2, "hunter2"))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("the passphrase does not open")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":3|\"version\":1|no version 3",
        "aes-128-ctr|aes-128-cbc|cipher is not aes-128-ctr",
        "pbkdf2|argon2|neither scrypt nor pbkdf2",
        "hmac-sha256|hmac-sha1|prf is not hmac-sha256",
        "\"c\":262144|\"c\":0|c is 0",
        "ae3cd4|xy3cd4|salt is not hexadecimal",
        "\"dklen\":32|\"dklen\":16|dklen is not 32",
        "{\"crypto\":|{\"crypto\"|it is no JSON",
      })
  void refusesOtherFilesAndSaysWhy(String from, String to, String message) {
    assertThatThrownBy(() -> open(PBKDF2.replace(from, to), "testpassword"))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("expected: Web3 Secret Storage, version 3");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"n\":2', '\"n\":3', no power of two",
    "'\"n\":2', '\"n\":1073741824', n is 1073741824",
    "'\"n\":2,\"r\":8', '\"n\":262144,\"r\":1', its scrypt terms are out of range"
  })
  void refusesCostsThatNobodyChose(String from, String to, String message) {
    assertThatThrownBy(() -> open(SCRYPT.replace(from, to), "testpassword"))
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Signer.ofKeystore(directory.resolve("none.json"), new char[] {'x'}))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("none.json: there is no such file");
  }
}
