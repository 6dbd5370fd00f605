package io.assay.lineage.attestation;

import io.assay.lineage.attestation.TypedValue.Member;
import io.assay.lineage.attestation.TypedValue.Struct;
import io.assay.lineage.attestation.TypedValue.Text;
import java.util.List;
import java.util.Optional;

/**
 * Something a person signs with the key of an account. All statements share the EIP-712 domain
 * {@code EIP712Domain(string name,string version)} = ("Assay", "1") and name their dataset in the
 * message, so that a signature for one dataset says nothing in another; no chain is named, since a
 * dataset may move.
 */
public sealed interface Statement permits RegistryEntry, Contribution {
  /** The typed message, for wallets that show it before signing. */
  Struct message();

  /** The 32 bytes to sign: keccak256(0x1901, domain separator, hashStruct(message)). */
  default byte[] digest() {
    return TypedValue.digest(domain(), message());
  }

  /** Who signed this statement, or empty if the signature belongs to no key. */
  default Optional<Address> signer(Signature signature, SignatureRecovery recovery) {
    return recovery.recover(digest(), signature);
  }

  private static Struct domain() {
    return new Struct(
        "EIP712Domain",
        List.of(new Member("name", new Text("Assay")), new Member("version", new Text("1"))));
  }
}
