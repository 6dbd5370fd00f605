// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBoundedPause} from "../../main/solidity/interfaces/IBoundedPause.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";
import {RewardTree} from "./RewardTree.sol";

// claimBatch
// ├── when there is a pause
// │   └── it reverts with PausedUntil
// ├── when the leaves are not 1, 2, 4, 8, … many
// │   └── it reverts with NotAligned
// ├── when neither current nor previous root has the subtree
// │   ├── it reverts with InvalidSubtree
// │   ├── it does so for any corrupted leaf or proof
// │   ├── it does so for leaves in another order, but for the sides of a pair
// │   ├── it does so for a leaf left out or put in twice
// │   └── it does so before the first root
// ├── when nothing is left for any account
// │   └── it reverts with NothingToClaimInSubtree
// ├── when the tree promises more than its total
// │   └── it reverts with TotalExceeded and pays nobody
// └── when somebody is owed something
//     ├── it pays each account its difference and emits Claimed for each
//     ├── it passes over accounts that have nothing left
//     ├── it pays an account that is listed twice its highest amount
//     ├── it accepts the previous root
//     ├── it pays every aligned subtree of trees of any size
//     └── it accepts 256 leaves below 15 siblings: a tree of 2**23
contract RewardDistributorClaimBatchTest is PayoutFixture {
    function test_RevertWhen_Paused() external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        _pause(1 days);

        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.PausedUntil.selector, block.timestamp + 1 days));
        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));
    }

    function testFuzz_RevertWhen_NotAligned(uint8 leaves) external {
        uint256 width = leaves % 130;
        vm.assume(width == 0 || width & (width - 1) != 0);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotAligned.selector, width));
        distributor.claimBatch(_many(width, 1), new bytes32[](0));
    }

    function testFuzz_RevertWhen_LeafOrProofIsCorrupted(uint8 part, uint8 place, uint8 bit) external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(16);
        IRewardDistributor.Earned[] memory earned = _below(tree, 2, entries);
        bytes32[] memory proof = RewardTree.proofOf(tree, 2);
        part = part % 3;
        if (part == 0) proof[0] ^= bytes32(uint256(1) << bit);
        if (part == 1) earned[place % 8].cumulative ^= uint256(1) << bit;
        if (part == 2) {
            earned[place % 8].account = address(uint160(earned[place % 8].account) ^ (uint160(1) << (bit % 160)));
        }

        _expectInvalidSubtree(earned);
        distributor.claimBatch(earned, proof);
    }

    function testFuzz_RevertWhen_OrderIsAnother(uint8 one, uint8 other) external {
        one = one % 8;
        other = other % 8;
        vm.assume(one / 2 != other / 2);
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);
        (earned[one], earned[other]) = (earned[other], earned[one]);

        _expectInvalidSubtree(earned);
        distributor.claimBatch(earned, new bytes32[](0));
    }

    function test_SidesOfAPairDoNotMatter() external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);
        (earned[2], earned[3]) = (earned[3], earned[2]);

        distributor.claimBatch(earned, new bytes32[](0));

        _assertPaid(entries);
    }

    function test_RevertWhen_LeafIsLeftOutOrPutInTwice() external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);
        IRewardDistributor.Earned[] memory half = new IRewardDistributor.Earned[](4);
        for (uint256 i = 0; i < 4; i++) {
            half[i] = earned[i];
        }
        earned[7] = earned[6];

        _expectInvalidSubtree(half);
        distributor.claimBatch(half, new bytes32[](0));
        _expectInvalidSubtree(earned);
        distributor.claimBatch(earned, new bytes32[](0));
    }

    function testFuzz_RevertWhen_NoRootIsActive(uint8 height, bytes32[] memory proof) external {
        IRewardDistributor.Earned[] memory earned = _many(2 ** (height % 6), 1);

        _expectInvalidSubtree(earned);
        distributor.claimBatch(earned, proof);
    }

    function test_RevertWhen_NothingIsLeft() external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);
        distributor.claimBatch(earned, new bytes32[](0));

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaimInSubtree.selector, tree[0]));
        distributor.claimBatch(earned, new bytes32[](0));
    }

    function test_RevertWhen_TreePromisesMoreThanDeclared() external {
        IRewardDistributor.Earned[] memory entries = _many(4, 100);
        bytes32[] memory tree = _build(entries);
        _publish(tree[0], _sum(entries) - 1);
        token.mint(address(distributor), 1000);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);
        uint256 last = earned[3].cumulative;

        vm.expectRevert(
            abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, earned[3].account, last, last - 1)
        );
        distributor.claimBatch(earned, new bytes32[](0));

        assertEq(distributor.claimedTotal(), 0);
        assertEq(distributor.claimed(earned[0].account), 0);
    }

    function test_RevertWhen_AmountsOverflow() external {
        IRewardDistributor.Earned[] memory entries = _many(2, type(uint256).max - 1);
        bytes32[] memory tree = _build(entries);
        _publish(tree[0], 400);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);

        vm.expectRevert(
            abi.encodeWithSelector(
                IRewardDistributor.TotalExceeded.selector, earned[0].account, earned[0].cumulative, 400
            )
        );
        distributor.claimBatch(earned, new bytes32[](0));
    }

    function testFuzz_PaysEachItsDifferenceWhoeverCalls(address caller, uint64 first, uint64 more) external {
        vm.assume(more > 0);
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(4, uint256(first) + 1);
        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));
        (tree, entries) = _publishMany(4, uint256(first) + 1 + more);
        IRewardDistributor.Earned[] memory earned = _below(tree, 0, entries);

        for (uint256 i = 0; i < 4; i++) {
            vm.expectEmit(address(distributor));
            emit IRewardDistributor.Claimed(earned[i].account, more, earned[i].cumulative);
        }
        vm.prank(caller);
        distributor.claimBatch(earned, new bytes32[](0));

        _assertPaid(entries);
        assertEq(distributor.claimedTotal(), _sum(entries));
        assertEq(token.balanceOf(address(distributor)), 0);
    }

    function testFuzz_PassesOverAccountsThatClaimedFirst(uint8 first) external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8);
        for (uint256 i = 0; i < 8; i++) {
            if ((first >> i) % 2 == 0) continue;
            _claim(tree, entries[i].account, entries[i].cumulative);
        }
        vm.assume(first != type(uint8).max);

        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));

        _assertPaid(entries);
    }

    function test_PaysAnAccountThatIsListedTwiceItsHighestAmount() external {
        IRewardDistributor.Earned[] memory entries = _many(4, 100);
        entries[1].account = entries[0].account;
        entries[1].cumulative = 500;
        bytes32[] memory tree = _build(entries);
        _publish(tree[0], _sum(entries));

        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));

        assertEq(token.balanceOf(entries[0].account), 500);
        assertEq(distributor.claimed(entries[0].account), 500);
        assertEq(distributor.claimedTotal(), 500 + 102 + 103);
    }

    function test_AcceptsThePreviousRoot() external {
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(8, 100);
        _publishMany(8, 200);

        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));

        _assertPaid(entries);
        _publishMany(8, 300);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSubtree.selector, tree[0]));
        distributor.claimBatch(_below(tree, 0, entries), new bytes32[](0));
    }

    /// Cuts the tree into its aligned subtrees of at most 8 leaves.
    function testFuzz_PaysEveryAlignedSubtreeOfAnyTree(uint8 size) external {
        uint256 leaves = 1 + size % 70;
        (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries) = _publishMany(leaves);

        uint256 paid = _payBelow(0, tree, entries);

        assertEq(paid, leaves);
        _assertPaid(entries);
        assertEq(distributor.claimedTotal(), distributor.declaredTotal());
    }

    function testFuzz_Accepts256LeavesBelow15Siblings(bytes32 seed) external {
        IRewardDistributor.Earned[] memory earned = _many(256, uint256(uint64(uint256(seed))) + 1);
        bytes32[] memory siblings = RewardTree.filler(15);
        _publish(RewardTree.synthetic(_leaves(earned), siblings), _sum(earned));

        distributor.claimBatch(earned, siblings);

        _assertPaid(earned);
    }

    function isAligned(bytes32[] memory tree, uint256 node) external pure returns (uint256 height) {
        return RewardTree.heightOf(tree, node);
    }

    function _payBelow(uint256 node, bytes32[] memory tree, IRewardDistributor.Earned[] memory entries)
        private
        returns (uint256 paid)
    {
        try this.isAligned(tree, node) returns (uint256 height) {
            if (height <= 3) {
                distributor.claimBatch(_below(tree, node, entries), RewardTree.proofOf(tree, node));
                return 2 ** height;
            }
        } catch {
            // Its leaves are at two depths, so only parts of it are aligned.
        }
        return _payBelow(2 * node + 1, tree, entries) + _payBelow(2 * node + 2, tree, entries);
    }

    function _publishMany(uint256 leaves)
        private
        returns (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries)
    {
        return _publishMany(leaves, 100);
    }

    function _publishMany(uint256 leaves, uint256 first)
        private
        returns (bytes32[] memory tree, IRewardDistributor.Earned[] memory entries)
    {
        entries = _many(leaves, first);
        tree = _build(entries);
        _publish(tree[0], _sum(entries));
    }

    function _leaves(IRewardDistributor.Earned[] memory earned) private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](earned.length);
        for (uint256 i = 0; i < earned.length; i++) {
            leaves[i] = _leaf(earned[i].account, earned[i].cumulative);
        }
    }

    function _expectInvalidSubtree(IRewardDistributor.Earned[] memory earned) private {
        bytes32 subtree = RewardTree.synthetic(_leaves(earned), new bytes32[](0));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSubtree.selector, subtree));
    }

    function _assertPaid(IRewardDistributor.Earned[] memory entries) private view {
        for (uint256 i = 0; i < entries.length; i++) {
            assertEq(token.balanceOf(entries[i].account), entries[i].cumulative);
            assertEq(distributor.claimed(entries[i].account), entries[i].cumulative);
        }
    }
}
