package io.assay.jobs.report.page;

import io.assay.jobs.report.content.ProofList;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Roots, hashes and where the chain holds them. */
final class ProofSection {
  private ProofSection() {}

  static Section of(ProofList proofs, Subject subject) {
    List<Html> terms = new ArrayList<>();
    hash(terms, "Validated root, of accepted items", "root.validated", proofs.validatedRoot());
    hash(terms, "Verdict root, of all judged items", "root.verdict", proofs.verdictRoot());
    hash(terms, "Rewards root, of cumulative payouts", "root.rewards", proofs.rewardsRoot());
    hash(terms, "Evidence, keccak-256 of evidence.json", "evidence", proofs.evidenceHash());
    hash(terms, "Charter, keccak-256", "charter", subject.charterHash());
    ProofList.Log log = proofs.log();
    if (log != null) {
      term(terms, "Lineage log, number of events", Figures.count("log.size", log.size()));
      hash(terms, "Lineage log, root", "log.root", log.root());
    }
    ProofList.Anchor anchor = proofs.anchor();
    if (anchor != null) {
      term(terms, "Number on chain", Figures.count("anchor.number", anchor.number()));
      if (anchor.supersedes() > 0) {
        term(
            terms,
            "Corrects the batch with number",
            Figures.count("anchor.supersedes", anchor.supersedes()));
      }
      hash(terms, "Transaction", "anchor.transaction", anchor.transaction());
      term(terms, "Block", Figures.count("anchor.block", anchor.block()));
    }
    term(terms, "Chain id", Listing.text(Long.toString(proofs.chain().id())));
    hash(terms, "BatchRegistry", "chain.registry", proofs.chain().registry());
    hash(terms, "RewardDistributor", "chain.distributor", proofs.chain().distributor());
    hash(terms, "Token", "chain.token", proofs.chain().token());
    return Section.of(
        "proofs",
        "Proofs",
        Section.paragraph(trust(proofs)),
        Element.of("dl", terms).with("class", "hashes"),
        Element.of("pre", "assay prove ITEM --batch " + subject.key().batchId())
            .with("class", "command"),
        Section.note(
            "This makes the proof that one item is in these roots; anybody can check it without the data."));
  }

  private static String trust(ProofList proofs) {
    if (proofs.chain().isEmbedded()) {
      return "The chain with id 31337 is embedded: it runs on the machine that made this report, so its anchor proves nothing to third parties.";
    }
    return proofs.anchor() == null
        ? "The chain does not hold this batch yet."
        : "Anybody who reads the chain can check that these roots were published there.";
  }

  private static void hash(List<Html> terms, String term, String name, String value) {
    term(terms, term, Element.of("code", value).with("class", "hash").with("data-name", name));
  }

  private static void term(List<Html> terms, String term, Html value) {
    terms.add(Element.of("dt", term));
    terms.add(Element.of("dd", value));
  }
}
