// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IBatchRegistry} from "./interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";

/// @title RewardDistributor
/// @notice Nobody can take funds out but by a claim against a published root.
contract RewardDistributor is IRewardDistributor, AccessManaged {
    using SafeERC20 for IERC20;

    /// @dev One slot, because every claim reads the one and writes the other.
    struct Totals {
        uint128 declared;
        uint128 claimed;
    }

    /// @inheritdoc IRewardDistributor
    IERC20 public immutable token;
    /// @inheritdoc IRewardDistributor
    IBatchRegistry public immutable registry;
    /// @inheritdoc IRewardDistributor
    bytes32 public immutable datasetId;

    /// @inheritdoc IRewardDistributor
    bytes32 public currentRoot;
    /// @inheritdoc IRewardDistributor
    bytes32 public previousRoot;
    /// @inheritdoc IRewardDistributor
    uint64 public batchNumber;
    /// @inheritdoc IRewardDistributor
    mapping(address account => uint256 cumulative) public claimed;
    Totals private _totals;

    /// @param authority The AccessManager that says who may publish
    /// @param token_ The token that is paid
    /// @param registry_ Where the dataset's batches are anchored
    /// @param datasetId_ The dataset whose contributors are paid
    constructor(address authority, IERC20 token_, IBatchRegistry registry_, bytes32 datasetId_)
        AccessManaged(authority)
    {
        if (datasetId_ == bytes32(0)) revert IBatchRegistry.ZeroDatasetId();
        token = token_;
        registry = registry_;
        datasetId = datasetId_;
    }

    /// @inheritdoc IRewardDistributor
    function setRoot(uint64 batchNumber_, bytes32 root, uint256 total) external restricted {
        if (batchNumber_ <= batchNumber) revert StaleBatch(batchNumber_, batchNumber);
        (uint64 head,) = registry.head(datasetId);
        if (batchNumber_ > head) revert BatchNotAnchored(batchNumber_, head);
        if (root == bytes32(0) || root == currentRoot) revert NoNewRoot(root);
        if (total < _totals.declared) revert TotalFell(total, _totals.declared);

        batchNumber = batchNumber_;
        previousRoot = currentRoot;
        currentRoot = root;
        _totals.declared = SafeCast.toUint128(total);
        emit RootSet(batchNumber_, root, total);
    }

    /// @inheritdoc IRewardDistributor
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external {
        if (!_isListed(account, cumulative, proof)) revert InvalidProof(account, cumulative);
        uint256 received = claimed[account];
        if (cumulative <= received) revert NothingToClaim(account, cumulative, received);
        uint256 amount = cumulative - received;
        uint256 unclaimed = _totals.declared - _totals.claimed;
        if (amount > unclaimed) revert TotalExceeded(account, amount, unclaimed);

        claimed[account] = cumulative;
        _totals.claimed += SafeCast.toUint128(amount);
        emit Claimed(account, amount, cumulative);
        token.safeTransfer(account, amount);
    }

    /// @inheritdoc IRewardDistributor
    function declaredTotal() external view returns (uint256 total) {
        return _totals.declared;
    }

    /// @inheritdoc IRewardDistributor
    function claimedTotal() external view returns (uint256 total) {
        return _totals.claimed;
    }

    /// @dev Chain id and own address are part of the leaf: a proof for another chain or distributor is worth nothing.
    /// Hashed twice, so that no inner node of a tree can be taken for a leaf.
    function _isListed(address account, uint256 cumulative, bytes32[] calldata proof) private view returns (bool) {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(block.chainid, address(this), account, cumulative))));
        bytes32 root = MerkleProof.processProofCalldata(proof, leaf);
        return root == currentRoot || root == previousRoot;
    }
}
