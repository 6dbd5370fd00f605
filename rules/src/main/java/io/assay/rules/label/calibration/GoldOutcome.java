package io.assay.rules.label.calibration;

/** What a gold item says about its label. */
public enum GoldOutcome {
  RIGHT,
  WRONG
}
