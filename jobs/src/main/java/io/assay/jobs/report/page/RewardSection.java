package io.assay.jobs.report.page;

import io.assay.jobs.report.content.RewardSummary;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.table.WaitingTotals;
import io.assay.jobs.wording.LedgerWording;
import java.util.ArrayList;
import java.util.List;

/** Where the pool went. */
final class RewardSection {
  private static final List<String> ROLES =
      List.of("contributor", "annotator", "curator", "treasury", "carry", "receivable");

  private RewardSection() {}

  static Section of(RewardSummary rewards) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "p",
            Listing.text("The pool of this batch is "),
            Figures.amount("rewards.pool", rewards.pool()),
            Listing.text(" tokens, and "),
            Figures.amount("rewards.carried-in", rewards.carriedIn()),
            Listing.text(" had been carried over from the batch before.")));
    parts.add(roles(rewards));
    parts.add(balances(rewards));
    if (!rewards.top().isEmpty()) {
      parts.add(top(rewards));
    }
    return new Section("rewards", "Rewards", parts);
  }

  private static Html roles(RewardSummary rewards) {
    Listing table = new Listing("Where pool and carry-over went", "Role", "#People", "#Tokens");
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

  private static Html balances(RewardSummary rewards) {
    WaitingTotals balances = rewards.balances();
    return new Listing(
            "Balances after this batch, earlier batches included",
            "Balance",
            "#Accounts",
            "#Tokens")
        .row(
            Listing.text("Claimable with a registered address"),
            Figures.count("rewards.addresses", rewards.addresses()),
            Figures.amount("rewards.payable", rewards.payable()))
        .row(
            Listing.text("Waiting for people to register an address"),
            Figures.count("rewards.waiting-accounts", balances.waiting().accounts().size()),
            Figures.amount("rewards.waiting", balances.waiting().amount()))
        .row(
            Listing.text("Held for some batches, as the charter says"),
            Figures.count("rewards.held-accounts", balances.held().accounts().size()),
            Figures.amount("rewards.held", balances.held().amount()))
        .row(
            Listing.text("Owed by people, for what was found bad later"),
            Figures.count("rewards.owing-accounts", balances.owed().accounts().size()),
            Figures.amount("rewards.owed", balances.owed().amount()))
        .html();
  }

  private static Html top(RewardSummary rewards) {
    Listing table =
        new Listing(
            "Who earned most, of %s people with earnings in this batch"
                .formatted(Figures.grouped(rewards.accounts())),
            "Pseudonym",
            "#Tokens",
            "Payout");
    for (RewardSummary.Account account : rewards.top()) {
      table.row(
          Contributed.id(account.pseudonym()),
          Figures.amount("rewards.account", account.amount()),
          payout(rewards.balances(), account.pseudonym()));
    }
    return table.html();
  }

  private static Html payout(WaitingTotals balances, String account) {
    if (balances.waiting().accounts().contains(account)) {
      return Section.badge("warn", "waits for an address");
    }
    if (balances.held().accounts().contains(account)) {
      return Section.badge("warn", "held for some batches");
    }
    return balances.owed().accounts().contains(account)
        ? Section.badge("warn", "taken for what is owed")
        : Listing.text("to the registered address");
  }
}
