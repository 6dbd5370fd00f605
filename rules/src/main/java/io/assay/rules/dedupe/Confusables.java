package io.assay.rules.dedupe;

import com.ibm.icu.text.SpoofChecker;

/**
 * What a text looks like, whichever script its letters come from: the skeleton of UTS 39 section 4.
 * For comparing only; {@code m} becomes {@code rn}.
 */
final class Confusables {

  private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

  private Confusables() {}

  static String skeleton(String text) {
    return CHECKER.getSkeleton(text);
  }
}
