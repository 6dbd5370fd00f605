package io.assay.jobs.report.page;

import io.assay.jobs.report.content.RewardSummary;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.LedgerWording;
import java.util.ArrayList;
import java.util.List;

/** Where the pool went. */
final class RewardSection {
  private static final List<String> ROLES =
      List.of("contributor", "annotator", "curator", "treasury", "carry");

  private RewardSection() {}

  static Section of(RewardSummary rewards) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "p",
            Listing.text("The pool of this batch is "),
            Figures.amount("rewards.pool", rewards.pool()),
            Listing.text(" tokens; "),
            Figures.amount("rewards.carried-in", rewards.carriedIn()),
            Listing.text(" were carried over from the batch before. Together they went to:")));
    parts.add(roles(rewards));
    parts.add(
        Element.of(
            "p",
            Figures.amount("rewards.payable", rewards.payable()),
            Listing.text(" tokens can be claimed so far by "),
            Figures.count("rewards.addresses", rewards.addresses()),
            Listing.text(" addresses; "),
            Figures.amount("rewards.waiting", rewards.waiting()),
            Listing.text(" wait for "),
            Figures.count("rewards.waiting-accounts", rewards.waitingAccounts()),
            Listing.text(" people who have not registered an address.")));
    if (!rewards.top().isEmpty()) {
      parts.add(top(rewards));
    }
    return new Section("rewards", "Rewards", parts);
  }

  private static Html roles(RewardSummary rewards) {
    Listing table = new Listing("The pool by role", "Role", "#People", "#Tokens");
    for (String role : ROLES) {
      Long people = rewards.lines().get(role);
      boolean isPersonal = ROLES.indexOf(role) < ROLES.indexOf("treasury");
      table.row(
          Listing.text(LedgerWording.role(role)),
          isPersonal
              ? Figures.count("rewards.people." + role, people == null ? 0 : people)
              : Listing.text("–"),
          Figures.amount("rewards." + role, rewards.of(role)));
    }
    return table.html();
  }

  private static Html top(RewardSummary rewards) {
    Listing table =
        new Listing(
            "%s people earned something; those who earned most"
                .formatted(Figures.grouped(rewards.accounts())),
            "Pseudonym",
            "#Tokens",
            "Payout");
    for (RewardSummary.Account account : rewards.top()) {
      table.row(
          Contributed.id(account.pseudonym()),
          Figures.amount("rewards.account", account.amount()),
          account.waits()
              ? Section.badge("warn", "waits for an address")
              : Listing.text("to the registered address"));
    }
    return table.html();
  }
}
