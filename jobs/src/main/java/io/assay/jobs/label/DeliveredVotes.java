package io.assay.jobs.label;

import io.assay.rules.label.annotator.ScreenedVotes;
import io.assay.rules.label.number.PackedNumbers;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The votes of a partition as they were read, before annotators have the numbers of the whole task:
 * people and items are numbered in the order in which they are met.
 */
final class DeliveredVotes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 1024;

  private final LabelCodes codes;
  private final Map<UTF8String, Integer> itemNumbers = new HashMap<>();
  private final Map<UTF8String, Integer> peopleNumbers = new HashMap<>();
  private final List<JudgedItem> items = new ArrayList<>();
  private final List<String> people = new ArrayList<>();
  private int[] votes = new int[FIRST_CAPACITY];
  private long[] times = new long[FIRST_CAPACITY / FIELDS];
  private int size;

  /** Numbers of a vote that lie beside each other: item, person, label, delivery. */
  private static final int FIELDS = 4;

  DeliveredVotes(LabelCodes codes) {
    this.codes = codes;
  }

  /** Takes in a row of {@link VoteRows}. */
  void read(InternalRow row) {
    int number = number(row.getUTF8String(VoteRows.ITEM));
    JudgedItem item = items.get(number);
    boolean isCurrent = row.getBoolean(VoteRows.CURRENT);
    switch (row.getInt(VoteRows.KIND)) {
      case VoteRows.DELIVERED -> {
        item.delivered = true;
        item.asked |= isCurrent;
        ArrayData contributors = row.getArray(VoteRows.PEOPLE);
        for (int place = 0; place < contributors.numElements(); place++) {
          item.contributedBy(person(contributors.getUTF8String(place)));
        }
      }
      case VoteRows.VOTE -> {
        item.asked |= isCurrent;
        addVote(number, row);
      }
      case VoteRows.GOLD -> item.gold = codes.decided(row.getUTF8String(VoteRows.LABEL));
      default ->
          item.tell(
              codes.told(
                  row.getString(VoteRows.OUTCOME),
                  row.isNullAt(VoteRows.LABEL) ? null : row.getUTF8String(VoteRows.LABEL)),
              row.getInt(VoteRows.DELIVERY));
    }
  }

  private void addVote(int item, InternalRow row) {
    if (size == times.length) {
      votes = Arrays.copyOf(votes, Math.multiplyExact(votes.length, 2));
      times = Arrays.copyOf(times, Math.multiplyExact(times.length, 2));
    }
    int place = size * FIELDS;
    votes[place] = item;
    votes[place + 1] = person(row.getArray(VoteRows.PEOPLE).getUTF8String(0));
    votes[place + 2] = codes.ofVote(row.getUTF8String(VoteRows.LABEL));
    votes[place + 3] = row.getInt(VoteRows.DELIVERY);
    times[size++] = row.getLong(VoteRows.TIME);
  }

  private int number(UTF8String id) {
    Integer known = itemNumbers.get(id);
    if (known != null) {
      return known;
    }
    // Spark uses the row's memory again.
    UTF8String own = id.clone();
    itemNumbers.put(own, items.size());
    items.add(new JudgedItem(own));
    return items.size() - 1;
  }

  private int person(UTF8String pseudonym) {
    Integer known = peopleNumbers.get(pseudonym);
    if (known != null) {
      return known;
    }
    peopleNumbers.put(pseudonym.clone(), people.size());
    people.add(pseudonym.toString());
    return people.size() - 1;
  }

  /** Who votes here. */
  TreeSet<String> annotators() {
    boolean[] isAnnotator = new boolean[people.size()];
    for (int vote = 0; vote < size; vote++) {
      isAnnotator[votes[vote * FIELDS + 1]] = true;
    }
    TreeSet<String> annotators = new TreeSet<>();
    for (int person = 0; person < isAnnotator.length; person++) {
      if (isAnnotator[person]) {
        annotators.add(people.get(person));
      }
    }
    return annotators;
  }

  /**
   * Packs the votes on delivered items; votes on one's own items are left out.
   *
   * @param annotators of the whole task, in natural order
   */
  LabelPartition pack(String[] annotators, LabelTerms terms) {
    VotePacker packer = new VotePacker(terms.labels().size(), annotators.length, new long[0]);
    List<JudgedItem> judged = new ArrayList<>();
    int[] places = new int[items.size()];
    for (int number = 0; number < places.length; number++) {
      JudgedItem item = items.get(number);
      places[number] = item.delivered ? packer.addItem(LabelTerms.hash(item.id)) : -1;
      if (item.delivered) {
        judged.add(item);
      }
    }
    int[] numbers =
        people.stream().mapToInt(person -> Arrays.binarySearch(annotators, person)).toArray();
    for (int vote = 0; vote < size; vote++) {
      int place = vote * FIELDS;
      int person = votes[place + 1];
      if (!items.get(votes[place]).isBy(person)) {
        packer.add(
            places[votes[place]], numbers[person], votes[place + 2], votes[place + 3], times[vote]);
      }
    }
    return new LabelPartition(
        judged.toArray(JudgedItem[]::new), ScreenedVotes.of(packer.pack(terms.repetition())));
  }

  /** Packs the answers of a task whose answers are numbers in the same manner. */
  NumberPartition packNumbers(String[] annotators, Repetition repetition) {
    List<JudgedItem> judged = new ArrayList<>();
    List<NumberAnswers> answers = new ArrayList<>();
    int[] places = new int[items.size()];
    for (int number = 0; number < places.length; number++) {
      JudgedItem item = items.get(number);
      places[number] = item.delivered ? judged.size() : -1;
      if (item.delivered) {
        judged.add(item);
        answers.add(new NumberAnswers());
      }
    }
    for (int vote = 0; vote < size; vote++) {
      int place = vote * FIELDS;
      int item = places[votes[place]];
      int person = votes[place + 1];
      if (item >= 0 && votes[place + 2] >= 0 && !judged.get(item).isBy(person)) {
        answers
            .get(item)
            .add(
                new NumberAnswers.Given(
                    Arrays.binarySearch(annotators, people.get(person)),
                    codes.value(votes[place + 2]),
                    votes[place + 3],
                    times[vote]));
      }
    }
    return new NumberPartition(
        judged.toArray(JudgedItem[]::new),
        PackedNumbers.of(
            annotators.length, answers.stream().map(each -> each.counting(repetition)).toList()));
  }
}
