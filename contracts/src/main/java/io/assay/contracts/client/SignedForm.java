package io.assay.contracts.client;

import java.math.BigInteger;
import org.web3j.crypto.TransactionDecoder;

/** What a signed transaction says. */
final class SignedForm {

  private SignedForm() {}

  /** Its gas limit, which a replacement keeps: a refusal would be found when it is mined. */
  static BigInteger gas(String raw) {
    return TransactionDecoder.decode(raw).getGasLimit();
  }
}
