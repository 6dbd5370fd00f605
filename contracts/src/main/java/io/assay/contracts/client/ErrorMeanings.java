package io.assay.contracts.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the contracts' custom errors mean to whoever reads them, as parts of a sentence. */
final class ErrorMeanings {

  private static final Map<String, String> AUTHORITY =
      Map.ofEntries(
          Map.entry("AccessManagedUnauthorized", "the account does not hold the role for this"),
          Map.entry("AccessManagedRequiredDelay", "the account may do this only after a delay"),
          Map.entry("AccessManagedInvalidAuthority", "this is no access manager"),
          Map.entry(
              "AccessManagerUnauthorizedAccount", "the account does not hold the role for this"),
          Map.entry("AccessManagerUnauthorizedCall", "the account may not make this call"),
          Map.entry("AccessManagerUnauthorizedCancel", "the account may not cancel this call"),
          Map.entry(
              "AccessManagerUnauthorizedConsume", "only the target may use up a scheduled call"),
          Map.entry("AccessManagerAlreadyScheduled", "the call is scheduled already"),
          Map.entry("AccessManagerNotScheduled", "the call is not scheduled"),
          Map.entry("AccessManagerNotReady", "the scheduled call still has to wait"),
          Map.entry("AccessManagerExpired", "the scheduled call came too late"),
          Map.entry("AccessManagerBadConfirmation", "an account can renounce its own roles only"),
          Map.entry(
              "AccessManagerInvalidInitialAdmin", "the access manager needs an administrator"),
          Map.entry("AccessManagerLockedRole", "this role cannot be changed"),
          Map.entry("AccessManagerLockedFunction", "this function's role cannot be changed"),
          Map.entry(
              "AccessControlUnauthorizedAccount",
              "the account does not hold the timelock's role for this"),
          Map.entry("AccessControlBadConfirmation", "an account can renounce its own roles only"),
          Map.entry("TimelockInsufficientDelay", "the delay is shorter than the timelock's"),
          Map.entry(
              "TimelockInvalidOperationLength", "targets, values and calls are not equally many"),
          Map.entry("TimelockUnauthorizedCaller", "only the timelock itself may do this"),
          Map.entry("TimelockUnexecutedPredecessor", "another operation has to come first"),
          Map.entry(
              "TimelockUnexpectedOperationState", "the operation is not in the state for this"));

  private static final Map<String, String> REGISTRY =
      Map.ofEntries(
          Map.entry("WrongNumber", "the batch is not the next one"),
          Map.entry("NoBatches", "there is no batch in the call"),
          Map.entry("IncompleteBatch", "batch or evidence hash is missing"),
          Map.entry(
              "CharterNotActive",
              "the charter is neither the active one nor the one before within its grace time; its"
                  + " ratifier activates it first"),
          Map.entry("NothingSuperseded", "no earlier entry is named as superseded"),
          Map.entry(
              "AlreadySuperseded", "the entry is superseded already; name the one that did it"),
          Map.entry("ZeroDatasetId", "the dataset is missing"),
          Map.entry("CharterChanged", "another charter is active than was thought"),
          Map.entry("NoNewCharter", "the charter is missing or active already"),
          Map.entry("GraceTooLong", "the former charter would be accepted for too long"));

  private static final Map<String, String> DISTRIBUTOR =
      Map.ofEntries(
          Map.entry(
              "IncompleteTerms", "token, registry, list of tokens, dataset or treasury is missing"),
          Map.entry("WrongPeriod", "challenge window or claim period is out of bounds"),
          Map.entry("TokenNotAllowed", "payouts may not be made in this token"),
          Map.entry(
              "ProposalPending", "another root waits; it is activated, vetoed or withdrawn first"),
          Map.entry("NotPending", "this is not the root that waits"),
          Map.entry(
              "BatchNotAnchored",
              "the batch is not anchored, or another followed meanwhile; try again"),
          Map.entry("BatchSuperseded", "a later entry corrects the batch"),
          Map.entry("StaleBatch", "the root of this or a later batch is active already"),
          Map.entry("NoNewRoot", "the root is empty or was active before"),
          Map.entry("VetoedRoot", "the root was vetoed, and stays so"),
          Map.entry("TotalFell", "the sum of all rewards must not fall"),
          Map.entry("ChallengeWindowOpen", "the root can still be vetoed"),
          Map.entry("NotFunded", "the distributor must be funded first"),
          Map.entry("WrongAmountReceived", "the token moved another amount than was asked for"),
          Map.entry(
              "InvalidProof", "neither the current nor the previous root contains this amount"),
          Map.entry(
              "InvalidSubtree", "neither the current nor the previous root contains this subtree"),
          Map.entry("NotAligned", "a subtree has 1, 2, 4, 8, … leaves"),
          Map.entry("NothingToClaim", "the account has received this amount already"),
          Map.entry(
              "NothingToClaimInSubtree",
              "all accounts of the subtree have received their amounts already"),
          Map.entry("TotalExceeded", "the claim exceeds what was declared for all accounts"),
          Map.entry("StillClaimable", "the account may still claim the amount"),
          Map.entry("PausedUntil", "a pause is in the way"),
          Map.entry("WrongPause", "a pause lasts one second to seven days"),
          Map.entry("PauseTooSoon", "the last pause is not over for long enough"),
          Map.entry("ReentrancyGuardReentrantCall", "the token called back while it was paying"),
          Map.entry("NotPaused", "there is no pause to end"));

  private static final Map<String, String> TOKEN =
      Map.ofEntries(
          Map.entry("NotAContract", "there is no contract at this address"),
          Map.entry("AlreadyAllowed", "the token is allowed already"),
          Map.entry("NotAllowed", "the token is not on the list"),
          Map.entry("NotEmbeddedChain", "play money stays on the embedded chain"),
          Map.entry("ERC20InsufficientBalance", "the account does not have so much of the token"),
          Map.entry(
              "ERC20InsufficientAllowance", "the account has not approved so much of the token"),
          Map.entry("ERC20InvalidApprover", "the zero address cannot approve"),
          Map.entry("ERC20InvalidReceiver", "the token refuses this recipient"),
          Map.entry("ERC20InvalidSender", "the zero address has no tokens"),
          Map.entry("ERC20InvalidSpender", "the zero address cannot be approved"),
          Map.entry("SafeERC20FailedOperation", "the token refused the transfer"),
          Map.entry("SafeCastOverflowedUintDowncast", "a number is too large"),
          Map.entry("AddressEmptyCode", "there is no contract at the address"),
          Map.entry("FailedCall", "the called contract failed without a reason"),
          Map.entry("InsufficientBalance", "the account does not have so much"));

  private ErrorMeanings() {}

  /** What an error says, or null for one that is not known here. */
  static @Nullable String of(String error) {
    for (Map<String, String> meanings :
        java.util.List.of(AUTHORITY, REGISTRY, DISTRIBUTOR, TOKEN)) {
      String meaning = meanings.get(error);
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }
}
