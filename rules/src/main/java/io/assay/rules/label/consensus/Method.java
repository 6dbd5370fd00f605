package io.assay.rules.label.consensus;

/**
 * The consensus methods, from the one that assumes least about annotators to the one that assumes
 * most.
 */
public enum Method {
  MAJORITY("majority", new Majority()),
  ONE_COIN("one-coin", new OneCoin()),
  SHRUNK_DAWID_SKENE("dawid-skene", ShrunkDawidSkene.DEFAULT),
  EASY_AND_HARD("easy-and-hard", EasyAndHard.DEFAULT);

  private final String key;
  private final ConsensusModel model;

  Method(String key, ConsensusModel model) {
    this.key = key;
    this.model = model;
  }

  /** As written in reports. */
  public String key() {
    return key;
  }

  public ConsensusModel model() {
    return model;
  }
}
