package io.assay.bench.rewards;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one side delivers with a batch, and the means to make it. Accounts are numbered. */
final class Party {
  /** Honest people who make records. */
  static final int CONTRIBUTORS = 8;

  /** Account numbers of the honest, most of whom only answer: smaller crowds have no rings. */
  static final int HONEST = 20;

  /** First account of the attacker, which was honest at first. */
  static final int ATTACKER = HONEST;

  /** Accounts that the attacker may open. */
  static final int ACCOUNTS = 100;

  /** Who comes when the attacker is gone. */
  static final int SUCCESSOR = ATTACKER + ACCOUNTS;

  /** Records that one person makes for a batch. */
  static final int RECORDS = 4;

  /** Answers that one person gives with a batch. */
  static final int ANSWERS = 16;

  private static final double SKILL = 0.8;
  private static final long SECONDS = 100_000;

  final Random random;
  final RandomText text;
  final List<Submission> submissions = new ArrayList<>();
  final List<Ballot> ballots = new ArrayList<>();
  private int nextId;

  Party(Random random, int firstId) {
    this.random = random;
    this.text = new RandomText(random);
    this.nextId = firstId;
  }

  /** An honest day's work: records of one's own. */
  void contribute(int account) {
    for (int i = 0; i < RECORDS; i++) {
      deliver(account, text.record(), true);
    }
  }

  /** Delivers a record at some time of the batch. */
  Submission deliver(int account, String content, boolean good) {
    return deliver(account, content, good, SECONDS + random.nextInt((int) SECONDS));
  }

  /** Delivers a record with a time of one's own choice. */
  Submission deliver(int account, String content, boolean good, long time) {
    int label = random.nextInt(Crowd.CLASSES);
    Submission submission = new Submission(nextId++, account, content, label, good, time);
    submissions.add(submission);
    return submission;
  }

  /** Honest answers about records of others, each about another one. */
  void answer(int account, List<Submission> open) {
    for (Submission item : some(account, open)) {
      int label =
          random.nextDouble() < SKILL
              ? item.label()
              : (item.label() + 1 + random.nextInt(Crowd.CLASSES - 1)) % Crowd.CLASSES;
      ballots.add(new Ballot(item.id(), account, label));
    }
  }

  /** Answers without looking, by a habit of one's own. */
  void guess(int account, List<Submission> open) {
    int favourite = random.nextInt(Crowd.CLASSES);
    for (Submission item : some(account, open)) {
      int label = random.nextInt(3) == 0 ? favourite : random.nextInt(Crowd.CLASSES);
      ballots.add(new Ballot(item.id(), account, label));
    }
  }

  /** The records that this account answers about. */
  List<Submission> some(int account, List<Submission> open) {
    List<Submission> others =
        new ArrayList<>(open.stream().filter(item -> item.owner() != account).toList());
    java.util.Collections.shuffle(others, random);
    return others.subList(0, Math.min(ANSWERS, others.size()));
  }
}
