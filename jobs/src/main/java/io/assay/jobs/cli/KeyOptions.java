package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Signer;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.attestation.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whose account signs. A key is never an option's value, since other users see what a command was
 * given; neither is a passphrase.
 */
final class KeyOptions {
  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Encrypted key of the account that signs (Web3 Secret Storage, version 3).")
  private @Nullable Path keystore;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "File of mode 0600 with the passphrase of --keystore.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--passphrase-env",
      paramLabel = "NAME",
      description =
          "Environment variable that holds the passphrase (default: it is asked for on the"
              + " terminal).")
  private @Nullable String passphraseEnv;

  @Option(
      names = "--signer-url",
      paramLabel = "URL",
      description = "Program that holds the key and signs by eth_signTransaction, as Web3Signer.")
  private @Nullable URI signerUrl;

  @Option(
      names = "--signer-address",
      paramLabel = "ADDRESS",
      description = "The account that --signer-url signs for.")
  private @Nullable String signerAddress;

  /** The account for a chain; the embedded chain has one of its own. */
  Signer signer(long chainId, Consumer<String> warnings) {
    if (keystore != null && signerUrl != null) {
      throw ExitException.usage(
          "--keystore and --signer-url (expected: one of them). Say where the key is.");
    }
    if (keystore != null) {
      warnOfLoose(keystore, warnings);
      return Signer.ofKeystore(keystore, passphrase(keystore));
    }
    if (signerUrl != null) {
      return external(signerUrl);
    }
    return chainId == ChainClient.EMBEDDED_CHAIN_ID ? Signer.embedded() : Signer.reader();
  }

  private Signer external(URI url) {
    if (signerAddress == null) {
      throw ExitException.usage(
          "--signer-address is missing (expected: the account that --signer-url signs for).");
    }
    try {
      return Signer.external(url, new Address(signerAddress));
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "--signer-address or --signer-url: %s. Copy it anew."
              .formatted(Printable.of(String.valueOf(e.getMessage()))));
    }
  }

  private char[] passphrase(Path key) {
    if (passphraseFile != null) {
      return passphraseIn(passphraseFile);
    }
    if (passphraseEnv != null) {
      String value = System.getenv(passphraseEnv);
      if (value == null) {
        throw ExitException.usage(
            "--passphrase-env: %s is not set (expected: the name of a variable that holds the passphrase)."
                .formatted(Printable.of(passphraseEnv)));
      }
      return value.toCharArray();
    }
    java.io.Console terminal = System.console();
    char[] typed =
        terminal == null ? null : terminal.readPassword("Passphrase of %s: ", key.getFileName());
    if (typed == null) {
      throw ExitException.usage(
          "There is no terminal to ask for the passphrase on (expected: --passphrase-file or"
              + " --passphrase-env).");
    }
    return typed;
  }

  /** The first line of a file that nobody else may read. */
  private static char[] passphraseIn(Path file) {
    try {
      requireOwnerOnly(file);
      byte[] bytes = Files.readAllBytes(file);
      CharBuffer text = UTF_8.decode(ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      int length = 0;
      while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
        length++;
      }
      char[] passphrase = new char[length];
      text.get(passphrase);
      Arrays.fill(text.array(), '\0');
      return passphrase;
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read --passphrase-file %s: %s. Check the path."
              .formatted(file, StorageFault.of(e)));
    }
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    String mode = looseMode(file);
    if (mode != null) {
      throw ExitException.usage(open("--passphrase-file", file, mode));
    }
  }

  /** It is encrypted, so that the passphrase may be guessed at leisure, and not more. */
  private static void warnOfLoose(Path file, Consumer<String> warnings) {
    try {
      String mode = looseMode(file);
      if (mode != null) {
        warnings.accept(open("--keystore", file, mode));
      }
    } catch (IOException unreadable) {
      // Whoever opens it says so.
    }
  }

  private static String open(String option, Path file, String mode) {
    return "%s: %s can be read or written by others, mode %s (expected: rw-------). Run: chmod 600 %s"
        .formatted(option, file, mode, file);
  }

  /** The mode if it lets others in; null if not, or where the file system protects otherwise. */
  private static @Nullable String looseMode(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return null;
    }
    Set<PosixFilePermission> mode = view.readAttributes().permissions();
    boolean isLoose = !PosixFilePermissions.fromString("rwx------").containsAll(mode);
    return isLoose ? PosixFilePermissions.toString(mode) : null;
  }
}
