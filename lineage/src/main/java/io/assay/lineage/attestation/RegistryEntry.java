package io.assay.lineage.attestation;

import io.assay.lineage.attestation.TypedValue.Account;
import io.assay.lineage.attestation.TypedValue.Member;
import io.assay.lineage.attestation.TypedValue.Struct;
import io.assay.lineage.attestation.TypedValue.Text;
import java.util.List;

/**
 * "Pay what this handle earns in this dataset to this account": {@code RegistryEntry(string
 * dataset,string handle,address account)}, signed by the account.
 *
 * @param dataset the dataset's id
 * @param handle the contributor's handle, stripped of white space at both ends
 * @param account where earnings go
 */
public record RegistryEntry(String dataset, String handle, Address account) implements Statement {
  public RegistryEntry {
    handle = handle.strip();
  }

  @Override
  public Struct message() {
    return new Struct(
        "RegistryEntry",
        List.of(
            new Member("dataset", new Text(dataset)),
            new Member("handle", new Text(handle)),
            new Member("account", new Account(account))));
  }
}
