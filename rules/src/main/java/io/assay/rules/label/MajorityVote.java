package io.assay.rules.label;

import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The label that most annotators gave (plurality: more than any other label, not necessarily more
 * than half). Each annotator has one vote per item, the last; a contributor's vote on an own item
 * and a label that the task does not have count nothing. Two leading labels are a tie and fewer
 * votes than the quorum are too few: neither gives a label. The order of votes is irrelevant.
 *
 * @param values the task's labels
 * @param quorum counted votes that an item needs, at least 1
 */
public record MajorityVote(Set<String> values, int quorum) implements Serializable {

  public MajorityVote {
    values = Set.copyOf(values);
    if (quorum < 1) {
      throw new IllegalArgumentException("quorum: " + quorum + " (expected: at least 1)");
    }
  }

  /** The vote that a charter with this categorical task asks for. */
  public static MajorityVote of(LabelTask.Categorical task, LabelsSection section) {
    return new MajorityVote(Set.copyOf(task.values()), section.quorum());
  }

  /**
   * The votes that count, one of each annotator, by annotator.
   *
   * @param contributors pseudonyms of the item's contributors
   */
  public SortedMap<String, Vote> counted(Set<String> contributors, Collection<Vote> votes) {
    SortedMap<String, Vote> last = new TreeMap<>();
    for (Vote vote : votes) {
      if (values.contains(vote.label()) && !contributors.contains(vote.annotator())) {
        last.merge(vote.annotator(), vote, MajorityVote::later);
      }
    }
    return last;
  }

  /**
   * The consensus of all votes on one item.
   *
   * @param contributors pseudonyms of the item's contributors
   */
  public Consensus consensus(Set<String> contributors, Collection<Vote> votes) {
    Map<String, Long> counts = new HashMap<>();
    for (Vote vote : counted(contributors, votes).values()) {
      counts.merge(vote.label(), 1L, Long::sum);
    }
    return consensus(counts);
  }

  /** The consensus of votes that are counted already, per label; labels without votes may be 0. */
  public Consensus consensus(Map<String, Long> counts) {
    SortedMap<String, Long> positive = new TreeMap<>(counts);
    positive.values().removeIf(count -> count == 0);
    long votes = positive.values().stream().mapToLong(Long::longValue).sum();
    if (votes < quorum) {
      return new Consensus(null, ReasonCode.LABEL_BELOW_QUORUM, positive);
    }
    List<String> leading = leading(positive);
    return leading.size() == 1
        ? new Consensus(leading.get(0), null, positive)
        : new Consensus(null, ReasonCode.LABEL_TIED, positive);
  }

  private static List<String> leading(SortedMap<String, Long> counts) {
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Vote later(Vote one, Vote other) {
    return Vote.BY_RECENCY.compare(one, other) >= 0 ? one : other;
  }
}
