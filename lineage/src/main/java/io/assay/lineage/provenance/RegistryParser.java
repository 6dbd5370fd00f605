package io.assay.lineage.provenance;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.attestation.RegistryEntry;
import io.assay.lineage.attestation.Signature;
import io.assay.lineage.attestation.SignatureRecovery;
import io.assay.lineage.provenance.RegistryRow.Approval;
import io.assay.rules.item.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the CSV form of a {@link ContributorRegistry}. */
final class RegistryParser {
  private static final String HANDLE = "handle";
  private static final String ADDRESS = "address";
  private static final String SIGNATURE = "signature";
  private static final String APPROVED_BY = "approved-by";
  private static final List<String> COLUMNS = List.of(HANDLE, ADDRESS, SIGNATURE, APPROVED_BY);
  private static final String EXPECTED_HEADER =
      "handle,address and signature or approved-by or both";
  private static final int MOST_CHARACTERS = 4096;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Path file;
  private final String dataset;
  private final SignatureRecovery recovery;
  private final TreeMap<String, RegistryRow> rows = new TreeMap<>();
  private final Map<String, Long> lines = new HashMap<>();

  RegistryParser(Path file, String dataset, SignatureRecovery recovery) {
    this.file = file;
    this.dataset = dataset;
    this.recovery = recovery;
  }

  ContributorRegistry parse() {
    List<CsvTable.Row> table = table();
    if (table.isEmpty()) {
      throw problem(1, "empty file (expected: the header %s).".formatted(EXPECTED_HEADER));
    }
    List<String> header = table.get(0).fields();
    Map<String, Integer> columns = columns(header);
    for (CsvTable.Row row : table.subList(1, table.size())) {
      if (!row.fields().stream().allMatch(String::isBlank)) {
        add(row.line(), new Cells(header.size(), columns, row.fields()));
      }
    }
    return new ContributorRegistry(rows);
  }

  private List<CsvTable.Row> table() {
    try {
      return CsvTable.of(read());
    } catch (CsvTable.Malformed e) {
      throw problem(e.line(), "not CSV: %s.".formatted(e.getMessage()));
    }
  }

  private String read() {
    try {
      String text = Files.readString(file);
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw ProvenanceException.registryMissing(file);
    } catch (CharacterCodingException e) {
      throw problem(1, "not UTF-8 (expected: UTF-8 throughout). Save the file in that encoding.");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read contributor registry " + file, e);
    }
  }

  private Map<String, Integer> columns(List<String> header) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      if (!COLUMNS.contains(name)) {
        throw problem(1, "column \"%s\" (expected: %s).".formatted(name, EXPECTED_HEADER));
      }
      if (columns.put(name, i) != null) {
        throw problem(1, "column \"%s\" twice (expected: once).".formatted(name));
      }
    }
    boolean complete =
        columns.containsKey(HANDLE)
            && columns.containsKey(ADDRESS)
            && (columns.containsKey(SIGNATURE) || columns.containsKey(APPROVED_BY));
    if (!complete) {
      throw problem(
          1, "columns %s (expected: %s).".formatted(String.join(",", header), EXPECTED_HEADER));
    }
    return columns;
  }

  private void add(long line, Cells cells) {
    if (cells.values().size() != cells.width()) {
      throw problem(
          line, "%d fields (expected: %d).".formatted(cells.values().size(), cells.width()));
    }
    if (cells.values().stream().anyMatch(cell -> cell.length() > MOST_CHARACTERS)) {
      throw problem(line, "a field over %d characters.".formatted(MOST_CHARACTERS));
    }
    String handle = cells.of(HANDLE);
    if (!Pseudonyms.isHandle(handle)) {
      throw problem(line, "handle is blank (expected: as contributions name the contributor).");
    }
    Long earlier = lines.putIfAbsent(handle, line);
    if (earlier != null) {
      throw problem(
          line,
          "handle \"%s\" stands on line %d already (expected: one row per handle)."
              .formatted(handle, earlier));
    }
    Address account = account(line, cells.of(ADDRESS));
    rows.put(handle, new RegistryRow(handle, account, approval(line, cells, account)));
  }

  private Address account(long line, String text) {
    try {
      Address account = new Address(text);
      if (account.equals(Address.ZERO)) {
        throw problem(line, "address is zero (expected: an account somebody has the key of).");
      }
      return account;
    } catch (IllegalArgumentException e) {
      throw problem(line, e.getMessage() + ".");
    }
  }

  private Approval approval(long line, Cells cells, Address account) {
    String signature = cells.of(SIGNATURE);
    String curator = cells.of(APPROVED_BY);
    if (!signature.isEmpty()) {
      checkSigner(line, new RegistryEntry(dataset, cells.of(HANDLE), account), signature);
      return new Approval.Signed();
    }
    if (curator.isEmpty()) {
      throw problem(
          line,
          "neither signed nor approved (expected: signature of the address, or a curator's name under approved-by).");
    }
    return new Approval.ByCurator(curator);
  }

  private void checkSigner(long line, RegistryEntry entry, String text) {
    Signature signature;
    try {
      signature = Signature.parse(text);
    } catch (IllegalArgumentException e) {
      throw problem(line, e.getMessage() + ".");
    }
    Optional<Address> signer = entry.signer(signature, recovery);
    if (!signer.equals(Optional.of(entry.account()))) {
      throw problem(
          line,
          "signed by %s (expected: %s). Sign dataset \"%s\", this handle and this address again."
              .formatted(
                  signer.map(Address::toString).orElse("no account"), entry.account(), dataset));
    }
  }

  private ProvenanceException problem(long line, String text) {
    return ProvenanceException.registry(file, line, text);
  }

  private record Cells(int width, Map<String, Integer> columns, List<String> values) {
    /** Stripped; empty where the file has no such column. */
    String of(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : values.get(index).strip();
    }
  }
}
