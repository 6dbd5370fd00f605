package io.assay.jobs.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.report.content.CollectionAdvice;
import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.Offer;
import io.assay.jobs.report.content.PlanStep;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.content.Wanted;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset lacks, for machines: {@code wanted.json}. The first {@value #MOST_GAPS} gaps,
 * how many are left out, what filling each earns and how that is checked, and the whole plan; no
 * people, no contents.
 */
final class WantedFile {
  private static final String FORMAT = "assay-wanted-2";

  private static final int MOST_GAPS = 10_000;

  private WantedFile() {}

  static byte[] json(Subject subject, Wanted wanted) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("format", FORMAT);
    root.put("dataset", subject.dataset());
    root.put("batch", subject.key().batchId());
    root.put("as-of", subject.asOf().toString());
    root.put("charter", subject.charterHash());
    terms(root, wanted.terms());
    int all = wanted.gaps().size();
    root.put("gap-count", all);
    root.put("gaps-left-out", Math.max(0, all - MOST_GAPS));
    ArrayNode gaps = root.putArray("gaps");
    for (Gap gap : wanted.gaps().subList(0, Math.min(MOST_GAPS, all))) {
      gap(gaps.addObject(), gap);
    }
    CollectionAdvice.Reach reach = wanted.plan().reach();
    ObjectNode reached = root.putObject("plan-reach");
    reached.put("records", wanted.plan().records());
    if (reach != null) {
      reached.put("together", reach.isTogether());
      reached.put("bounded", reach.isBounded());
      reached.put("fewest", reach.fewest());
    }
    ArrayNode plan = root.putArray("plan");
    for (PlanStep each : wanted.plan().steps()) {
      ObjectNode step = plan.addObject();
      step.put("rank", each.rank());
      pattern(step, each.pattern());
      step.put("records", each.records());
      ArrayNode closes = step.putArray("closes");
      each.closes().forEach(closes::add);
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void terms(ObjectNode root, @Nullable RewardsSection terms) {
    if (terms == null || terms.bounties() == null) {
      root.putNull("bounties");
      return;
    }
    ObjectNode bounties = root.putObject("bounties");
    bounties.put("record-weight", terms.weights().acceptedRecord());
    bounties.put("weight", terms.bounties().weight());
    bounties.put("refresh", terms.bounties().refresh());
    bounties.put("budget-basis-points", terms.bounties().budgetBasisPoints());
    BigInteger most = terms.maxPerItem();
    if (most != null) {
      bounties.put("max-per-item", most.toString());
    }
  }

  private static void gap(ObjectNode node, Gap gap) {
    node.put("rank", gap.rank());
    node.put("kind", gap.kind());
    pattern(node, gap.pattern());
    node.put("observed", gap.observed());
    node.put("missing", gap.missing());
    Offer offer = gap.offer();
    node.put("check", offer.check().key());
    if (offer.weight() > 0) {
      ObjectNode bounty = node.putObject("bounty");
      bounty.put("weight", offer.weight());
      bounty.put("room", offer.room());
      if (!offer.asked().isEmpty()) {
        ArrayNode asked = bounty.putArray("confirm");
        offer.asked().forEach(asked::add);
      }
    }
  }

  private static void pattern(ObjectNode node, Map<String, String> of) {
    ObjectNode pattern = node.putObject("pattern");
    of.forEach(pattern::put);
  }
}
