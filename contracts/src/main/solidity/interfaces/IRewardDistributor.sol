// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchRegistry} from "./IBatchRegistry.sol";
import {IBoundedPause} from "./IBoundedPause.sol";
import {ITokenAllowList} from "./ITokenAllowList.sol";

/// @title Pays what contributors to one dataset have earned, in one ERC-20 token
/// @notice A root lists, per account, the amount earned since the beginning. A claim pays the difference to what the
/// account has received, so nobody has to claim every root, and no amount is paid twice. A root takes effect in an epoch:
/// it is proposed, may be vetoed within a challenge window, and is then activated by anybody once it is funded.
interface IRewardDistributor is IBoundedPause {
    /// @notice What never changes about a distributor.
    /// @param token The token that is paid; epochs begin only while `tokens` allows it
    /// @param registry Where the dataset's batches are anchored
    /// @param datasetId The dataset whose contributors are paid; not zero
    /// @param tokens The tokens that payouts may be made in
    /// @param treasury Where unclaimed amounts return to; not zero
    /// @param challengeWindow Seconds between proposal and activation: 1 hour to 365 days; from 0 on the embedded chain
    /// @param claimPeriod Seconds after activation in which nothing that is listed returns to the treasury: 0, which
    /// means never, or 1 day to 36,500 days; from 1 second on the embedded chain
    struct Terms {
        IERC20 token;
        IBatchRegistry registry;
        bytes32 datasetId;
        ITokenAllowList tokens;
        address treasury;
        uint32 challengeWindow;
        uint32 claimPeriod;
    }

    /// @notice A root that waits for its activation.
    /// @param root The rewards root of an anchored batch; zero if nothing is pending
    /// @param evidenceHash The batch's evidence
    /// @param batchNumber The batch
    /// @param total Upper bound of everything ever paid once it is active
    /// @param readyAt Running time from which it may be activated
    struct Proposal {
        bytes32 root;
        bytes32 evidenceHash;
        uint64 batchNumber;
        uint112 total;
        uint64 readyAt;
    }

    /// @notice One leaf of a tree.
    /// @param account Who earned
    /// @param cumulative Earned since the beginning
    struct Earned {
        address account;
        uint256 cumulative;
    }

    /// @notice A root waits for its activation.
    /// @param epoch The epoch that would begin with it
    /// @param activatableAt Time from which it may be activated, later if a pause comes
    event RootProposed(
        uint64 indexed epoch,
        bytes32 indexed root,
        uint64 indexed batchNumber,
        uint256 total,
        bytes32 evidenceHash,
        uint256 activatableAt
    );

    /// @notice The pending root was refused for ever.
    event RootVetoed(uint64 indexed epoch, bytes32 indexed root, uint64 indexed batchNumber, address by, string reason);

    /// @notice The pending root was taken back by the proposer's side; it may be proposed again.
    event RootWithdrawn(uint64 indexed epoch, bytes32 indexed root, uint64 indexed batchNumber);

    /// @notice A root took effect; the one before it stays claimable until the next.
    /// @param total Upper bound of everything ever paid
    /// @param funded Everything transferred in so far that counts: at least `total`
    /// @param claimableUntil Time from which its unclaimed amounts may return, later if a pause comes; zero for never
    event RootActivated(
        uint64 indexed epoch,
        bytes32 indexed root,
        uint64 indexed batchNumber,
        uint256 total,
        bytes32 evidenceHash,
        uint256 funded,
        uint256 claimableUntil
    );

    /// @notice Tokens came in through `fund`. A plain transfer counts as well and has the token's event only.
    event Funded(address indexed from, uint256 amount);

    /// @notice An account was paid.
    /// @param amount Paid by this claim
    /// @param cumulative Settled for the account by all claims and returns
    event Claimed(address indexed account, uint256 amount, uint256 cumulative);

    /// @notice An account left it unclaimed for too long, and the treasury was paid.
    /// @param amount Paid by this return
    /// @param cumulative Settled for the account by all claims and returns
    event Returned(address indexed account, uint256 amount, uint256 cumulative);

    /// @notice The terms name no token, registry, allow-list, dataset or treasury.
    error IncompleteTerms();

    /// @notice Challenge window or claim period is out of its bounds.
    error WrongPeriod(uint256 given, uint256 shortest, uint256 longest);

    /// @notice Payouts may not be made in this token.
    error TokenNotAllowed(IERC20 token);

    /// @notice Another root waits. It is activated, vetoed or withdrawn first.
    error ProposalPending(bytes32 root);

    /// @notice This is not the root that waits, which is zero if none does.
    error NotPending(bytes32 given, bytes32 pending);

    /// @notice The entry is not in the registry, or another entry followed since the proof was made.
    error BatchNotAnchored(uint64 number);

    /// @notice A later entry corrects the batch.
    error BatchSuperseded(uint64 number, uint64 by);

    /// @notice The root of this or of a later batch is active.
    error StaleBatch(uint64 given, uint64 current);

    /// @notice The root is zero, which proves nothing, or was active before.
    error NoNewRoot(bytes32 root);

    /// @notice The root was vetoed. It stays so.
    error VetoedRoot(bytes32 root);

    /// @notice Cumulative amounts never fall, so their sum does not either.
    error TotalFell(uint256 given, uint256 current);

    /// @notice The challenge window is open.
    error ChallengeWindowOpen(uint256 activatableAt);

    /// @notice Activated amounts are covered; this total is not yet.
    error NotFunded(uint256 funded, uint256 total);

    /// @notice The token took a fee or moved something else than was asked for.
    error WrongAmountReceived(uint256 received, uint256 expected);

    /// @notice Neither the current nor the previous root contains the account with this cumulative amount.
    error InvalidProof(address account, uint256 cumulative);

    /// @notice Neither the current nor the previous root contains this subtree.
    error InvalidSubtree(bytes32 subtree);

    /// @notice The leaves of an aligned subtree are 1, 2, 4, 8, … many.
    error NotAligned(uint256 leaves);

    /// @notice For the account this cumulative amount or more is settled.
    error NothingToClaim(address account, uint256 cumulative, uint256 settled);

    /// @notice For each account of the subtree its amount or more is settled.
    error NothingToClaimInSubtree(bytes32 subtree);

    /// @notice The tree promises more than its declared total, of which only `unclaimed` is left.
    error TotalExceeded(address account, uint256 amount, uint256 unclaimed);

    /// @notice The amount may be claimed, and not return, before `claimableUntil`; for ever if that is zero.
    error StillClaimable(bytes32 root, uint256 claimableUntil);

    /// @notice Proposes the rewards root of an anchored batch. Only for the proposer; one at a time.
    /// @dev Root and evidence are those of the entry, and the entry is checked against the registry's hash chain, so no
    /// root can be proposed that was not anchored. Reverts with `BatchNotAnchored` when a batch was anchored between the
    /// making of the proof and its use: make it anew.
    /// @param entry The batch; its number is higher than that of the current root, gaps are fine
    /// @param inclusion Why it stands in the registry
    /// @param total At least the sum of all cumulative amounts, and at least the current total; below 2**112
    function propose(IBatchRegistry.Entry calldata entry, IBatchRegistry.Inclusion calldata inclusion, uint256 total)
        external;

    /// @notice Refuses the pending root for ever. Only for the vetoer; during a pause too.
    /// @param root The pending root, so that no other is hit
    function veto(bytes32 root, string calldata reason) external;

    /// @notice Takes the pending root back, as when its total was wrong or a correction came. Only for the proposer.
    /// @param root The pending root
    function withdraw(bytes32 root) external;

    /// @notice Makes the pending root claimable. Anybody may call, once the challenge window is over and the distributor
    /// holds what the root promises.
    /// @param root The pending root
    function activate(bytes32 root) external;

    /// @notice Transfers tokens from the caller, who approved them, to the distributor.
    function fund(uint256 amount) external;

    /// @notice Pays an account what it earned and has not received. Anybody may call; only `account` is paid.
    /// @param cumulative The account's amount in the tree, earned since the beginning
    /// @param proof Merkle proof against the current or the previous root
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external;

    /// @notice Pays all accounts of an aligned subtree what they earned and have not received. Anybody may call; each
    /// account is paid its own. Accounts with nothing left are passed over, so an account that claims first stops nobody.
    /// @dev An account that the token refuses to pay stops its subtree; the halves without it can be claimed.
    /// @param earned All leaves below one node of the tree, from left to right, 1, 2, 4, 8, … many: the leaves stand at one
    /// depth, and node v's at k levels below are the nodes (v+1)·2^k−1 to (v+2)·2^k−2
    /// @param proof Merkle proof of that node against the current or the previous root
    function claimBatch(Earned[] calldata earned, bytes32[] calldata proof) external;

    /// @notice Returns to the treasury what an account has left unclaimed for too long. Only for the treasurer.
    /// @dev Two proofs, of the amount that was listed in a root whose claim period is over, and of the amount that the
    /// account could claim now. The lower of both is settled, so a return takes nothing but what this account could
    /// have claimed at this moment, and nothing that was listed later.
    /// @param expired The account's amount in a root that was active at some time, and whose claim period is over
    /// @param expiredProof Merkle proof against that root
    /// @param cumulative The account's amount in the current or the previous root
    /// @param proof Merkle proof against the current or the previous root
    function returnUnclaimed(
        address account,
        uint256 expired,
        bytes32[] calldata expiredProof,
        uint256 cumulative,
        bytes32[] calldata proof
    ) external;

    /// @notice What is settled for an account: what it received, and what returned to the treasury after the deadline.
    function claimed(address account) external view returns (uint256 cumulative);

    /// @notice The root that took effect last; zero before the first.
    function currentRoot() external view returns (bytes32 root);

    /// @notice The root before the current one, still claimable; zero if there is none.
    function previousRoot() external view returns (bytes32 root);

    /// @notice How many roots were activated.
    function epoch() external view returns (uint64 number);

    /// @notice Number of the batch that the current root belongs to; zero before the first.
    function batchNumber() external view returns (uint64 number);

    /// @notice Upper bound of everything ever paid, as declared with the current root.
    function declaredTotal() external view returns (uint256 total);

    /// @notice Everything paid so far, to accounts and, after deadlines, to the treasury.
    function claimedTotal() external view returns (uint256 total);

    /// @notice Everything ever received that is still here or was paid. Too high while a claim is being paid.
    function fundedTotal() external view returns (uint256 total);

    /// @notice The root that waits for its activation; all zero if none does.
    function pending() external view returns (Proposal memory proposal);

    /// @notice Time from which the pending root may be activated if no pause comes; zero if none waits.
    function activatableAt() external view returns (uint256 time);

    /// @notice Time from which unclaimed amounts of a root may return if no pause comes; zero for never.
    function claimableUntil(bytes32 root) external view returns (uint256 time);

    /// @notice Whether a root was vetoed.
    function isVetoed(bytes32 root) external view returns (bool vetoed);

    /// @notice The token that is paid.
    function token() external view returns (IERC20 erc20);

    /// @notice Where the batches of the dataset are anchored.
    function registry() external view returns (IBatchRegistry batchRegistry);

    /// @notice The dataset whose contributors are paid.
    function datasetId() external view returns (bytes32 id);

    /// @notice The tokens that payouts may be made in.
    function tokens() external view returns (ITokenAllowList allowList);

    /// @notice Where unclaimed amounts return to.
    function treasury() external view returns (address account);

    /// @notice Seconds between proposal and activation, pauses not counted.
    function challengeWindow() external view returns (uint32 duration);

    /// @notice Seconds from activation in which no unclaimed amount returns, pauses not counted; zero for never.
    function claimPeriod() external view returns (uint32 duration);
}
