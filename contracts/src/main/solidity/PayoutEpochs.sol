// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BoundedPause} from "./BoundedPause.sol";
import {IBatchRegistry} from "./interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";
import {ITokenAllowList} from "./interfaces/ITokenAllowList.sol";

/// @title PayoutEpochs
/// @notice How a root becomes claimable: proposed, open to a veto, funded, activated.
abstract contract PayoutEpochs is IRewardDistributor, BoundedPause, ReentrancyGuardTransient {
    /// @dev Where a challenge window of nothing harms nobody: the chain id of Anvil.
    uint256 private constant EMBEDDED_CHAIN_ID = 31_337;

    /// @dev Marks a root that was vetoed, in place of the running time of its activation.
    uint256 private constant VETOED = type(uint256).max;

    /// @inheritdoc IRewardDistributor
    IERC20 public immutable token;
    /// @inheritdoc IRewardDistributor
    IBatchRegistry public immutable registry;
    /// @inheritdoc IRewardDistributor
    bytes32 public immutable datasetId;
    /// @inheritdoc IRewardDistributor
    ITokenAllowList public immutable tokens;
    /// @inheritdoc IRewardDistributor
    address public immutable treasury;
    /// @inheritdoc IRewardDistributor
    uint32 public immutable challengeWindow;
    /// @inheritdoc IRewardDistributor
    uint32 public immutable claimPeriod;

    /// @dev Both totals share a slot with the end of the pause, because every claim needs all three. 112 bits hold
    /// 5e15 tokens of 18 decimals.
    uint112 internal _declaredTotal;
    uint112 internal _claimedTotal;
    /// @inheritdoc IRewardDistributor
    bytes32 public currentRoot;
    /// @inheritdoc IRewardDistributor
    bytes32 public previousRoot;
    /// @inheritdoc IRewardDistributor
    uint64 public epoch;
    /// @inheritdoc IRewardDistributor
    uint64 public batchNumber;
    Proposal private _pending;
    mapping(bytes32 root => uint256 time) private _activatedAt;

    constructor(Terms memory terms) {
        bool isComplete = address(terms.token) != address(0) && address(terms.registry) != address(0)
            && address(terms.tokens) != address(0) && terms.treasury != address(0) && terms.datasetId != bytes32(0);
        if (!isComplete) revert IncompleteTerms();
        bool isEmbedded = block.chainid == EMBEDDED_CHAIN_ID;
        _requireWithin(terms.challengeWindow, isEmbedded ? 0 : 1 hours, 365 days);
        if (terms.claimPeriod != 0) _requireWithin(terms.claimPeriod, isEmbedded ? 1 : 1 days, 36_500 days);
        token = terms.token;
        registry = terms.registry;
        datasetId = terms.datasetId;
        tokens = terms.tokens;
        treasury = terms.treasury;
        challengeWindow = terms.challengeWindow;
        claimPeriod = terms.claimPeriod;
    }

    /// @inheritdoc IRewardDistributor
    function propose(IBatchRegistry.Entry calldata entry, IBatchRegistry.Inclusion calldata inclusion, uint256 total)
        external
        restricted
    {
        if (_pending.root != bytes32(0)) revert ProposalPending(_pending.root);
        if (entry.number <= batchNumber) revert StaleBatch(entry.number, batchNumber);
        bytes32 root = entry.batch.rewardsRoot;
        if (isVetoed(root)) revert VetoedRoot(root);
        if (root == bytes32(0) || _activatedAt[root] != 0) revert NoNewRoot(root);
        if (total < _declaredTotal) revert TotalFell(total, _declaredTotal);
        if (!registry.isAnchored(datasetId, entry, inclusion)) revert BatchNotAnchored(entry.number);
        _requirePayable(entry.number);

        uint256 readyAt = runningTime() + challengeWindow;
        _pending = Proposal({
            root: root,
            evidenceHash: entry.batch.evidenceHash,
            batchNumber: entry.number,
            total: SafeCast.toUint112(total),
            readyAt: SafeCast.toUint64(readyAt)
        });
        emit RootProposed(epoch + 1, root, entry.number, total, entry.batch.evidenceHash, _whenRunning(readyAt));
    }

    /// @inheritdoc IRewardDistributor
    function veto(bytes32 root, string calldata reason) external restricted {
        Proposal memory proposal = _takePending(root);

        _activatedAt[root] = VETOED;
        emit RootVetoed(epoch + 1, root, proposal.batchNumber, msg.sender, reason);
    }

    /// @inheritdoc IRewardDistributor
    function withdraw(bytes32 root) external restricted {
        Proposal memory proposal = _takePending(root);

        emit RootWithdrawn(epoch + 1, root, proposal.batchNumber);
    }

    /// @inheritdoc IRewardDistributor
    /// @dev Not while a claim is being paid: its books are changed before its tokens move, so the sum of both would count
    /// as funded what is about to leave.
    function activate(bytes32 root) external nonReentrant {
        _requireRunning();
        Proposal memory proposal = _takePending(root);
        uint256 time = runningTime();
        if (time < proposal.readyAt) revert ChallengeWindowOpen(_whenRunning(proposal.readyAt));
        _requirePayable(proposal.batchNumber);
        uint256 funded = fundedTotal();
        if (funded < proposal.total) revert NotFunded(funded, proposal.total);

        _activatedAt[root] = time;
        previousRoot = currentRoot;
        currentRoot = root;
        epoch++;
        batchNumber = proposal.batchNumber;
        _declaredTotal = proposal.total;
        emit RootActivated(
            epoch, root, batchNumber, proposal.total, proposal.evidenceHash, funded, claimableUntil(root)
        );
    }

    /// @inheritdoc IRewardDistributor
    function declaredTotal() external view returns (uint256 total) {
        return _declaredTotal;
    }

    /// @inheritdoc IRewardDistributor
    function claimedTotal() external view returns (uint256 total) {
        return _claimedTotal;
    }

    /// @inheritdoc IRewardDistributor
    function pending() external view returns (Proposal memory proposal) {
        return _pending;
    }

    /// @inheritdoc IRewardDistributor
    function activatableAt() external view returns (uint256 time) {
        return _pending.root == bytes32(0) ? 0 : _whenRunning(_pending.readyAt);
    }

    /// @inheritdoc IRewardDistributor
    function fundedTotal() public view returns (uint256 total) {
        return token.balanceOf(address(this)) + _claimedTotal;
    }

    /// @inheritdoc IRewardDistributor
    function claimableUntil(bytes32 root) public view returns (uint256 time) {
        return claimPeriod == 0 || !_wasActivated(root) ? 0 : _whenRunning(_activatedAt[root] + claimPeriod);
    }

    /// @inheritdoc IRewardDistributor
    function isVetoed(bytes32 root) public view returns (bool vetoed) {
        return _activatedAt[root] == VETOED;
    }

    /// @dev A root that was never active, or may be claimed for ever, has no end.
    function _isExpired(bytes32 root) internal view returns (bool expired) {
        return claimPeriod != 0 && _wasActivated(root) && runningTime() >= _activatedAt[root] + claimPeriod;
    }

    function _requireAllowed() internal view {
        if (!tokens.isAllowed(token)) revert TokenNotAllowed(token);
    }

    function _takePending(bytes32 root) private returns (Proposal memory proposal) {
        proposal = _pending;
        if (root == bytes32(0) || root != proposal.root) revert NotPending(root, proposal.root);
        delete _pending;
    }

    function _requirePayable(uint64 number) private view {
        uint64 by = registry.supersededBy(datasetId, number);
        if (by != 0) revert BatchSuperseded(number, by);
        _requireAllowed();
    }

    function _wasActivated(bytes32 root) private view returns (bool activated) {
        return _activatedAt[root] != 0 && !isVetoed(root);
    }

    function _requireWithin(uint256 given, uint256 shortest, uint256 longest) private pure {
        if (given < shortest || given > longest) revert WrongPeriod(given, shortest, longest);
    }
}
