package io.assay.rules.charter;

/** A kind of personal or secret data that screening looks for. */
public enum Detector implements Keyword {
  /** E-mail addresses. */
  EMAIL("email"),
  /** Telephone numbers. */
  PHONE("phone"),
  /** Payment card numbers with a valid check digit. */
  CARD("card"),
  /** International bank account numbers with valid check digits. */
  IBAN("iban"),
  /** Internet addresses, version 4 and 6. */
  IP("ip"),
  /** Keys, tokens and passwords. */
  SECRET("secret");

  private final String key;

  Detector(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
