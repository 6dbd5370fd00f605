package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Offer;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.content.Wanted;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.TokenAmount;
import io.assay.rules.charter.RewardsSection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What whoever fills a gap earns, and how it is checked that they do. */
final class OfferParts {
  private OfferParts() {}

  static List<Html> of(Subject subject, Wanted wanted) {
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading("What to bring"));
    parts.add(
        Section.paragraph(
            "Records of the kinds below. They are judged like all others: readable, under an accepted licence, within the rules of the dataset, and no duplicate of what is there."));
    parts.add(Section.heading("What it earns"));
    RewardsSection terms = wanted.terms();
    if (terms == null || terms.bounties() == null) {
      parts.add(
          Section.paragraph(
              "What every accepted record earns, and no more: the charter offers no bounty for filling a gap."));
      return parts;
    }
    parts.add(Section.paragraph(earns(subject, terms, terms.bounties())));
    BigInteger most = terms.maxPerItem();
    if (most != null) {
      parts.add(
          Section.paragraph(
              "No record earns more than %s tokens, its bounty included."
                  .formatted(TokenAmount.shown(most))));
    }
    List<Html> checks = new ArrayList<>();
    Set<Offer.Check> named = EnumSet.noneOf(Offer.Check.class);
    wanted.gaps().forEach(gap -> named.add(gap.offer().check()));
    for (Offer.Check check : named) {
      checks.add(Element.of("li", Element.of("strong", word(check)), Listing.text(how(check))));
    }
    parts.add(Section.heading("How it is checked"));
    parts.add(Element.of("ul", checks));
    return parts;
  }

  private static String earns(
      Subject subject, RewardsSection terms, RewardsSection.BountyTerms offered) {
    return "An accepted new record weighs %s, and %s more if it fills a gap with a bounty; by these weights the contributors of a batch share their part of its pool. All bounties of a batch together take at most %s of that part. This is offered for the batch after %s, then the list is made anew. A record fills one gap, the largest that is proven, and only until as many are there as are still needed: what comes later, a repetition or a revision earns no bounty."
        .formatted(
            Figures.grouped(terms.weights().acceptedRecord()),
            Figures.grouped(offered.weight()),
            Figures.percent(BigDecimal.valueOf(offered.budgetBasisPoints(), 4)),
            subject.key().batchId());
  }

  /** The word of the list. */
  static String word(Offer.Check check) {
    return switch (check) {
      case DERIVED -> "computed";
      case CONFIRMED -> "by curators";
      case RENEWED -> "by age";
      case NOT_OFFERED -> "not offered";
      case UNCONFIRMABLE -> "cannot be proven";
      case TOO_SMALL -> "too small";
      case NO_KIND -> "no kind of record";
    };
  }

  private static String how(Offer.Check check) {
    return switch (check) {
      case DERIVED -> ": computed from the content itself; nobody has to confirm anything.";
      case CONFIRMED ->
          ": curators look at the record and confirm the attributes that are named; what its contributor says of it earns no bounty by itself.";
      case RENEWED ->
          ": new content for an item that is too old, under the item’s own id and by the same contributors.";
      case NOT_OFFERED -> ": the charter offers nothing for gaps of this kind.";
      case UNCONFIRMABLE ->
          ": it depends on what neither the content nor a curator can prove, so there is no bounty.";
      case TOO_SMALL ->
          ": bounties are for the largest gaps, and these come after them; they are wanted all the same.";
      case NO_KIND -> ": there are too few records in all, or no number of further ones is enough.";
    };
  }
}
