// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {PayoutEpochs} from "./PayoutEpochs.sol";
import {IRewardDistributor} from "./interfaces/IRewardDistributor.sol";

/// @title RewardDistributor
/// @notice Nobody can take funds out but by a claim against an activated root, and after its deadline the treasury can,
/// instead of the account.
contract RewardDistributor is PayoutEpochs {
    using SafeERC20 for IERC20;

    /// @inheritdoc IRewardDistributor
    mapping(address account => uint256 cumulative) public claimed;

    /// @param authority The AccessManager that says who may propose, veto, pause and return
    /// @param terms What never changes
    constructor(address authority, Terms memory terms) AccessManaged(authority) PayoutEpochs(terms) {}

    /// @inheritdoc IRewardDistributor
    function fund(uint256 amount) external {
        _requireAllowed();
        uint256 before = token.balanceOf(address(this));
        emit Funded(msg.sender, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = token.balanceOf(address(this)) - before;
        if (received != amount) revert WrongAmountReceived(received, amount);
    }

    /// @inheritdoc IRewardDistributor
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external nonReentrant {
        _requireRunning();
        _requireListed(account, cumulative, proof);
        uint256 amount = _settle(account, cumulative);

        emit Claimed(account, amount, cumulative);
        token.safeTransfer(account, amount);
    }

    /// @inheritdoc IRewardDistributor
    function claimBatch(Earned[] calldata earned, bytes32[] calldata proof) external nonReentrant {
        _requireRunning();
        bytes32 subtree = _subtree(earned);
        if (!_isClaimable(MerkleProof.processProofCalldata(proof, subtree))) revert InvalidSubtree(subtree);
        uint256[] memory amounts = _settleAll(earned, subtree);

        for (uint256 i = 0; i < earned.length; i++) {
            if (amounts[i] == 0) continue;
            emit Claimed(earned[i].account, amounts[i], earned[i].cumulative);
            token.safeTransfer(earned[i].account, amounts[i]);
        }
    }

    /// @inheritdoc IRewardDistributor
    function returnUnclaimed(
        address account,
        uint256 expired,
        bytes32[] calldata expiredProof,
        uint256 cumulative,
        bytes32[] calldata proof
    ) external restricted nonReentrant {
        _requireRunning();
        bytes32 root = MerkleProof.processProofCalldata(expiredProof, _leaf(account, expired));
        if (!_isExpired(root)) revert StillClaimable(root, claimableUntil(root));
        _requireListed(account, cumulative, proof);
        uint256 settled = Math.min(expired, cumulative);
        uint256 amount = _settle(account, settled);

        emit Returned(account, amount, settled);
        token.safeTransfer(treasury, amount);
    }

    /// @dev All books are changed here, before any token moves.
    function _settle(address account, uint256 cumulative) private returns (uint256 amount) {
        uint256 settled = claimed[account];
        if (cumulative <= settled) revert NothingToClaim(account, cumulative, settled);
        amount = cumulative - settled;
        uint112 before = _claimedTotal;
        uint256 unclaimed = _declaredTotal - before;
        if (amount > unclaimed) revert TotalExceeded(account, amount, unclaimed);

        // Fits: it is at most the declared total.
        // forge-lint: disable-next-line(unsafe-typecast)
        _claimedTotal = before + uint112(amount);
        claimed[account] = cumulative;
    }

    /// @dev As `_settle`, with one write of the total, and passing over accounts that have nothing left.
    function _settleAll(Earned[] calldata earned, bytes32 subtree) private returns (uint256[] memory amounts) {
        amounts = new uint256[](earned.length);
        uint256 before = _declaredTotal - _claimedTotal;
        uint256 unclaimed = before;
        for (uint256 i = 0; i < earned.length; i++) {
            address account = earned[i].account;
            uint256 cumulative = earned[i].cumulative;
            uint256 settled = claimed[account];
            if (cumulative <= settled) continue;
            uint256 amount = cumulative - settled;
            if (amount > unclaimed) revert TotalExceeded(account, amount, unclaimed);

            claimed[account] = cumulative;
            amounts[i] = amount;
            unclaimed -= amount;
        }
        if (unclaimed == before) revert NothingToClaimInSubtree(subtree);
        // forge-lint: disable-next-line(unsafe-typecast)
        _claimedTotal += uint112(before - unclaimed);
    }

    function _requireListed(address account, uint256 cumulative, bytes32[] calldata proof) private view {
        bytes32 root = MerkleProof.processProofCalldata(proof, _leaf(account, cumulative));
        if (!_isClaimable(root)) revert InvalidProof(account, cumulative);
    }

    function _isClaimable(bytes32 root) private view returns (bool claimable) {
        return root == currentRoot || root == previousRoot;
    }

    /// @dev A node of the tree is the hash of two words and a leaf that of one, so only leaves lead to a node here, and
    /// only in their order (but for the sides of a pair).
    function _subtree(Earned[] calldata earned) private view returns (bytes32 node) {
        uint256 width = earned.length;
        if (width == 0 || width & (width - 1) != 0) revert NotAligned(width);
        bytes32[] memory nodes = new bytes32[](width);
        for (uint256 i = 0; i < width; i++) {
            nodes[i] = _leaf(earned[i].account, earned[i].cumulative);
        }
        for (width /= 2; width > 0; width /= 2) {
            for (uint256 i = 0; i < width; i++) {
                nodes[i] = Hashes.commutativeKeccak256(nodes[2 * i], nodes[2 * i + 1]);
            }
        }
        return nodes[0];
    }

    /// @dev Chain id and own address are part of the leaf: a proof for another chain or distributor is worth nothing.
    /// Hashed twice, so that no inner node of a tree can be taken for a leaf.
    function _leaf(address account, uint256 cumulative) private view returns (bytes32 leaf) {
        return keccak256(bytes.concat(keccak256(abi.encode(block.chainid, address(this), account, cumulative))));
    }
}
