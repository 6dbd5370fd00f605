package io.assay.lineage.attestation;

import io.assay.lineage.attestation.TypedValue.Bytes32;
import io.assay.lineage.attestation.TypedValue.Member;
import io.assay.lineage.attestation.TypedValue.Struct;
import io.assay.lineage.attestation.TypedValue.Text;
import java.util.List;

/**
 * "I contribute this content to this dataset under this licence": {@code Contribution(string
 * dataset,string handle,bytes32 contentHash,string licence)}, signed by the account the handle is
 * registered with.
 *
 * @param dataset the dataset's id
 * @param handle the contributor's handle, stripped of white space at both ends
 * @param contentHash SHA-256 of the canonical content as lower-case hex
 * @param licence SPDX id
 */
public record Contribution(String dataset, String handle, String contentHash, String licence)
    implements Statement {
  public Contribution {
    handle = handle.strip();
  }

  @Override
  public Struct message() {
    return new Struct(
        "Contribution",
        List.of(
            new Member("dataset", new Text(dataset)),
            new Member("handle", new Text(handle)),
            new Member("contentHash", new Bytes32(contentHash)),
            new Member("licence", new Text(licence))));
  }
}
