package io.assay.bench.rewards;

import static io.assay.bench.rewards.Party.ACCOUNTS;
import static io.assay.bench.rewards.Party.ATTACKER;
import static io.assay.bench.rewards.Party.RECORDS;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attacker does in a batch instead of, or besides, an honest day's work. All have some
 * records and answers to their name when they begin.
 */
enum Attack {
  /** No attack: what the others are measured against. */
  HONEST("honest work", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
    }
  },
  /** The same work under a hundred names. */
  SYBIL("sybil split over 100 accounts", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      List<Submission> records = List.copyOf(scene.party().submissions);
      scene.party().submissions.clear();
      for (Submission record : records) {
        scene
            .party()
            .submissions
            .add(
                new Submission(
                    record.id(),
                    scene.account(),
                    record.text(),
                    record.label(),
                    true,
                    record.time()));
      }
      scene
          .party()
          .ballots
          .replaceAll(ballot -> new Ballot(ballot.item(), scene.account(), ballot.label()));
    }
  },
  /** Honest work, and known records again with other case and spaces. */
  EXACT_COPIES("exact copies", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      for (int i = 0; i < EXTRA; i++) {
        String copy = "  " + scene.known().toUpperCase(java.util.Locale.ROOT);
        scene.mischief().deliver(scene.account(), copy, false);
      }
    }
  },
  /** Honest work, and known records again with a word or three exchanged. */
  NEAR_COPIES("near copies", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      for (int i = 0; i < EXTRA; i++) {
        int words = 1 + scene.mischief().random.nextInt(3);
        String copy = scene.mischief().text.changed(scene.known(), words);
        scene.mischief().deliver(scene.account(), copy, false);
      }
    }
  },
  /** Honest work, and one text over and over with as many other words as seem to be needed. */
  TEMPLATES("templated copies", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      String template = scene.mischief().text.record();
      for (int i = 0; i < EXTRA; i++) {
        int words = 3 + scene.mischief().random.nextInt(8);
        String copy = scene.mischief().text.changed(template, words);
        scene.mischief().deliver(scene.account(), copy, false);
      }
    }
  },
  /** Honest work, and copies of what others deliver with the same batch, said to be earlier. */
  COPIES_FIRST("copies submitted first", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      for (Submission victim : scene.honest()) {
        String copy =
            scene.mischief().text.changed(victim.text(), scene.mischief().random.nextInt(2));
        scene.mischief().deliver(scene.account(), copy, false, victim.time() - 1000);
      }
    }
  },
  /**
   * Honest work, and each record extended once: what many small extensions are measured against.
   */
  EXTENSION("one extension", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.extend(EXTENSIONS_EACH, EXTENSIONS_EACH);
    }
  },
  /** Four who look at half of the items each: what those who copy the rest are measured against. */
  TEAM("four for half", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.team(4);
    }
  },
  /** Honest work, and the same extension of each record word by word. */
  EXTENSIONS("many small extensions", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.extend(EXTENSIONS_EACH, 1);
    }

    @Override
    Attack baseline() {
      return EXTENSION;
    }
  },
  /** Honest records, and answers without looking under ten names. */
  LABEL_SPAM("label spam", Effort.RECORDS) {
    @Override
    void act(Scene scene) {
      scene.party().contribute(ATTACKER);
      for (int i = 0; i < 10; i++) {
        scene.mischief().guess(ATTACKER + i, scene.open());
      }
    }
  },
  /** Honest records and answers, which one other name hands in again with few changes. */
  PAIR("ring of 2", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.ring(2, COPIED);
    }
  },
  /** The same with three other names. */
  SMALL_RING("ring of 4", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.ring(4, COPIED);
    }
  },
  /** The same with seven other names. */
  LABEL_RING("ring of 8", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.ring(8, COPIED);
    }
  },
  /** Seven other names, who guess where they do not copy. */
  LOOSE_RING("ring of 8, a third guessed", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.ring(8, 2.0 / 3);
    }
  },
  /** The same answers under ninety-nine other names, each of which hands in few. */
  SCATTERED_RING("ring of 100 with few answers", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.work();
      scene.scatter();
    }
  },
  /** Four who look at half of the items each, and copy the other half from each other. */
  HALF_RING("ring of 4, half honest", Effort.ALL) {
    @Override
    void act(Scene scene) {
      scene.team(4);
      scene.swap(4);
    }

    @Override
    Attack baseline() {
      return TEAM;
    }
  },
  /** No work, but ten times as many records of random words. */
  JUNK("griefing with junk", Effort.NONE) {
    @Override
    void act(Scene scene) {
      for (int i = 0; i < EXTRA; i++) {
        scene.mischief().deliver(ATTACKER, scene.mischief().text.record(), false);
      }
    }
  },
  /** No work, and the same junk under a hundred new names. */
  SYBIL_JUNK("junk of 100 accounts", Effort.NONE) {
    @Override
    void act(Scene scene) {
      for (int i = 1; i < ACCOUNTS; i++) {
        scene.mischief().deliver(ATTACKER + i, scene.mischief().text.record(), false);
      }
    }
  },
  /** After honest batches, records that only look good, and no more work. */
  POISON("late poisoning", Effort.NONE) {
    @Override
    void act(Scene scene) {
      for (int i = 0; i < RECORDS; i++) {
        scene.mischief().deliver(ATTACKER, scene.mischief().text.record(), false);
      }
      scene.mischief().guess(ATTACKER, scene.open());
    }
  },
  /** Junk, which a curator who is in league accepts, as its own contributors try to. */
  SELF_REVIEW("self-review", Effort.NONE) {
    @Override
    void act(Scene scene) {
      scene.corrupt().run();
      for (int i = 0; i < EXTRA; i++) {
        scene.mischief().deliver(scene.account(), scene.mischief().text.record(), false);
      }
    }
  };

  /** Words by which a record is extended. */
  private static final int EXTENSIONS_EACH = 10;

  /** Part of the answers that copies leave as they are. */
  private static final double COPIED = 0.95;

  /** Records beyond an honest day's work. */
  private static final int EXTRA = 40;

  /** What of an honest day's work is really done. */
  enum Effort {
    ALL,
    RECORDS,
    NONE
  }

  private final String words;
  private final Effort effort;

  Attack(String words, Effort effort) {
    this.words = words;
    this.effort = effort;
  }

  abstract void act(Scene scene);

  /** The honest work that it is measured against. */
  Attack baseline() {
    return HONEST;
  }

  String words() {
    return words;
  }

  Effort effort() {
    return effort;
  }

  /**
   * Where an attacker acts.
   *
   * @param party the attacker's honest work
   * @param mischief all else that the attacker delivers
   * @param honest what the honest deliver with the batch
   * @param history what is in the dataset
   * @param open what answers are asked for
   * @param corrupt makes a curator join
   */
  record Scene(
      Party party,
      Party mischief,
      List<Submission> honest,
      List<Submission> history,
      List<Submission> open,
      Runnable corrupt) {
    Scene {
      open = new ArrayList<>(open);
    }

    /** An honest day's work. */
    void work() {
      party.contribute(ATTACKER);
      party.answer(ATTACKER, open);
    }

    /** The attacker's own records again, longer by some words at a time. */
    void extend(int words, int step) {
      for (Submission own : List.copyOf(party.submissions)) {
        String text = own.text();
        for (String word : mischief.text.words(words)) {
          text = text + " " + word;
          step(own, text, words, step);
        }
      }
    }

    /** Other names with the attacker's answers, of which a part is guessed instead. */
    void ring(int size, double copied) {
      for (Ballot ballot : List.copyOf(party.ballots)) {
        for (int i = 1; i < size; i++) {
          hand(ballot, ATTACKER + i, copied);
        }
      }
    }

    /** Each of the attacker's answers again under seven of the other names. */
    void scatter() {
      for (Ballot ballot : List.copyOf(party.ballots)) {
        for (int i = 1; i < 8; i++) {
          hand(ballot, ATTACKER + 1 + mischief.random.nextInt(ACCOUNTS - 1), COPIED);
        }
      }
    }

    private void hand(Ballot ballot, int account, double copied) {
      int label =
          mischief.random.nextDouble() < copied
              ? ballot.label()
              : mischief.random.nextInt(Crowd.CLASSES);
      mischief.ballots.add(new Ballot(ballot.item(), account, label));
    }

    /** Several who answer honestly, each about half as many items. */
    void team(int size) {
      party.contribute(ATTACKER);
      for (int i = 0; i < size; i++) {
        int before = party.ballots.size();
        party.answer(ATTACKER + i, open);
        party.ballots.subList(before + Party.ANSWERS / 2, party.ballots.size()).clear();
      }
    }

    /** Each of the team hands in what the next one answered, where it has not answered itself. */
    void swap(int size) {
      java.util.Map<Integer, java.util.Set<Integer>> done = new java.util.HashMap<>();
      List<Ballot> own = List.copyOf(party.ballots);
      own.forEach(
          ballot ->
              done.computeIfAbsent(ballot.annotator(), any -> new java.util.HashSet<>())
                  .add(ballot.item()));
      for (Ballot ballot : own) {
        int next = ATTACKER + (ballot.annotator() - ATTACKER + 1) % size;
        if (done.getOrDefault(next, java.util.Set.of()).add(ballot.item())) {
          hand(ballot, next, COPIED);
        }
      }
    }

    private void step(Submission own, String text, int words, int step) {
      int longer = text.split(" ", -1).length - own.text().split(" ", -1).length;
      if (longer % step == 0 || longer == words) {
        mischief.deliver(ATTACKER, text, true, own.time() + longer);
      }
    }

    /** One of the attacker's accounts. */
    int account() {
      return ATTACKER + mischief.random.nextInt(ACCOUNTS);
    }

    /** The text of a record that is in the dataset. */
    String known() {
      return history.get(mischief.random.nextInt(history.size())).text();
    }
  }
}
