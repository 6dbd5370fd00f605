// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchRegistry} from "./IBatchRegistry.sol";

/// @title Pays what contributors to one dataset have earned, in one ERC-20 token
/// @notice A root lists, per account, the amount earned since the beginning. A claim pays the difference to what the
/// account has received, so nobody has to claim every root, and no amount is paid twice.
/// @dev The token must move exactly the amount asked for: no fee on transfer, no rebasing.
interface IRewardDistributor {
    /// @notice A new root took effect; the one before it stays claimable until the next.
    /// @param total Sum of all cumulative amounts in the tree: an upper bound of everything ever paid
    event RootSet(uint64 indexed batchNumber, bytes32 indexed root, uint256 total);

    /// @notice An account was paid.
    /// @param amount Paid by this claim
    /// @param cumulative Paid to the account by all claims
    event Claimed(address indexed account, uint256 amount, uint256 cumulative);

    /// @notice The batch is not anchored in the registry.
    error BatchNotAnchored(uint64 given, uint64 head);

    /// @notice The root of this or of a later batch is already set.
    error StaleBatch(uint64 given, uint64 current);

    /// @notice The root is zero, which proves nothing, or the current one.
    error NoNewRoot(bytes32 root);

    /// @notice Cumulative amounts never fall, so their sum does not either.
    error TotalFell(uint256 given, uint256 current);

    /// @notice Neither the current nor the previous root contains the account with this cumulative amount.
    error InvalidProof(address account, uint256 cumulative);

    /// @notice The account has already received this cumulative amount or more.
    error NothingToClaim(address account, uint256 cumulative, uint256 claimed);

    /// @notice The tree promises more than its declared total, of which only `unclaimed` is left.
    error TotalExceeded(address account, uint256 amount, uint256 unclaimed);

    /// @notice Makes a root claimable. Only for the publisher.
    /// @param batchNumber The anchored batch whose rewards these are; higher than at the last call, gaps are fine
    /// @param root Root over the leaves (uint256 chainId, address distributor, address account, uint256 cumulative)
    /// @param total Sum of all cumulative amounts, below 2**128; funds may follow later
    function setRoot(uint64 batchNumber, bytes32 root, uint256 total) external;

    /// @notice Pays an account what it earned and has not received. Anybody may call; only `account` is paid.
    /// @dev If funds are short the token's own error is passed on.
    /// @param cumulative The account's amount in the tree, earned since the beginning
    /// @param proof Merkle proof against the current or the previous root
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external;

    /// @notice What an account has received so far.
    function claimed(address account) external view returns (uint256 cumulative);

    /// @notice The root that took effect last; zero before the first.
    function currentRoot() external view returns (bytes32 root);

    /// @notice The root before the current one, still claimable; zero if there is none.
    function previousRoot() external view returns (bytes32 root);

    /// @notice Number of the batch that the current root belongs to; zero before the first.
    function batchNumber() external view returns (uint64 number);

    /// @notice Upper bound of everything ever paid, as declared with the current root.
    function declaredTotal() external view returns (uint256 total);

    /// @notice Everything paid so far to all accounts.
    function claimedTotal() external view returns (uint256 total);

    /// @notice The token that is paid.
    function token() external view returns (IERC20 erc20);

    /// @notice Where the batches of the dataset are anchored.
    function registry() external view returns (IBatchRegistry batchRegistry);

    /// @notice The dataset whose contributors are paid.
    function datasetId() external view returns (bytes32 id);
}
