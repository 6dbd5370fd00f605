package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.storage.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All transactions that were ever to be made, each stored before it is sent. One file each, written
 * whole or not at all, and readable by their owner alone: what is signed and not sent yet can be
 * sent by whoever reads it. One writer at a time, which is the caller's duty.
 */
public final class TransactionJournal {

  private static final Pattern NAME = Pattern.compile("\\d{10}\\.json");

  private final @Nullable Path directory;
  private final TreeMap<Long, TransactionIntent> intents = new TreeMap<>();

  private TransactionJournal(@Nullable Path directory) {
    this.directory = directory;
  }

  /** The journal of a directory, which need not exist yet. */
  public static TransactionJournal in(Path directory) {
    TransactionJournal journal = new TransactionJournal(directory);
    journal.load(directory);
    return journal;
  }

  /** One that is forgotten with this object: what it holds does not survive a crash. */
  public static TransactionJournal inMemory() {
    return new TransactionJournal(null);
  }

  private void load(Path from) {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> names = Files.list(from)) {
      for (Path file : names.sorted().toList()) {
        if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
          TransactionIntent intent = read(file);
          intents.put(intent.sequence(), intent);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TransactionIntent read(Path file) throws IOException {
    try {
      return IntentJson.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException("stored transaction " + file + ": " + e.getMessage(), e);
    }
  }

  /** All by sequence. */
  List<TransactionIntent> all() {
    return new ArrayList<>(intents.values());
  }

  /** The last one with this call that is not void, if there is one. */
  Optional<TransactionIntent> last(Call call, Address from, long chainId) {
    return intents.descendingMap().values().stream()
        .filter(intent -> intent.state() != TransactionIntent.State.VOID)
        .filter(intent -> intent.chainId() == chainId && intent.from().equals(from))
        .filter(intent -> intent.call().isSame(call))
        .findFirst();
  }

  /** The one of a sequence, if there is one. */
  Optional<TransactionIntent> find(long sequence) {
    return Optional.ofNullable(intents.get(sequence));
  }

  Optional<TransactionIntent> withTransaction(Hash transaction) {
    return intents.values().stream().filter(intent -> intent.sent(transaction)).findFirst();
  }

  long nextSequence() {
    return intents.isEmpty() ? 1 : intents.lastKey() + 1;
  }

  /** Stores it durably, in place of its earlier state. */
  TransactionIntent put(TransactionIntent intent) {
    if (directory != null) {
      try {
        WholeFile.writePrivate(
            directory.resolve(String.format(Locale.ROOT, "%010d.json", intent.sequence())),
            IntentJson.write(intent));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    intents.put(intent.sequence(), intent);
    return intent;
  }
}
