package io.assay.rules.screen;

/** What the charter's list says of a licence expression. */
enum LicenceStanding {
  ACCEPTED,
  /** Nobody can tell: not an SPDX expression, or a part of it that is not on the SPDX list. */
  UNKNOWN,
  NOT_ACCEPTED;

  /** The licensee chooses, so the better of the two. */
  LicenceStanding or(LicenceStanding other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Both bind, so the worse of the two. */
  LicenceStanding and(LicenceStanding other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
