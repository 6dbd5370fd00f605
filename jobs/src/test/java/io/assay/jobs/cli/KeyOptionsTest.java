package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Signer;
import io.assay.jobs.exit.ExitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KeyOptionsTest {
  private static final String KEYSTORE = "src/test/resources/keystore/guardian.json";
  private static final String ACCOUNT = "0xd1E64E5480bFaf733Ba7D48712DEcb8227797a4e";

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  @Command
  private static final class Host {
    @Mixin private final KeyOptions keys = new KeyOptions();
  }

  private Signer signer(long chain, String... options) {
    Host host = new Host();
    new CommandLine(host).parseArgs(options);
    return host.keys.signer(chain, warnings::add);
  }

  private String passphrase(String text, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve("passphrase"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file.toString();
  }

  @Test
  void theFirstLineOfAFileIsThePassphrase() throws IOException {
    String file = passphrase("foo\r\nnot this\n", "rw-------");

    assertThat(signer(1, "--keystore", KEYSTORE, "--passphrase-file", file).address())
        .hasToString(ACCOUNT);
  }

  @Test
  void aKeystoreThatOthersCanReadIsWarnedOf() throws IOException {
    Path key = Files.copy(Path.of(KEYSTORE), directory.resolve("key.json"));
    String file = passphrase("foo\n", "rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    signer(1, "--keystore", key.toString(), "--passphrase-file", file);
    assertThat(warnings).isEmpty();

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    signer(1, "--keystore", key.toString(), "--passphrase-file", file);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("--keystore: " + key + " can be read or written by others, mode rw-r--r--");
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    String file = passphrase("foo\n", "rw-r-----");

    assertThatThrownBy(() -> signer(1, "--keystore", KEYSTORE, "--passphrase-file", file))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("mode rw-r----- (expected: rw-------). Run: chmod 600 ")
        .hasMessageNotContaining("foo\n");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThatThrownBy(
            () -> signer(1, "--keystore", KEYSTORE, "--passphrase-env", "ASSAY_NO_SUCH_VARIABLE"))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("--passphrase-env: ASSAY_NO_SUCH_VARIABLE is not set");
  }

  @Test
  void withoutAPassphraseAndATerminalTheOptionsAreNamed() {
    assumeTrue(System.console() == null, "tests run without a terminal, but for a person's");

    assertThatThrownBy(() -> signer(1, "--keystore", KEYSTORE))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("--passphrase-file or --passphrase-env");
  }

  @Test
  void theKeyIsInOnePlace() {
    assertThatThrownBy(
            () -> signer(1, "--keystore", KEYSTORE, "--signer-url", "http://127.0.0.1:1"))
        .hasMessageContaining("expected: one of them");
    assertThatThrownBy(() -> signer(1, "--signer-url", "http://127.0.0.1:1"))
        .hasMessageContaining("--signer-address is missing");
    assertThatThrownBy(
            () -> signer(1, "--signer-url", "http://127.0.0.1:1", "--signer-address", "0x1"))
        .hasMessageContaining("Copy it anew");
    assertThat(
            signer(1, "--signer-url", "http://127.0.0.1:1", "--signer-address", ACCOUNT).address())
        .hasToString(ACCOUNT);
  }

  @Test
  void onlyTheEmbeddedChainHasAKeyOfItsOwn() {
    assertThat(signer(ChainClient.EMBEDDED_CHAIN_ID)).hasToString(Signer.embedded().toString());
    assertThat(signer(1)).hasToString(Signer.reader().toString());
  }
}
