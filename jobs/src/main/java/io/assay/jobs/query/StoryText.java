package io.assay.jobs.query;

import io.assay.jobs.wording.LedgerWording;
import io.assay.jobs.wording.TokenAmount;
import io.assay.lineage.reward.Reasons;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The story of an item as sentences for the person who contributed it. */
public final class StoryText {
  private static final int SHORT = 12;

  private final UnaryOperator<String> printable;

  /**
   * @param printable makes contributed text harmless for a terminal
   */
  public StoryText(UnaryOperator<String> printable) {
    this.printable = printable;
  }

  /** The lines to print. */
  public List<String> of(ItemStory story) {
    List<String> lines = new ArrayList<>();
    lines.add("Item " + printable.apply(story.item()));
    for (ItemStory.Chapter chapter : story.chapters()) {
      lines.add("");
      lines.add(
          "Batch "
              + chapter.batch()
              + (chapter.attempt() > 1 ? ", attempt " + chapter.attempt() : ""));
      chapter(story.item(), chapter, later(story, chapter.batch()))
          .forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** The lines to print for an address. */
  public List<String> of(AddressStory story) {
    List<String> lines = new ArrayList<>();
    lines.add("Address " + story.address());
    lines.add(
        "It may claim %s tokens in all, less what it has claimed."
            .formatted(TokenAmount.shown(new BigInteger(story.cumulative()))));
    String batch = "";
    for (AddressStory.Movement movement : story.movements()) {
      if (!movement.batch().equals(batch)) {
        batch = movement.batch();
        lines.add("");
        lines.add("Batch " + batch);
      }
      lines.add(
          "  %s tokens: %s (%s)%s."
              .formatted(
                  TokenAmount.shown(new BigInteger(movement.amount())),
                  LedgerWording.reason(movement.reason()),
                  beginning(movement.account()),
                  movement.isPaid() ? "" : "; not through the address"));
    }
    return lines;
  }

  /** The lines to print for records that could not be read. */
  public List<String> of(List<SetAside> records) {
    List<String> lines = new ArrayList<>();
    for (SetAside record : records) {
      lines.add("Record " + printable.apply(record.place()) + " of batch " + record.batch());
      String detail =
          record.detail().isEmpty() ? "" : " (" + printable.apply(record.detail()) + ")";
      lines.add(
          "  It could not be read as "
              + article(record.kind())
              + ": "
              + record.words()
              + detail
              + ".");
      lines.add(
          "  It is kept as it came, and takes no part in anything. Correct it at its source and deliver it again.");
    }
    return lines;
  }

  /** The batch whose verdict stands in place of one's, if there is one. */
  private static Optional<String> later(ItemStory story, String batch) {
    return story.chapters().stream()
        .filter(chapter -> chapter.progress() != ItemStory.Progress.GATE_FAILED)
        .filter(
            chapter ->
                chapter.verdicts().stream()
                    .anyMatch(verdict -> batch.equals(verdict.supersedesBatch())))
        .map(ItemStory.Chapter::batch)
        .findFirst();
  }

  private List<String> chapter(String item, ItemStory.Chapter chapter, Optional<String> later) {
    List<String> lines = new ArrayList<>();
    ItemStory.Delivered delivery = chapter.delivery();
    if (delivery != null) {
      delivery(delivery, lines);
    }
    for (ItemStory.Found found : chapter.findings()) {
      boolean isSaid = found.words().contains(found.detail());
      String detail = isSaid ? "" : " – " + printable.apply(found.detail());
      lines.add(
          "Found (%s): %s%s [%s]."
              .formatted(found.severity(), printable.apply(found.words()), detail, found.rule()));
    }
    ItemStory.Original original = chapter.duplicateOf();
    if (original != null) {
      original(original, lines);
    }
    ItemStory.Agreement label = chapter.label();
    if (label != null) {
      lines.add(agreement(label));
      label.questions().forEach(question -> lines.add(question(question)));
    }
    for (ItemStory.Review review : chapter.reviews()) {
      String reason = review.reason().isEmpty() ? "" : ": " + printable.apply(review.reason());
      lines.add(
          "Curator %s decided to %s it%s."
              .formatted(beginning(review.reviewer()), review.decision(), reason));
    }
    chapter.verdicts().forEach(verdict -> verdict(item, chapter, verdict, later, lines));
    chapter.earnings().forEach(earned -> lines.add(earned(earned)));
    return lines;
  }

  private void original(ItemStory.Original original, List<String> lines) {
    String item = "item " + printable.apply(original.item()) + " of batch " + original.batch();
    lines.add(
        original.kind().equals("revision")
            ? "Extends " + item + ", which is by the same people and stays as it is (revision)."
            : "Repeats %s, which came first (%s duplicate).".formatted(item, original.kind()));
    for (ItemStory.Compared compared : original.compared()) {
      String field =
          compared.field().isEmpty() ? "" : "Field " + printable.apply(compared.field()) + ": ";
      lines.add(
          "  %s%d shingles in both, %d in this item, %d in that one; the charter bounds the %s at %s."
              .formatted(
                  field,
                  compared.shared(),
                  compared.size(),
                  compared.keptSize(),
                  compared.rule().equals("jaccard") ? "Jaccard similarity" : compared.rule(),
                  compared.threshold()));
    }
  }

  private void delivery(ItemStory.Delivered delivery, List<String> lines) {
    String how =
        switch (delivery.kind()) {
          case "new" -> "Delivered as a new item";
          case "redelivered" ->
              "Delivered again with the same content, which changes and earns nothing";
          case "revision" -> "Delivered with other content, as a revision";
          case "foreign" -> "Delivered under an id that belongs to somebody else's item";
          default -> "Delivered (" + delivery.kind() + ")";
        };
    lines.add(
        "%s: submitted %s, licence %s, in %s, record %d."
            .formatted(
                how,
                delivery.submittedAt(),
                delivery.licence().isEmpty() ? "none" : printable.apply(delivery.licence()),
                printable.apply(delivery.file()),
                delivery.record()));
  }

  private String question(ItemStory.Question question) {
    String label = printable.apply(question.label());
    Boolean applies = question.applies();
    Double confidence = question.confidence();
    return applies == null || confidence == null
        ? "  %s: open (%d answers).".formatted(label, question.votes())
        : String.format(
            Locale.ROOT,
            "  %s: %s, by %d of %d answers, right with probability %.3f.",
            label,
            applies ? "applies" : "does not apply",
            question.agreeing(),
            question.votes(),
            confidence);
  }

  private String agreement(ItemStory.Agreement label) {
    String what = label.questions().isEmpty() ? "votes" : "answers to its questions";
    String votes = "%d of %d %s".formatted(label.agreeing(), label.votes(), what);
    return switch (label.outcome()) {
      case "decided" ->
          "Label: %s, by %s.".formatted(printable.apply(String.valueOf(label.label())), votes);
      case "tied" ->
          "Label: none, since two or more have equally many votes (%s).".formatted(votes);
      default -> "Label: none yet, since too few people voted (%d).".formatted(label.votes());
    };
  }

  private void verdict(
      String item,
      ItemStory.Chapter chapter,
      ItemStory.Decided verdict,
      Optional<String> instead,
      List<String> lines) {
    String what =
        switch (verdict.verdict()) {
          case "accepted" -> "Verdict: accepted";
          case "rejected" -> "Verdict: rejected";
          default -> "Verdict: waits for review";
        };
    String later =
        verdict.supersedesBatch() == null
            ? ""
            : ", instead of the verdict in batch " + verdict.supersedesBatch();
    lines.add(what + later + (verdict.reasons().isEmpty() ? "." : ", because:"));
    for (ItemStory.Reason reason : verdict.reasons()) {
      lines.add("  - " + printable.apply(reason.words()) + " [" + reason.code() + "]");
    }
    lines.add(
        instead
            .map(batch -> "This held until batch " + batch + ", whose verdict stands in its place.")
            .orElseGet(() -> next(chapter, verdict.verdict())));
    if (chapter.progress() != ItemStory.Progress.GATE_FAILED) {
      lines.add("Leaf in the verdict tree: 0x" + verdict.leaf());
      lines.add(
          "For the proof: assay prove --batch %s %s"
              .formatted(chapter.batch(), quoted(printable.apply(item))));
    }
  }

  private static String next(ItemStory.Chapter chapter, String verdict) {
    String ask = chapter.contact().isEmpty() ? "the curators" : chapter.contact();
    if (chapter.progress() == ItemStory.Progress.GATE_FAILED) {
      return "The batch as a whole failed a gate, so this verdict does not count and nothing was paid. The item is judged afresh when it is delivered again; ask %s."
          .formatted(ask);
    }
    return switch (verdict) {
      case "accepted" ->
          chapter.progress() == ItemStory.Progress.COMPLETE
              ? "It is part of the dataset."
              : "It is part of the dataset once the batch is paid and anchored.";
      case "rejected" ->
          "It is not part of the dataset. Correct it and deliver it again, and it is judged afresh; if you think the verdict is wrong, ask %s."
              .formatted(ask);
      default ->
          "A person decides, and the decision comes with a later batch; ask %s.".formatted(ask);
    };
  }

  private String earned(ItemStory.Earned earned) {
    String who = "Contributor " + beginning(earned.contributor());
    String tokens = TokenAmount.shown(new BigInteger(earned.amount()).abs()) + " tokens";
    return switch (earned.reason()) {
      case Reasons.OVER_CAP ->
          "%s was above the most that a contributor earns in a batch: %s were cut off and carried over."
              .formatted(who, tokens);
      case Reasons.CORRECTION ->
          "%s owes back %s, paid for this and whatever else was found bad with this batch, bounties included. They are set off against earnings; nothing is taken from an address."
              .formatted(who, tokens);
      case Reasons.RECOVERED ->
          "%s paid back %s of what was owed, out of earnings.".formatted(who, tokens);
      case Reasons.RELEASED ->
          "%s, which had waited or been held, went to the address of contributor %s in this batch."
              .formatted(tokens, beginning(earned.contributor()));
      default ->
          "%s earned %s in this batch for %s (%d, this one among them%s)%s."
              .formatted(
                  who,
                  tokens,
                  LedgerWording.reason(earned.reason()),
                  earned.pieces(),
                  earned.gap().isEmpty()
                      ? ""
                      : ", for filling the gap " + printable.apply(earned.gap()),
                  earned.waits()
                      ? "; it went to no address then, and is waiting, held or set off"
                      : "");
    };
  }

  private static String beginning(String pseudonym) {
    return pseudonym.length() <= SHORT ? pseudonym : pseudonym.substring(0, SHORT) + "…";
  }

  private static String quoted(String item) {
    String safe = item.matches("[A-Za-z0-9._-]+") ? item : "'" + item.replace("'", "'\\''") + "'";
    return item.startsWith("-") ? "-- " + safe : safe; // Or it would be taken for an option.
  }

  private static String article(String kind) {
    return (kind.toLowerCase(Locale.ROOT).startsWith("i") ? "an " : "a ") + kind;
  }
}
